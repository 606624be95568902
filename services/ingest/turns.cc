#include "services/ingest/turns.h"

#include <algorithm>
#include <utility>

#include "absl/hash/hash.h"
#include "absl/strings/str_cat.h"
#include "common/base/ids.h"
#include "common/base/status_macros.h"
#include "common/kafka/topics.h"
#include "common/runtime/ticket_record.h"
#include "services/ingest/records.h"
#include "services/ingest/wire.h"

namespace firstline::ingest {
namespace {

constexpr absl::Duration kLongestRewrite = absl::Seconds(30);
constexpr absl::Duration kUnknownTenantWait = absl::Minutes(5);
constexpr size_t kNoPolicyTenantsMax = 1000;
constexpr absl::Duration kRevokeWait = absl::Seconds(8);  // the runtime allows 10 s

// In [0, 1), the same for the same conversation and attempt.
double JitterOf(const std::string& key, int attempt) {
  return static_cast<double>(absl::HashOf(key, attempt) % 1000) / 1000;
}

// A pointer at a conversation whose read is due.
v1::InboxEvent EventOf(const State& state) {
  v1::InboxEvent event;
  event.set_tenant(state.tenant);
  event.set_helpdesk(state.helpdesk);
  event.set_ticket_id(state.ticket_id);
  event.set_source(v1::INBOX_SOURCE_WEBHOOK);
  *event.mutable_accepted_at() = ToProto(state.updated_at);
  return event;
}

}  // namespace

Turns::Turns(const TurnsOptions& options, Tenants tenants, Helpdesks& helpdesks, kafka::Producer& producer,
             ReadStates read_states, const Clock& clock, const telemetry::Log& log, IngestMetrics metrics)
    : options_(options),
      tenants_(std::move(tenants)),
      helpdesks_(helpdesks),
      read_states_(std::move(read_states)),
      clock_(clock),
      log_(log),
      metrics_(metrics),
      no_policy_lines_(options.no_policy_log_interval, kNoPolicyTenantsMax),
      conversations_(states_, helpdesks, producer, clock, log, metrics),
      retrier_(options.retry_threads) {}

absl::StatusOr<runtime::RecordHandler::Output> Turns::Handle(const kafka::Record& record, const Context& context) {
  if (record.topic == kafka::kDispatched) {
    if (!record.value.has_value()) return Output{};  // a turn whose record was deleted
    FL_ASSIGN_OR_RETURN(const v1::Ticket ticket, runtime::ReadTicket(record));
    if (ticket.replay()) return Output{};  // an operator's; nothing happened
    const TurnOutcome outcome = OutcomeOf(ticket);
    return RunOrDefer(record, context, [this, partition = record.partition, outcome] {
      return conversations_.FoldEnd(partition, outcome);
    });
  }
  FL_ASSIGN_OR_RETURN(v1::InboxEvent event, ReadInboxEvent(record));
  if (const absl::Status missing = CheckPolicy(event); !missing.ok()) {
    if (context.attempt < options_.policy_attempts) return missing;  // the runtime tries again
    return SetAside(record, event, missing, context.attempt);
  }
  return RunOrDefer(record, context, [this, partition = record.partition, event] { return Look(partition, event); });
}

absl::Status Turns::CheckPolicy(const v1::InboxEvent& event) const {
  const auto policy = tenants_.current(event.tenant());
  if (policy == nullptr) return absl::UnavailableError(absl::StrCat("tenant ", event.tenant(), " has no policy"));
  if (policy->FindHelpdesk(event.helpdesk()) != nullptr) return absl::OkStatus();
  return absl::UnavailableError(absl::StrCat("tenant ", event.tenant(), " has no helpdesk ", event.helpdesk()));
}

runtime::RecordHandler::Output Turns::SetAside(const kafka::Record& record, const v1::InboxEvent& event,
                                               const absl::Status& missing, int attempts) {
  const absl::Time now = clock_.Now();
  metrics_.DeadLetter("no_policy");
  if (const auto records = no_policy_lines_.Report(event.tenant(), now); records.has_value()) {
    log_.Warning("no_policy",
                 {{"tenant", event.tenant()}, {"helpdesk", event.helpdesk()}, {"dead_lettered", *records}});
  }
  return Output{.records = {runtime::DeadLetter("ingest", record, missing, attempts, now)}};
}

absl::StatusOr<runtime::RecordHandler::Output> Turns::RunOrDefer(const kafka::Record& record, const Context& context,
                                                                 const Attempt& attempt) {
  const absl::Status status = attempt();
  if (status.ok()) return Output{};
  if (absl::IsCancelled(status)) return status;
  log_.Warning("unwritten", {{"topic", record.topic}, {"offset", record.offset}, {"status", status.ToString()}});
  retrier_.Schedule(
      absl::StrCat("write/", record.topic, "/", record.partition, "/", record.offset), record.partition,
      options_.rewrite_delay,
      [attempt, first = options_.rewrite_delay, finish = context.finish](int tries) -> std::optional<absl::Duration> {
        const absl::Status again = attempt();
        if (again.ok()) finish();
        if (again.ok() || absl::IsCancelled(again)) return std::nullopt;
        return std::min(first * (int64_t{1} << std::min(tries, 10)), kLongestRewrite);
      });
  return Output{.records = {}, .deferred = true};
}

absl::Status Turns::Look(int32_t partition, const v1::InboxEvent& event) {
  const auto policy = tenants_.current(event.tenant());
  const policy::Helpdesk* helpdesk = policy == nullptr ? nullptr : policy->FindHelpdesk(event.helpdesk());
  if (helpdesk == nullptr) return absl::UnavailableError("the policy changed meanwhile");
  const Conversations::Refreshed refreshed = conversations_.Refresh(partition, event, *policy, *helpdesk);
  if (refreshed.read.ok()) return refreshed.written;
  if (absl::IsCancelled(refreshed.read)) return refreshed.read;

  FL_RETURN_IF_ERROR(conversations_.MarkDue(partition, event));
  const std::string key = ConversationKey(event.tenant(), ConversationId(event.helpdesk(), event.ticket_id()));
  log_.Warning("unread",
               {{"tenant", event.tenant()}, {"ticket", event.ticket_id()}, {"status", refreshed.read.ToString()}});
  ScheduleReread(partition, key, RereadDelay(options_.reread, 1, refreshed.retry_after, JitterOf(key, 0)));
  return absl::OkStatus();
}

void Turns::ScheduleReread(int32_t partition, const std::string& key, absl::Duration delay) {
  retrier_.Schedule(absl::StrCat("read/", key), partition, delay,
                    [this, partition, key](int attempt) { return Reread(partition, key, attempt); });
}

std::optional<absl::Duration> Turns::Reread(int32_t partition, const std::string& key, int attempt) {
  const std::optional<Held> held = states_.Find(partition, key);
  if (!held.has_value() || !held->state.reread_due) return std::nullopt;
  const v1::InboxEvent event = EventOf(held->state);
  const auto policy = tenants_.current(event.tenant());
  const policy::Helpdesk* helpdesk = policy == nullptr ? nullptr : policy->FindHelpdesk(event.helpdesk());
  if (helpdesk == nullptr) return kUnknownTenantWait;
  const Conversations::Refreshed refreshed = conversations_.Refresh(partition, event, *policy, *helpdesk);
  if (absl::IsCancelled(refreshed.read) || absl::IsCancelled(refreshed.written)) return std::nullopt;
  if (!refreshed.written.ok()) return options_.rewrite_delay;
  if (refreshed.read.ok()) return std::nullopt;
  const absl::Duration delay = RereadDelay(options_.reread, attempt + 1, refreshed.retry_after, JitterOf(key, attempt));
  return std::max(delay, helpdesks_.NextReread(event.tenant(), *helpdesk, options_.reread_spacing));
}

runtime::RecordHandler::Output Turns::Fail(const kafka::Record& record, const absl::Status& error, int attempts) {
  const char* const reason = absl::IsDataLoss(error) ? "unreadable" : "failed";
  metrics_.DeadLetter(reason);
  return Output{.records = {runtime::DeadLetter("ingest", record, error, attempts, clock_.Now())},
                .outcome = {.code = "dead_letter", .reason = reason}};
}

absl::Status Turns::Restore(const std::vector<int32_t>& partitions, const std::function<bool()>& cancelled) {
  if (!tenants_.ready()) return absl::UnavailableError("policies are still being read");
  states_.Assign(partitions);
  const auto visit = [this](const kafka::Record& record) {
    if (!record.value.has_value()) return states_.Erase(record.partition, record.key);
    v1::ConversationState proto;
    if (!proto.ParseFromString(*record.value)) {
      return log_.Error("state_unreadable", {{"partition", record.partition}, {"offset", record.offset}});
    }
    Held held;
    held.state = FromProto(proto);
    states_.Put(record.partition, record.key, std::move(held));
  };
  FL_RETURN_IF_ERROR(read_states_(partitions, visit, cancelled));
  for (const StateStore::Due& due : states_.RereadsDue()) {
    ScheduleReread(due.partition, due.key, RereadDelay(options_.reread, 1, absl::ZeroDuration(), JitterOf(due.key, 0)));
  }
  return absl::OkStatus();
}

void Turns::Revoked(const std::vector<int32_t>& partitions) {
  states_.Drop(partitions);
  retrier_.Drop(partitions, kRevokeWait);
}

void Turns::Report() {
  const std::vector<StateStore::Due> due = states_.RereadsDue();
  const absl::Time now = clock_.Now();
  absl::Time oldest = now;
  for (const StateStore::Due& one : due) oldest = std::min(oldest, one.since);
  metrics_.Conversations(states_.size(), due.size(), now - oldest);
}

}  // namespace firstline::ingest
