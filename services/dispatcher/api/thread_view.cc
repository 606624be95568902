#include "services/dispatcher/api/thread_view.h"

#include <algorithm>

#include "common/api_channel/outcome.h"
#include "common/kafka/topics.h"
#include "firstline/v1/conversation.pb.h"
#include "firstline/v1/events.pb.h"

namespace firstline::dispatcher {
namespace {

// Texts are not kept, and an empty customer message would not count.
constexpr char kSomeText[] = "-";

bool IsApi(absl::string_view key) {
  const size_t slash = key.find('/');
  return slash != absl::string_view::npos && api_channel::IsApiConversation(key.substr(slash + 1));
}

conversation::Message Public(std::string id, conversation::Role role) {
  return {.id = std::move(id), .role = role, .text = kSomeText, .is_public = true};
}

conversation::Role RoleOf(v1::Role role) {
  switch (role) {
    case v1::ROLE_CUSTOMER: return conversation::Role::kCustomer;
    case v1::ROLE_AI: return conversation::Role::kAi;
    case v1::ROLE_AGENT: return conversation::Role::kAgent;
    default: return conversation::Role::kUnknown;
  }
}

}  // namespace

void ThreadView::Add(const kafka::Record& record) {
  if (!IsApi(record.key)) return;
  if (!record.value.has_value()) {
    entries_.erase(record.key);
    return;
  }
  if (record.topic == kafka::kInbox) {
    v1::InboxEvent event;
    if (!event.ParseFromString(*record.value) || !event.has_api_message()) return;
    Entry& entry = entries_[record.key];
    entry.written_at = std::max(entry.written_at, record.timestamp);
    const std::string& id = event.api_message().id();
    const bool known =
        entry.seen.contains(id) || std::find(entry.accepted.begin(), entry.accepted.end(), id) != entry.accepted.end();
    if (!known) entry.accepted.push_back(id);
    return;
  }
  v1::ConversationState state;
  if (!state.ParseFromString(*record.value) || !state.has_api()) return;
  Entry& entry = entries_[record.key];
  entry.written_at = std::max(entry.written_at, record.timestamp);
  if (state.version() < entry.version) return;
  entry.version = state.version();
  entry.messages.clear();
  for (const v1::Message& message : state.api().messages()) {
    entry.messages.push_back(Public(message.id(), RoleOf(message.role())));
  }
  entry.seen = {state.seen_message_ids().begin(), state.seen_message_ids().end()};
  std::erase_if(entry.accepted, [&](const std::string& id) { return entry.seen.contains(id); });
}

void ThreadView::Sweep(absl::Time before) {
  absl::erase_if(entries_, [&](const auto& entry) { return entry.second.written_at < before; });
}

absl::StatusOr<conversation::Thread> ThreadView::Find(absl::string_view key, absl::string_view ticket_id) const {
  const auto found = entries_.find(key);
  if (found == entries_.end()) return absl::NotFoundError("no such conversation");
  conversation::Thread thread;
  thread.ticket_id = std::string(ticket_id);
  thread.status = conversation::Status::kActive;
  thread.messages = found->second.messages;
  for (const std::string& id : found->second.accepted) {
    thread.messages.push_back(Public(id, conversation::Role::kCustomer));
  }
  return thread;
}

}  // namespace firstline::dispatcher
