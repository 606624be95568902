#include "services/ingest/conversations.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "absl/hash/hash.h"
#include "common/base/ids.h"
#include "common/base/status_macros.h"
#include "common/kafka/topics.h"
#include "common/runtime/ticket_record.h"
#include "services/ingest/core/fold.h"
#include "services/ingest/core/unread.h"
#include "services/ingest/records.h"
#include "services/ingest/wire.h"
#include "services/ingest/wire_api.h"

namespace firstline::ingest {
namespace {

// A read that began this much after an event was accepted has seen what the event is about. The margin is for the
// clocks of edge and turns, which are synchronised to well below a second.
constexpr absl::Duration kReadMargin = absl::Seconds(2);

absl::Status NotOurs() { return absl::CancelledError("the partition is not ours any more"); }

std::string KeyOf(const v1::InboxEvent& event) {
  return ConversationKey(event.tenant(), ConversationId(event.helpdesk(), event.ticket_id()));
}

bool IsCovered(const Held& held, const v1::InboxEvent& event) {
  if (event.has_api_message()) return false;  // the record is the message: no read can have seen it
  if (held.state.version == 0 || held.state.reread_due) return false;
  switch (event.source()) {
    case v1::INBOX_SOURCE_FRESHNESS: return false;  // the dispatcher has just seen something we had not
    case v1::INBOX_SOURCE_RECONCILE: return event.has_changed_at() && held.changed_at >= FromProto(event.changed_at());
    default: return held.read_at > FromProto(event.accepted_at()) + kReadMargin;
  }
}

Cause CauseOf(const v1::InboxEvent& event, const policy::Policy& policy, absl::Time now) {
  Cause cause;
  cause.tenant = event.tenant();
  cause.helpdesk = event.helpdesk();
  cause.accepted_at = event.has_accepted_at() ? std::min(FromProto(event.accepted_at()), now) : now;
  cause.deadline_chat = policy.deadline_chat;
  cause.deadline_mail = policy.deadline_mail;
  return cause;
}

absl::string_view SourceName(v1::InboxSource source) {
  switch (source) {
    case v1::INBOX_SOURCE_RECONCILE: return "reconcile";
    case v1::INBOX_SOURCE_FRESHNESS: return "freshness";
    case v1::INBOX_SOURCE_API: return "api";
    default: return "webhook";
  }
}

absl::string_view KindName(const Feedback& feedback) {
  static constexpr absl::string_view kNames[] = {"rating", "status", "assignment", "person_replied"};
  static_assert(std::variant_size_v<Feedback> == std::size(kNames));
  return kNames[feedback.index()];
}

}  // namespace

Helpdesks::ReadResult Conversations::Receive(const v1::InboxEvent& event, State& before) {
  if (event.has_api_message()) {
    before.api =
        ingest::Receive(std::move(before.api).value_or(ApiThread()), ApiMessageOf(event), before.seen_message_ids);
  }
  // A pointer at a conversation nobody has written in: what it is about came under another id.
  if (!before.api.has_value()) return {absl::NotFoundError("no message of this conversation is known")};
  return {AsThread(*before.api, event.ticket_id())};
}

absl::Mutex& Conversations::LockOf(const std::string& key) { return locks_[absl::HashOf(key) % locks_.size()]; }

Conversations::Refreshed Conversations::Refresh(int32_t partition, const v1::InboxEvent& event,
                                                const policy::Policy& policy, const policy::Helpdesk& helpdesk) {
  Refreshed refreshed;
  const std::string key = KeyOf(event);
  absl::MutexLock lock(&LockOf(key));
  const std::optional<Held> held = states_.Find(partition, key);
  if (!held.has_value()) return {.read = NotOurs()};
  if (IsCovered(*held, event)) {
    metrics_.Read("skipped");
    Log(event, "", {.code = "ignored", .reason = "covered"}, absl::OkStatus(), absl::ZeroDuration());
    return refreshed;
  }

  Held next = *held;
  const absl::Time began = clock_.Now();
  next.read_at = began;
  State before = held->state;
  const bool is_api = helpdesk.vendor == policy::kApi;
  Helpdesks::ReadResult result =
      is_api ? Receive(event, before) : helpdesks_.Read(event.tenant(), helpdesk, event.ticket_id());
  const absl::Time now = clock_.Now();
  metrics_.ReadTook(now - began);
  const bool gone = absl::IsNotFound(result.thread.status());
  if (!result.thread.ok() && !gone) {
    metrics_.Read(absl::IsAborted(result.thread.status()) ? "paused"
                                                          : absl::StatusCodeToString(result.thread.status().code()));
    Log(event, "", {.code = "unread", .reason = ""}, result.thread.status(), now - began);
    return {.read = result.thread.status(), .retry_after = result.retry_after};
  }
  metrics_.Read(gone ? "gone" : "ok");

  const FoldResult fold = gone ? FoldGone(before, now) : Fold(before, *result.thread, CauseOf(event, policy, now), now);
  if (!gone) next.changed_at = result.thread->updated_at;
  std::vector<kafka::OutRecord> records = FeedbackRecords(fold.feedback, fold.state, now);
  if (fold.turn.has_value()) {
    const TicketContext context = {.tenant = event.tenant(),
                                   .conversation_id = fold.state.conversation_id,
                                   .helpdesk = helpdesk.name,
                                   .vendor = helpdesk.vendor,
                                   .policy_version = policy.version,
                                   .traceparent = event.traceparent(),
                                   .api = fold.state.api.has_value() ? &*fold.state.api : nullptr};
    records.push_back(
        runtime::TicketRecord(ToTicket(context, *result.thread, *fold.turn), kafka::kReceived, "ingest", now));
  }
  if (!records.empty()) refreshed.written = producer_.ProduceAndWait(std::move(records));
  if (!refreshed.written.ok()) return refreshed;

  next.state = fold.state;
  if (fold.changed) {
    refreshed.written = WriteState(partition, key, std::move(next));
  } else if (held->state.version > 0) {
    states_.Put(partition, key, std::move(next));
  }
  if (!refreshed.written.ok()) return refreshed;
  if (fold.turn.has_value()) {
    metrics_.TurnEmitted(SourceName(event.source()));
    const runtime::Outcome turn = {.code = "turn", .reason = std::string(SourceName(event.source()))};
    Log(event, fold.turn->turn_id, turn, absl::OkStatus(), clock_.Now() - began);
  }
  if (fold.ignored != Ignored::kNot) {
    metrics_.Ignored(IgnoredName(fold.ignored));
    const runtime::Outcome ignored = {.code = "ignored", .reason = std::string(IgnoredName(fold.ignored))};
    Log(event, "", ignored, absl::OkStatus(), clock_.Now() - began);
  }
  for (const Feedback& feedback : fold.feedback) metrics_.FeedbackEmitted(KindName(feedback));
  return refreshed;
}

void Conversations::Log(const v1::InboxEvent& event, const std::string& turn_id, const runtime::Outcome& outcome,
                        const absl::Status& error, absl::Duration took) {
  runtime::LogOutcome(log_, {.stage = "turns",
                             .tenant = event.tenant(),
                             .conversation = ConversationId(event.helpdesk(), event.ticket_id()),
                             .turn_id = turn_id,
                             .traceparent = event.traceparent(),
                             .outcome = outcome,
                             .error = error.ok() ? "" : absl::StatusCodeToString(error.code()),
                             .took = took});
}

absl::Status Conversations::MarkDue(int32_t partition, const v1::InboxEvent& event) {
  const std::string key = KeyOf(event);
  absl::MutexLock lock(&LockOf(key));
  std::optional<Held> held = states_.Find(partition, key);
  if (!held.has_value()) return NotOurs();
  if (held->state.reread_due) return absl::OkStatus();
  const absl::Time now = clock_.Now();
  Cause cause;
  cause.tenant = event.tenant();
  cause.helpdesk = event.helpdesk();
  cause.accepted_at = event.has_accepted_at() ? std::min(FromProto(event.accepted_at()), now) : now;
  held->state = MarkRereadDue(held->state, cause, event.ticket_id(), now);
  return WriteState(partition, key, *std::move(held));
}

absl::Status Conversations::FoldEnd(int32_t partition, const TurnOutcome& outcome) {
  const std::string key = ConversationKey(outcome.tenant, outcome.conversation_id);
  absl::MutexLock lock(&LockOf(key));
  std::optional<Held> held = states_.Find(partition, key);
  if (!held.has_value()) return NotOurs();
  OutcomeFold fold = FoldOutcome(held->state, outcome, clock_.Now());
  if (!fold.changed) return absl::OkStatus();
  held->state = std::move(fold.state);
  return WriteState(partition, key, *std::move(held));
}

absl::Status Conversations::WriteState(int32_t partition, const std::string& key, Held held) {
  // The last moment to see that somebody else owns the conversation; what slips through only repeats ids.
  if (!states_.Owns(partition)) return NotOurs();
  FL_RETURN_IF_ERROR(producer_.ProduceAndWait({StateRecord(held.state, clock_.Now())}));
  states_.Put(partition, key, std::move(held));
  return absl::OkStatus();
}

}  // namespace firstline::ingest
