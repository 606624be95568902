#include "services/escalation/deadline_keeper.h"

#include <set>
#include <utility>

#include "common/kafka/topics.h"
#include "common/runtime/outcome.h"
#include "common/runtime/ticket_record.h"
#include "services/escalation/stage.h"

namespace firstline::escalation {

DeadlineKeeper::DeadlineKeeper(DeadlineWatch& watch, Lookups lookups, OpenProbe open_probe, kafka::Producer& producer,
                               const Clock& clock, const telemetry::Log& log, Metrics& metrics)
    : watch_(watch),
      lookups_(std::move(lookups)),
      open_probe_(std::move(open_probe)),
      producer_(producer),
      clock_(clock),
      log_(log),
      metrics_(metrics) {}

DeadlineKeeper::~DeadlineKeeper() { Stop(); }

void DeadlineKeeper::Start(absl::Duration interval) {
  if (thread_.joinable()) return;
  thread_ = std::thread([this, interval] {
    while (!stopping_) {
      clock_.Sleep(interval);
      Look();
    }
  });
}

void DeadlineKeeper::Stop() {
  stopping_ = true;
  if (thread_.joinable()) thread_.join();
}

void DeadlineKeeper::Look() {
  metrics_.Undecided(watch_.Open());
  const std::vector<DeadlineWatch::Entry> due = watch_.Due(clock_.Now(), kTurnsPerLook);
  std::set<std::string> due_ids;
  for (const DeadlineWatch::Entry& entry : due) due_ids.insert(entry.turn_id);
  std::erase_if(answers_end_, [&](const auto& known) { return !due_ids.contains(known.first); });
  if (due.empty()) return;
  if (probe_ == nullptr) {
    auto opened = open_probe_();
    if (!opened.ok()) {
      log_.Warning("deadline_probe_failed", {{"code", absl::StatusCodeToString(opened.status().code())}});
      return;
    }
    probe_ = *std::move(opened);
  }
  std::map<int32_t, Partition> partitions;
  std::vector<const DeadlineWatch::Entry*> late;
  for (const DeadlineWatch::Entry& entry : due) {
    if (AnswersAreRead(entry, partitions)) late.push_back(&entry);
  }
  HandOff(late);
}

bool DeadlineKeeper::AnswersAreRead(const DeadlineWatch::Entry& entry, std::map<int32_t, Partition>& partitions) {
  auto partition = partitions.find(entry.partition);
  if (partition == partitions.end()) {
    // The end first: what was committed after it covers it for certain.
    absl::StatusOr<int64_t> end = probe_->End(kafka::kAnswered, entry.partition);
    absl::StatusOr<int64_t> committed = probe_->Committed(kafka::kAnswered, entry.partition);
    partition = partitions.emplace(entry.partition, Partition{std::move(end), std::move(committed)}).first;
  }
  const Partition& answers = partition->second;
  if (!answers.end.ok() || !answers.committed.ok()) return false;
  const int64_t end = answers_end_.emplace(entry.turn_id, *answers.end).first->second;
  return *answers.committed >= end;
}

void DeadlineKeeper::HandOff(const std::vector<const DeadlineWatch::Entry*>& entries) {
  std::vector<kafka::OutRecord> records;
  std::vector<std::pair<const DeadlineWatch::Entry*, v1::Ticket>> decided;
  for (const DeadlineWatch::Entry* entry : entries) {
    v1::Ticket ticket;
    if (!ticket.ParseFromString(entry->ticket)) continue;  // it was read once already: cannot happen
    DecideTicketOrHandOff(lookups_, Trigger::kDeadline, clock_.Now(), ticket);
    records.push_back(runtime::TicketRecord(ticket, kafka::kDecided, "escalation", clock_.Now()));
    decided.emplace_back(entry, std::move(ticket));
  }
  if (records.empty()) return;
  const absl::Status written = producer_.ProduceAndWait(std::move(records));
  if (!written.ok()) {
    log_.Warning("deadline_write_failed", {{"code", absl::StatusCodeToString(written.code())}});
    return;
  }
  for (const auto& [entry, ticket] : decided) {
    watch_.Decided(entry->partition, entry->turn_id);
    metrics_.Decided(ticket.decision());
    runtime::LogOutcome(log_, {.stage = "escalation",
                               .tenant = ticket.tenant(),
                               .conversation = ticket.conversation_id(),
                               .turn_id = ticket.turn_id(),
                               .traceparent = ticket.traceparent(),
                               .outcome = OutcomeOf(ticket.decision()),
                               .error = "DEADLINE_EXCEEDED",
                               .took = clock_.Now() - absl::FromUnixSeconds(ticket.times().emitted_at().seconds())});
  }
  metrics_.DeadlinesMissed(decided.size());
}

}  // namespace firstline::escalation
