// What Intercom answers to a read: the first text is the conversation, the second a contact, a company and a page of
// the search.

#include "common/helpdesks/intercom/parse_changes.h"
#include "common/helpdesks/intercom/parse_contact.h"
#include "common/helpdesks/intercom/parse_conversation.h"
#include "tests/fuzz/thread_promises.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using firstline::fuzz::Require;
  const auto [conversation, other] = firstline::fuzz::TwoOf(firstline::fuzz::BytesOf(data, size));
  const auto thread = firstline::intercom::ParseConversation(conversation, "900");
  Require(thread.ok() || absl::IsInvalidArgument(thread.status()), "what is no conversation is an invalid argument");
  if (thread.ok()) firstline::fuzz::RequireReadable(*thread);
  if (auto contact = firstline::intercom::ParseContact(other); contact.ok()) {
    (void)firstline::intercom::AddCompany(other, contact->customer);
  }
  const auto page = firstline::intercom::ParseSearchPage(other);
  if (page.ok()) {
    for (const auto& ticket : page->tickets) Require(!ticket.id.empty(), "a changed conversation has an id");
  }
  return 0;
}
