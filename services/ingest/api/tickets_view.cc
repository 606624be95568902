#include "services/ingest/api/tickets_view.h"

#include <algorithm>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "common/api_channel/outcome.h"
#include "common/api_channel/ticket_json.h"
#include "common/base/ids.h"
#include "common/policy/policy.h"
#include "firstline/v1/conversation.pb.h"

namespace firstline::ingest {
namespace {

constexpr absl::Duration kLookAgain = absl::Seconds(1);
constexpr absl::Duration kPoll = absl::Milliseconds(200);
constexpr absl::Duration kReadTimeout = absl::Minutes(5);

bool Knows(const v1::ConversationState& state, const std::string& message_id) {
  const auto& seen = state.seen_message_ids();
  return std::find(seen.begin(), seen.end(), message_id) != seen.end();
}

}  // namespace

TicketsView::Entry& TicketsView::Touch(const std::string& key, absl::Time now) {
  const auto [found, is_new] = entries_.try_emplace(key);
  Entry& entry = found->second;
  if (!is_new) order_.erase(entry.place);
  order_.push_back(key);
  entry.place = std::prev(order_.end());
  entry.changed_at = std::max(entry.changed_at, now);
  if (is_new && entries_.size() > tickets_max_) {
    entries_.erase(order_.front());
    order_.pop_front();
  }
  return entries_.at(key);
}

void TicketsView::Put(const kafka::Record& record) {
  const size_t slash = record.key.find('/');
  if (slash == std::string::npos || !api_channel::IsApiConversation(absl::string_view(record.key).substr(slash + 1))) {
    return;
  }
  absl::MutexLock lock(&mutex_);
  if (!record.value.has_value()) {
    const auto found = entries_.find(record.key);
    if (found == entries_.end()) return;
    order_.erase(found->second.place);
    entries_.erase(found);
    return;
  }
  v1::ConversationState state;
  if (!state.ParseFromString(*record.value) || !state.has_api()) return;
  Entry& entry = Touch(record.key, absl::FromUnixSeconds(state.updated_at().seconds()));
  if (state.version() < entry.version) return;
  entry.version = state.version();
  entry.state = *record.value;
  if (!entry.pending.empty() && Knows(state, entry.pending)) entry.pending.clear();
}

void TicketsView::Accepted(absl::string_view tenant, absl::string_view ticket_id, absl::string_view message_id,
                           absl::Time now) {
  absl::MutexLock lock(&mutex_);
  Entry& entry = Touch(ConversationKey(tenant, ConversationId(policy::kApi, ticket_id)), now);
  if (entry.state.empty() && entry.pending.empty()) entry.accepted_at = now;
  v1::ConversationState state;
  if (!entry.state.empty() && state.ParseFromString(entry.state) && Knows(state, std::string(message_id))) return;
  entry.pending = std::string(message_id);
}

std::optional<std::string> TicketsView::Find(absl::string_view tenant, absl::string_view ticket_id,
                                             absl::Time now) const {
  v1::ConversationState state;
  {
    absl::MutexLock lock(&mutex_);
    const auto found = entries_.find(ConversationKey(tenant, ConversationId(policy::kApi, ticket_id)));
    if (found == entries_.end() || found->second.changed_at + kept_ <= now) return std::nullopt;
    const Entry& entry = found->second;
    if (entry.state.empty()) return api_channel::AcceptedJson(ticket_id, entry.accepted_at);
    if (!state.ParseFromString(entry.state)) return std::nullopt;
    if (!entry.pending.empty()) state.clear_last_turn_id();  // a turn that is not there yet has not ended
  }
  return api_channel::TicketJson(state);
}

size_t TicketsView::size() const {
  absl::MutexLock lock(&mutex_);
  return entries_.size();
}

TicketsFollower::TicketsFollower(TicketsView& view, std::function<bool()> needed, Open open)
    : view_(view), needed_(std::move(needed)), open_(std::move(open)), thread_([this] { Run(); }) {}

TicketsFollower::~TicketsFollower() {
  stopping_ = true;
  thread_.join();
}

void TicketsFollower::Run() {
  const auto stopping = [this] { return stopping_.load(); };
  const auto visit = [this](const kafka::Record& record) { view_.Put(record); };
  while (!stopping_) {
    if (needed_()) {
      if (const auto reader = open_(); reader.ok() && (*reader)->ReadToEnd(visit, kReadTimeout, stopping).ok()) {
        ready_ = true;
        while (!stopping_) (*reader)->Poll(visit, kPoll);
        return;
      }
    }
    for (absl::Duration slept; slept < kLookAgain && !stopping_; slept += kPoll) absl::SleepFor(kPoll);
  }
}

}  // namespace firstline::ingest
