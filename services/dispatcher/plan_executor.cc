#include "services/dispatcher/plan_executor.h"

#include <algorithm>
#include <utility>

#include "common/base/check.h"
#include "common/runtime/outcome.h"
#include "services/dispatcher/core/quiet_hand_off.h"
#include "services/dispatcher/records.h"
#include "services/dispatcher/wire.h"

namespace firstline::dispatcher {
namespace {

// How long to wait before a failed write to the log is repeated. Order and safety need it to succeed.
constexpr absl::Duration kRewriteDelay = absl::Seconds(1);
// A tenant without a policy or with an account nobody can log in to is looked at again after this long.
constexpr absl::Duration kLookAgain = absl::Seconds(5);

// Stands in for a vendor's grouping while the account cannot be found: nothing is called then.
constexpr CallGroup kNoGroups[] = {{{Slot::kPublicMessage, Slot::kFields, Slot::kTags, Slot::kNote}, true}};

// The ledger's code of a failed read: what waits, what counts (see FailureClass). Nothing was called, so nothing here
// is permanent.
std::string ReadCode(const absl::Status& status) {
  switch (status.code()) {
    case absl::StatusCode::kUnauthenticated:
    case absl::StatusCode::kPermissionDenied:
    case absl::StatusCode::kResourceExhausted: return absl::StatusCodeToString(status.code());
    case absl::StatusCode::kUnavailable:
    case absl::StatusCode::kDeadlineExceeded:
    case absl::StatusCode::kCancelled: return "UNAVAILABLE";
    default: return "ABORTED";
  }
}

}  // namespace

Policies::Handle Policies::For(const v1::Ticket& ticket) const {
  Handle stamped = version(ticket.tenant(), ticket.policy_version());
  return stamped != nullptr ? stamped : current(ticket.tenant());
}

bool PlanExecutor::Write(std::vector<kafka::OutRecord> records, const Surroundings& around) {
  while (!around.lost()) {
    const absl::Status status = parts_.producer.ProduceAndWait(records);
    if (status.ok()) return true;
    parts_.metrics.Unwritten();
    parts_.log.Warning("write_failed", {{"code", absl::StatusCodeToString(status.code())}});
    parts_.clock.Sleep(kRewriteDelay);
  }
  return false;
}

bool PlanExecutor::Append(const Entry& entry, const PlanRun& run, const Lane& lane, Ledger& ledger,
                          const Surroundings& around) {
  if (!Write({EffectOut(ToProto(entry, run.plan), lane.partition, parts_.clock.Now())}, around)) return false;
  ledger.Apply(entry);
  return true;
}

bool PlanExecutor::Record(PlanRun& run, Lane& lane, const Surroundings& around) {
  const absl::Time now = parts_.clock.Now();
  const Entry entry = {.phase = Phase::kPlanned, .at = now, .hand_off = run.plan.kind == Kind::kHandOff};
  v1::EffectRecord planned = ToProto(entry, run.plan);
  planned.set_ticket(run.ticket.SerializeAsString());
  std::vector<kafka::OutRecord> records = std::exchange(run.with_plan, {});
  records.push_back(EffectOut(planned, lane.partition, now));
  if (!Write(std::move(records), around)) return false;
  TurnRecord turn = {.turn_id = run.plan.turn_id, .ledger = {}};
  turn.ledger.Apply(entry);
  lane.turns.push_back(std::move(turn));
  run.recorded = true;
  return true;
}

std::optional<absl::Time> PlanExecutor::Advance(PlanRun& run, Lane& lane, TurnRecord& turn,
                                                const Surroundings& around) {
  while (!around.lost()) {
    if (around.leaving() && run.live_attempt == 0) return std::nullopt;
    const Policies::Handle policy = parts_.policies.current(run.plan.tenant);
    absl::StatusOr<std::shared_ptr<Helpdesk>> helpdesk = absl::NotFoundError("no policy");
    if (policy != nullptr) helpdesk = parts_.accounts.Find(*policy, run.plan);
    const absl::Time now = parts_.clock.Now();
    if (!helpdesk.ok() && run.live_attempt != 0) {
      if (!GiveUpAttempt(run, lane, turn, "UNAVAILABLE", around)) return std::nullopt;
      continue;
    }
    // Without a policy nothing is allowed and nothing is forbidden: the plan waits, at most until it is too old.
    StepInput input = {.plan = run.plan, .ledger = turn.ledger, .groups = kNoGroups};
    input.mode =
        policy == nullptr ? run.plan.mode : EffectiveMode(run.plan, AllowedMode(policy->autonomy, run.plan.intent));
    input.newer_turn = around.newer_turn();
    input.live_attempt = run.live_attempt;
    input.fresh = run.fresh;
    input.now = now;
    input.free_at = helpdesk.ok() ? parts_.accounts.FreeAt(run.plan) : absl::InfiniteFuture();
    if (helpdesk.ok()) input.groups = (*helpdesk)->groups();
    const Step step = NextStep(input, parts_.limits);

    switch (step.kind) {
      case StepKind::kWaitUntil: return helpdesk.ok() ? step.until : std::min(step.until, now + kLookAgain);
      case StepKind::kWriteIntent: {
        if (const absl::Duration wait = parts_.accounts.TakeUpdate(run.plan, **helpdesk); wait > absl::ZeroDuration())
          return now + wait;
        if (!Append(step.record, run, lane, turn.ledger, around)) return std::nullopt;
        run.live_attempt = step.attempt;
        run.mode = input.mode;
        run.intent_at = now;
        run.content = ContentOf(run.plan, step.course, input.mode);
        run.fresh.reset();
        break;
      }
      case StepKind::kReadFresh:
        if (!ReadFresh(run, lane, turn, **helpdesk, around)) return std::nullopt;
        break;
      case StepKind::kCall:
        if (!Call(run, lane, turn, step, **helpdesk, around)) return std::nullopt;
        break;
      case StepKind::kRecord:
        if (step.append_pointer) AppendPointer(run, lane, policy.get(), around);
        if (step.record.phase == Phase::kUnknown) parts_.metrics.OrphanFound();
        if (step.record.phase == Phase::kAmbiguous && step.record.slots.Has(Slot::kPublicMessage)) {
          parts_.metrics.Uncertain();
        }
        if (!Append(step.record, run, lane, turn.ledger, around)) return std::nullopt;
        if (step.record.attempt == run.live_attempt) run.live_attempt = 0;
        break;
      case StepKind::kEnd:
        run.mode = input.mode;
        End(run, lane, turn, step.ending, around);
        return std::nullopt;
    }
  }
  return std::nullopt;
}

bool PlanExecutor::GiveUpAttempt(PlanRun& run, const Lane& lane, TurnRecord& turn, absl::string_view code,
                                 const Surroundings& around) {
  const int attempt = std::exchange(run.live_attempt, 0);
  const Entry entry = {.phase = Phase::kNotDone,
                       .slots = turn.ledger.SlotsIn(attempt, SlotState::kIntent),
                       .attempt = attempt,
                       .at = parts_.clock.Now(),
                       .code = std::string(code.data(), code.size())};
  return Append(entry, run, lane, turn.ledger, around);
}

bool PlanExecutor::ReadFresh(PlanRun& run, Lane& lane, TurnRecord& turn, Helpdesk& helpdesk,
                             const Surroundings& around) {
  const absl::StatusOr<conversation::Thread> thread = helpdesk.Read(run.plan.ticket_id);
  run.read_at = parts_.clock.Now();
  if (thread.ok()) {
    const std::vector<OtherTurn> others = lane.OthersThan(run.plan.turn_id);
    const Verdict verdict = JudgeFreshness(run.plan, *thread, HandOffsAfter(others, run.plan.known_hand_off));
    run.fresh = Freshness{verdict, thread->updated_stamp};
    parts_.metrics.Judged(verdict);
    return true;
  }
  if (absl::IsNotFound(thread.status())) {
    run.fresh = Freshness{Verdict::kGone, ""};
    parts_.metrics.Judged(Verdict::kGone);
    return true;
  }
  const std::string code = ReadCode(thread.status());
  parts_.accounts.Report(run.plan, code, helpdesk.RetryAfterOf(thread.status()));
  return GiveUpAttempt(run, lane, turn, code, around);
}

bool PlanExecutor::Call(PlanRun& run, Lane& lane, TurnRecord& turn, const Step& step, Helpdesk& helpdesk,
                        const Surroundings& around) {
  if (around.leaving()) return GiveUpAttempt(run, lane, turn, "UNAVAILABLE", around);
  const CallOutcome outcome = helpdesk.Call({.content = run.content,
                                             .slots = step.slots,
                                             .stamp = run.fresh.has_value() ? run.fresh->stamp : "",
                                             .not_after = run.intent_at + parts_.limits.call_window});
  parts_.metrics.Called(outcome.phase, outcome.code);
  parts_.accounts.Report(run.plan, outcome.code, outcome.retry_after);
  const absl::Time now = parts_.clock.Now();
  if (step.guarded) parts_.metrics.ReadToWrite(now - run.read_at);
  if (outcome.phase == Phase::kConfirmed) {
    if (step.slots.Has(Slot::kPublicMessage) && run.ticket.times().has_last_accepted_at()) {
      parts_.metrics.FirstEffect(now - absl::FromUnixSeconds(run.ticket.times().last_accepted_at().seconds()));
    }
  } else {
    parts_.log.Info("call_failed", {{"turn_id", run.plan.turn_id},
                                    {"stage", "send"},
                                    {"slot", SlotName(step.slots.List().front())},
                                    {"attempt", step.attempt},
                                    {"outcome", outcome.phase == Phase::kNotDone ? "not_done" : "unknown"},
                                    {"code", outcome.code},
                                    {"error", outcome.error}});
  }
  const Entry entry = {.phase = outcome.phase,
                       .slots = step.slots,
                       .attempt = step.attempt,
                       .at = now,
                       .code = outcome.code,
                       .remote_id = outcome.remote_id};
  run.live_attempt = 0;
  return Append(entry, run, lane, turn.ledger, around);
}

void PlanExecutor::AppendPointer(const PlanRun& run, const Lane& lane, const policy::Policy* policy,
                                 const Surroundings& around) {
  const policy::Helpdesk* helpdesk = policy == nullptr ? nullptr : policy->FindHelpdesk(run.plan.helpdesk);
  const std::string vendor = helpdesk == nullptr ? "" : helpdesk->vendor;
  Write({PointerOut(run.plan, vendor, lane.partition, parts_.clock.Now())}, around);
}

bool PlanExecutor::End(PlanRun& run, Lane& lane, TurnRecord& turn, const Ending& ending, const Surroundings& around) {
  const absl::Time now = parts_.clock.Now();
  *run.ticket.mutable_outcome() = OutcomeOf(run.plan, turn.ledger, ending, run.mode, now);
  // The dispatched ticket first: once ENDED is on record nobody looks at the turn again.
  if (!Write({DispatchedOut(run.ticket, lane.partition, now)}, around)) return false;
  const Entry entry = {.phase = Phase::kEnded, .at = now, .end = ending.end, .reasons = ending.reasons};
  if (!Append(entry, run, lane, turn.ledger, around)) return false;
  parts_.metrics.Ended(ending.end);
  runtime::LogOutcome(parts_.log, {.stage = "dispatcher",
                                   .tenant = run.ticket.tenant(),
                                   .conversation = run.ticket.conversation_id(),
                                   .turn_id = run.ticket.turn_id(),
                                   .traceparent = run.ticket.traceparent(),
                                   .outcome = {.code = std::string(EndName(ending.end)),
                                               .reason = ending.reasons.empty() ? "" : ending.reasons.front()},
                                   .took = now - run.written_at});
  return true;
}

void PlanExecutor::Repeat(const PlanRun& run, const Lane& lane, const TurnRecord& turn, const Surroundings& around) {
  v1::Ticket ticket = run.ticket;
  const Ending ending = {.end = turn.ledger.end(), .reasons = turn.ledger.reasons()};
  *ticket.mutable_outcome() = OutcomeOf(run.plan, turn.ledger, ending, run.plan.mode, turn.ledger.ended_at());
  Write({DispatchedOut(ticket, lane.partition, parts_.clock.Now())}, around);
}

}  // namespace firstline::dispatcher
