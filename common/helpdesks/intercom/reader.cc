#include "common/helpdesks/intercom/reader.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/base/status_macros.h"
#include "common/helpdesks/answer.h"
#include "common/helpdesks/intercom/credentials.h"
#include "common/helpdesks/intercom/parse_changes.h"
#include "common/helpdesks/intercom/parse_contact.h"
#include "common/helpdesks/intercom/parse_conversation.h"
#include "common/http/url.h"

namespace firstline::intercom {
namespace {

using helpdesks::Changes;

// A customer's record is worth having, not worth waiting for.
constexpr absl::Duration kLookUpTimeout = absl::Seconds(3);

// An answer that cannot be read is the helpdesk's fault, not the caller's.
absl::Status Unreadable(const absl::Status& status) { return absl::DataLossError(status.message()); }

struct Found {
  std::vector<Changes::Ticket> tickets;
  bool complete = true;  // every conversation of the span is there
};

absl::StatusOr<Found> Search(const Api& api, absl::Time from, absl::Time until) {
  Found found;
  std::string after;
  for (int page = 0; page < kSearchPagesMax; ++page) {
    FL_ASSIGN_OR_RETURN(const std::string body, api.Ask({.path = "/conversations/search",
                                                         .body = SearchBody(from, until, after),
                                                         .doing = "list changed conversations",
                                                         .response_bytes_max = kConversationBytesMax}));
    absl::StatusOr<SearchPage> read = ParseSearchPage(body);
    if (!read.ok()) return Unreadable(read.status());
    // What will not fit is not fetched to the end.
    if (page == 0 && read->total > kSearchPagesMax * static_cast<int64_t>(read->tickets.size()) &&
        !read->next.empty()) {
      return Found{.tickets = std::move(read->tickets), .complete = false};
    }
    std::move(read->tickets.begin(), read->tickets.end(), std::back_inserter(found.tickets));
    after = std::move(read->next);
    if (after.empty()) return found;
  }
  found.complete = false;
  return found;
}

}  // namespace

absl::StatusOr<conversation::Thread> Reader::Read(absl::string_view ticket_id) {
  FL_ASSIGN_OR_RETURN(const std::string body,
                      api_->Ask({.path = absl::StrCat("/conversations/", http::PercentEncode(ticket_id)),
                                 .doing = absl::StrCat("read conversation ", ticket_id),
                                 .response_bytes_max = kConversationBytesMax}));
  absl::StatusOr<conversation::Thread> thread = ParseConversation(body, api_->admin_id());
  if (!thread.ok()) return Unreadable(thread.status());
  conversation::Customer& customer = thread->customer;
  if (customers_ == nullptr || customer.id.empty()) return thread;
  const auto record = customers_->Get(customer.id, [&] { return LookUp(customer.id); });
  if (record.has_value()) helpdesks::FillIn(*record, customer);
  return thread;
}

absl::StatusOr<conversation::Customer> Reader::LookUp(absl::string_view contact_id) const {
  FL_ASSIGN_OR_RETURN(const std::string body,
                      api_->Ask({.path = absl::StrCat("/contacts/", http::PercentEncode(contact_id)),
                                 .doing = "read a contact",
                                 .timeout = kLookUpTimeout}));
  FL_ASSIGN_OR_RETURN(Contact contact, ParseContact(body));
  if (!contact.company_id.empty()) {
    const auto company = api_->Ask({.path = absl::StrCat("/companies/", contact.company_id),
                                    .doing = "read a company",
                                    .timeout = kLookUpTimeout});
    // A token without the right to see companies still tells about the contact.
    if (absl::IsPermissionDenied(company.status()) || absl::IsNotFound(company.status())) return contact.customer;
    FL_RETURN_IF_ERROR(company.status());
    FL_RETURN_IF_ERROR(AddCompany(*company, contact.customer));
  }
  return std::move(contact.customer);
}

absl::Duration Reader::RetryAfterOf(const absl::Status& error) const { return helpdesks::RetryAfterOf(error); }

absl::StatusOr<Changes> Reader::ChangedSince(absl::Time since) {
  Changes changes;
  absl::Time until = absl::InfiniteFuture();
  absl::StatusOr<Found> found = Search(*api_, since, until);
  // Halved at most as often as a span has bits; the shortest is a second, and one so full cannot be told completely.
  for (absl::Duration span = clock_.Now() - since; found.ok() && !found->complete && span > absl::Seconds(1);) {
    span = std::max(absl::Floor(span / 2, absl::Seconds(1)), absl::Seconds(1));
    until = since + span;
    found = Search(*api_, since, until);
  }
  FL_RETURN_IF_ERROR(found.status());
  changes.tickets = std::move(found->tickets);
  std::sort(changes.tickets.begin(), changes.tickets.end(),
            [](const Changes::Ticket& a, const Changes::Ticket& b) { return a.updated_at < b.updated_at; });
  changes.complete = found->complete && until == absl::InfiniteFuture();
  if (!changes.tickets.empty()) changes.newest = changes.tickets.back().updated_at;
  if (until != absl::InfiniteFuture()) changes.newest = std::max(changes.newest, until);
  return changes;
}

absl::StatusOr<std::shared_ptr<helpdesks::ThreadReader>> MakeReader(const policy::Helpdesk& helpdesk,
                                                                    const helpdesks::Transport& send,
                                                                    const Clock& clock) {
  FL_ASSIGN_OR_RETURN(Credentials credentials, ReadCredentials(helpdesk.credentials_file));
  return std::make_shared<Reader>(std::make_shared<Api>(helpdesk.base_url, std::move(credentials), send, clock),
                                  helpdesks::MakeCustomerCache(helpdesk, clock), clock);
}

}  // namespace firstline::intercom
