#include "common/helpdesks/freshdesk/reader.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/base/status_macros.h"
#include "common/helpdesks/answer.h"
#include "common/helpdesks/freshdesk/credentials.h"
#include "common/helpdesks/freshdesk/parse_changes.h"
#include "common/helpdesks/freshdesk/parse_contact.h"
#include "common/helpdesks/freshdesk/parse_thread.h"
#include "common/http/url.h"

namespace firstline::freshdesk {
namespace {

using helpdesks::Changes;

// A customer's record is worth having, not worth waiting for.
constexpr absl::Duration kLookUpTimeout = absl::Seconds(3);
constexpr size_t kRecordBytesMax = 1u << 20;

// An answer that cannot be read is the helpdesk's fault, not the caller's.
absl::Status Unreadable(const absl::Status& status) { return absl::DataLossError(status.message()); }

absl::Status AddAllConversations(const Api& api, absl::string_view ticket, ThreadBuilder& builder) {
  for (int page = 1; page <= kConversationPagesMax; ++page) {
    FL_ASSIGN_OR_RETURN(const Api::Page read,
                        api.Get(absl::StrCat("/api/v2/tickets/", ticket, "/conversations?page=", page, "&per_page=100"),
                                absl::StrCat("read conversations of ticket ", ticket), kPageBytesMax));
    if (const absl::Status status = builder.AddConversations(read.body); !status.ok()) return Unreadable(status);
    if (!read.has_more) return absl::OkStatus();
  }
  return absl::DataLossError(absl::StrCat("ticket ", ticket, " has more than ", kConversationPagesMax, " pages"));
}

absl::Status AddRating(const Api& api, absl::string_view ticket, ThreadBuilder& builder) {
  const auto read = api.Get(absl::StrCat("/api/v2/tickets/", ticket, "/satisfaction_ratings"),
                            absl::StrCat("read ratings of ticket ", ticket));
  // The account has no surveys, or our agent may not see them.
  if (absl::IsNotFound(read.status()) || absl::IsPermissionDenied(read.status())) return absl::OkStatus();
  if (absl::IsInvalidArgument(read.status())) return absl::OkStatus();
  FL_RETURN_IF_ERROR(read.status());
  if (const absl::Status status = builder.AddRatings(read->body); !status.ok()) return Unreadable(status);
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<conversation::Thread> Reader::Read(absl::string_view ticket_id) {
  FL_ASSIGN_OR_RETURN(const int64_t agent_id, api_->AgentId());
  const std::string ticket = http::PercentEncode(ticket_id);
  ThreadBuilder builder(agent_id);
  FL_ASSIGN_OR_RETURN(const Api::Page read, api_->Get(absl::StrCat("/api/v2/tickets/", ticket, "?include=requester"),
                                                      absl::StrCat("read ticket ", ticket), kPageBytesMax));
  if (const absl::Status status = builder.AddTicket(read.body); !status.ok()) return Unreadable(status);
  FL_RETURN_IF_ERROR(AddAllConversations(*api_, ticket, builder));
  // A customer who was answered may rate; one whose ticket is open has something else to say.
  const bool may_be_rated = builder.thread().status != conversation::Status::kActive;
  if (customers_ != nullptr && may_be_rated) FL_RETURN_IF_ERROR(AddRating(*api_, ticket, builder));
  conversation::Thread thread = std::move(builder).Build();
  conversation::Customer& customer = thread.customer;
  if (customers_ == nullptr || customer.id.empty()) return thread;
  const auto record = customers_->Get(customer.id, [&] { return LookUp(customer.id); });
  if (record.has_value()) helpdesks::FillIn(*record, customer);
  return thread;
}

absl::StatusOr<conversation::Customer> Reader::LookUp(absl::string_view contact_id) const {
  FL_ASSIGN_OR_RETURN(const Api::Page read, api_->Get(absl::StrCat("/api/v2/contacts/", contact_id), "read a contact",
                                                      kRecordBytesMax, kLookUpTimeout));
  FL_ASSIGN_OR_RETURN(Contact contact, ParseContact(read.body));
  if (contact.company_id != 0) {
    const auto company = api_->Get(absl::StrCat("/api/v2/companies/", contact.company_id), "read a company",
                                   kRecordBytesMax, kLookUpTimeout);
    // An agent without the right to see companies still sees the contact.
    if (absl::IsPermissionDenied(company.status()) || absl::IsNotFound(company.status())) return contact.customer;
    FL_RETURN_IF_ERROR(company.status());
    FL_RETURN_IF_ERROR(AddCompany(company->body, contact.customer));
  }
  return std::move(contact.customer);
}

absl::Duration Reader::RetryAfterOf(const absl::Status& error) const { return helpdesks::RetryAfterOf(error); }

absl::StatusOr<Changes> Reader::ChangedSince(absl::Time since) {
  const std::string from = absl::FormatTime("%Y-%m-%dT%H:%M:%SZ", since, absl::UTCTimeZone());
  Changes changes;
  for (int page = 1; page <= kChangePagesMax; ++page) {
    FL_ASSIGN_OR_RETURN(const Api::Page read,
                        api_->Get(absl::StrCat("/api/v2/tickets?updated_since=", http::PercentEncode(from),
                                               "&order_by=updated_at&order_type=asc&per_page=100&page=", page),
                                  "list changed tickets", kPageBytesMax));
    if (const absl::Status status = AddChanges(read.body, changes); !status.ok()) return Unreadable(status);
    const auto older = [](const Changes::Ticket& a, const Changes::Ticket& b) { return a.updated_at < b.updated_at; };
    const bool ascends = std::is_sorted(changes.tickets.begin(), changes.tickets.end(), older);
    // A page of one second only, or of a list in another order, tells nothing about where the next begins.
    const bool moves = ascends && changes.newest > since + absl::Seconds(1);
    changes.complete = !read.has_more;
    if (changes.complete || moves) {
      std::stable_sort(changes.tickets.begin(), changes.tickets.end(), older);
      return changes;
    }
  }
  return absl::DataLossError("list changed tickets: too many in no order");
}

absl::StatusOr<std::shared_ptr<helpdesks::ThreadReader>> MakeReader(const policy::Helpdesk& helpdesk,
                                                                    const helpdesks::Transport& send,
                                                                    const Clock& clock) {
  FL_ASSIGN_OR_RETURN(const Credentials credentials, ReadCredentials(helpdesk.credentials_file));
  return std::make_shared<Reader>(std::make_shared<Api>(helpdesk.base_url, credentials, send, clock),
                                  helpdesks::MakeCustomerCache(helpdesk, clock));
}

}  // namespace firstline::freshdesk
