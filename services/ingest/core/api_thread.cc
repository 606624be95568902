#include "services/ingest/core/api_thread.h"

#include <algorithm>
#include <utility>

namespace firstline::ingest {
namespace {

using conversation::Message;

bool Knows(const ApiThread& thread, absl::string_view id) {
  return std::any_of(thread.messages.begin(), thread.messages.end(),
                     [&](const Message& message) { return absl::string_view(message.id) == id; });
}

void Cut(ApiThread& thread) {
  std::vector<Message>& messages = thread.messages;
  size_t bytes = 0;
  for (const Message& message : messages) bytes += message.text.size();
  size_t cut = 0;
  while (cut + 1 < messages.size() && (messages.size() - cut > kApiMessagesMax || bytes > kApiTextMax)) {
    bytes -= messages[cut++].text.size();
  }
  if (cut == 0) return;
  messages.erase(messages.begin(), messages.begin() + static_cast<std::ptrdiff_t>(cut));
  thread.truncated = true;
}

void Replace(std::string& value, const std::string& given) {
  if (!given.empty()) value = given;
}

void Update(conversation::Customer& customer, const conversation::Customer& given) {
  Replace(customer.external_id, given.external_id);
  Replace(customer.name, given.name);
  Replace(customer.email, given.email);
  Replace(customer.locale, given.locale);
  if (!given.attributes.empty()) customer.attributes = given.attributes;
  customer.id = customer.external_id;
}

}  // namespace

ApiThread Receive(ApiThread thread, const ApiMessage& message, absl::Span<const std::string> seen_ids) {
  if (Knows(thread, message.id)) return thread;
  if (std::find(seen_ids.begin(), seen_ids.end(), message.id) != seen_ids.end()) return thread;
  if (thread.created_at == absl::InfinitePast()) thread.created_at = message.accepted_at;
  Update(thread.customer, message.customer);
  Replace(thread.subject, message.subject);
  Replace(thread.channel, message.channel);
  Replace(thread.external_id, message.external_id);
  thread.callback |= message.callback;
  thread.messages.push_back({.id = message.id,
                             .role = conversation::Role::kCustomer,
                             .text = message.text,
                             .created_at = message.accepted_at,
                             .is_public = true});
  Cut(thread);
  return thread;
}

ApiThread FoldApiEnd(ApiThread thread, const ApiEnd& end) {
  if (end.superseded) return thread;
  thread.outcome = end.outcome;
  if (!end.hand_off_ticket_id.empty()) {
    thread.hand_off_helpdesk = end.hand_off_helpdesk;
    thread.hand_off_ticket_id = end.hand_off_ticket_id;
  }
  if (end.outcome.text.empty() || Knows(thread, end.outcome.message_id)) return thread;
  // Where the anchor was cut off, the reply is older than everything that is left.
  const auto anchor = std::find_if(thread.messages.begin(), thread.messages.end(),
                                   [&](const Message& message) { return message.id == end.anchor_message_id; });
  thread.messages.insert(anchor == thread.messages.end() ? thread.messages.begin() : anchor + 1,
                         {.id = end.outcome.message_id,
                          .role = conversation::Role::kAi,
                          .text = end.outcome.text,
                          .created_at = end.outcome.at,
                          .is_public = true});
  Cut(thread);
  return thread;
}

conversation::Thread AsThread(const ApiThread& thread, absl::string_view ticket_id) {
  conversation::Thread seen;
  seen.ticket_id = std::string(ticket_id);
  seen.subject = thread.subject;
  seen.status = conversation::Status::kActive;
  seen.channel = thread.channel;
  seen.via = "api";
  seen.external_id = thread.external_id;
  seen.created_at = thread.created_at;
  seen.customer = thread.customer;
  seen.messages = thread.messages;
  return seen;
}

}  // namespace firstline::ingest
