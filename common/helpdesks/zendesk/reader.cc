#include "common/helpdesks/zendesk/reader.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/base/status_macros.h"
#include "common/helpdesks/attributes.h"
#include "common/helpdesks/zendesk/credentials.h"
#include "common/helpdesks/zendesk/errors.h"
#include "common/helpdesks/zendesk/parse_changes.h"
#include "common/helpdesks/zendesk/parse_organization.h"
#include "common/helpdesks/zendesk/parse_thread.h"
#include "common/http/url.h"

namespace firstline::zendesk {
namespace {

// An organisation's record is worth having, not worth waiting for.
constexpr absl::Duration kLookUpTimeout = absl::Seconds(3);
constexpr size_t kRecordBytesMax = 1u << 20;

// A list with a page missing its member, or cut JSON, is the helpdesk's fault, not the caller's.
absl::Status Unreadable(const absl::Status& status) { return absl::DataLossError(status.message()); }

absl::Status AddAllComments(Api& api, absl::string_view ticket_id, ThreadBuilder& builder) {
  std::string cursor;
  for (int page = 0; page < kCommentPagesMax; ++page) {
    // Newest first, so that a very long ticket loses its oldest comments.
    std::string path =
        absl::StrCat("/api/v2/tickets/", ticket_id, "/comments?page%5Bsize%5D=100&sort=-created_at&include=users");
    if (!cursor.empty()) absl::StrAppend(&path, "&page%5Bafter%5D=", http::PercentEncode(cursor));
    FL_ASSIGN_OR_RETURN(const std::string body,
                        api.Get(path, absl::StrCat("read comments of ticket ", ticket_id), kPageBytesMax));
    absl::StatusOr<Paging> paging = builder.AddComments(body);
    if (!paging.ok()) return Unreadable(paging.status());
    if (!paging->has_more) break;
    cursor = std::move(paging->after_cursor);
  }
  return absl::OkStatus();
}

absl::Status AddUnknownAuthors(Api& api, ThreadBuilder& builder) {
  int lookups = 0;
  for (const int64_t id : builder.UnknownAuthors()) {
    if (++lookups > kUserLookupsMax) break;
    const absl::StatusOr<std::string> body =
        api.Get(absl::StrCat("/api/v2/users/", id), absl::StrCat("read user ", id), kPageBytesMax);
    if (absl::IsNotFound(body.status()) || absl::IsPermissionDenied(body.status())) continue;  // stays unknown
    FL_RETURN_IF_ERROR(body.status());
    if (const absl::Status status = builder.AddUser(*body); !status.ok()) return Unreadable(status);
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<conversation::Thread> Reader::Read(absl::string_view ticket_id) {
  FL_ASSIGN_OR_RETURN(const int64_t bot_user_id, api_->BotUserId());
  const absl::Time read_at = clock_.Now();
  ThreadBuilder builder(bot_user_id);
  FL_ASSIGN_OR_RETURN(const std::string ticket,
                      api_->Get(absl::StrCat("/api/v2/tickets/", ticket_id, "?include=users,groups"),
                                absl::StrCat("read ticket ", ticket_id), kPageBytesMax));
  if (const absl::Status status = builder.AddTicket(ticket); !status.ok()) return Unreadable(status);
  FL_RETURN_IF_ERROR(AddAllComments(*api_, ticket_id, builder));
  FL_RETURN_IF_ERROR(AddUnknownAuthors(*api_, builder));
  conversation::Thread thread = std::move(builder).Build();
  // The customer's own fields came with the ticket.
  if (!thread.customer.attributes.empty()) thread.customer.attributes_at = read_at;
  AddOrganization(thread.customer);
  return thread;
}

void Reader::AddOrganization(conversation::Customer& customer) {
  const auto id = customer.attributes.find(std::string(kOrganizationId));
  if (organizations_ == nullptr || id == customer.attributes.end()) return;
  const auto record = organizations_->Get(id->second, [&]() -> absl::StatusOr<conversation::Customer> {
    FL_ASSIGN_OR_RETURN(const std::string body, api_->Get(absl::StrCat("/api/v2/organizations/", id->second),
                                                          "read an organisation", kRecordBytesMax, kLookUpTimeout));
    return ParseOrganization(body);
  });
  if (!record.has_value()) return;
  for (const auto& [name, value] : record->attributes) helpdesks::AddAttribute(name, value, customer.attributes);
  customer.attributes_at = std::min(customer.attributes_at, record->attributes_at);
}

absl::Duration Reader::RetryAfterOf(const absl::Status& error) const { return zendesk::RetryAfterOf(error); }

absl::StatusOr<helpdesks::Changes> Reader::ChangedSince(absl::Time since) {
  FL_ASSIGN_OR_RETURN(const std::string body, api_->Get(absl::StrCat("/api/v2/incremental/tickets/cursor?start_time=",
                                                                     absl::ToUnixSeconds(since)),
                                                        "list changed tickets", kPageBytesMax));
  absl::StatusOr<helpdesks::Changes> changes = ParseChanges(body);
  if (!changes.ok()) return Unreadable(changes.status());
  return changes;
}

absl::StatusOr<std::shared_ptr<helpdesks::ThreadReader>> MakeReader(const policy::Helpdesk& helpdesk,
                                                                    const helpdesks::Transport& send,
                                                                    const Clock& clock) {
  FL_ASSIGN_OR_RETURN(const Credentials credentials, ReadCredentials(helpdesk.credentials_file));
  return std::make_shared<Reader>(std::make_shared<Api>(helpdesk.base_url, credentials, send, clock),
                                  helpdesks::MakeCustomerCache(helpdesk, clock), clock);
}

}  // namespace firstline::zendesk
