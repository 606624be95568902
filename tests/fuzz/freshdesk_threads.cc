// What Freshdesk answers to a read: the first text is the ticket, the second a page of its conversations, its ratings,
// a contact, a company and a list of changed tickets.

#include "common/helpdesks/freshdesk/parse_changes.h"
#include "common/helpdesks/freshdesk/parse_contact.h"
#include "common/helpdesks/freshdesk/parse_thread.h"
#include "tests/fuzz/thread_promises.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using firstline::fuzz::Require;
  const auto [ticket, other] = firstline::fuzz::TwoOf(firstline::fuzz::BytesOf(data, size));
  firstline::helpdesks::Changes changes;
  if (firstline::freshdesk::AddChanges(other, changes).ok()) {
    for (const auto& changed : changes.tickets) Require(!changed.id.empty(), "a changed ticket has an id");
  }
  if (auto contact = firstline::freshdesk::ParseContact(other); contact.ok()) {
    (void)firstline::freshdesk::AddCompany(other, contact->customer);
  }
  firstline::freshdesk::ThreadBuilder builder(900);
  if (!builder.AddTicket(ticket).ok()) return 0;
  (void)builder.AddConversations(other);
  (void)builder.AddConversations(other);  // a page that comes twice adds nothing
  (void)builder.AddRatings(other);
  firstline::fuzz::RequireReadable(std::move(builder).Build());
  return 0;
}
