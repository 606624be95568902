#include "common/runtime/stage.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "common/base/check.h"
#include "common/base/disposition.h"
#include "common/base/ids.h"
#include "common/base/status_macros.h"
#include "common/kafka/event.h"

namespace firstline::runtime {

struct Stage::Emission {
  kafka::TopicPartition partition;
  int64_t offset = 0;
  int64_t generation = 0;
  bool deferred = false;
  std::vector<kafka::OutRecord> records;
  std::atomic<size_t> open = 0;
  std::atomic<bool> failed = false;
};

struct Stage::Mailbox {
  enum class Kind { kFinished, kDeferred, kDeferredFinished };
  struct Completion {
    Kind kind;
    kafka::TopicPartition partition;
    int64_t offset;
  };

  void Complete(Kind kind, const kafka::TopicPartition& partition, int64_t offset) {
    absl::MutexLock lock(&mutex);
    completions.push_back({kind, partition, offset});
    if (group != nullptr) group->Wake();
  }
  void KeepUnwritten(std::shared_ptr<Emission> emission) {
    absl::MutexLock lock(&mutex);
    unwritten.push_back(std::move(emission));
  }
  void Connect(kafka::ConsumerGroup* to) {
    absl::MutexLock lock(&mutex);
    group = to;
  }
  void Wake() {
    absl::MutexLock lock(&mutex);
    if (group != nullptr) group->Wake();
  }

  absl::Mutex mutex;
  kafka::ConsumerGroup* group ABSL_GUARDED_BY(mutex) = nullptr;  // null while there is no consumer
  std::vector<Completion> completions ABSL_GUARDED_BY(mutex);
  std::vector<std::shared_ptr<Emission>> unwritten ABSL_GUARDED_BY(mutex);
};

namespace {

constexpr absl::Duration kWarmTimeout = absl::Seconds(5);
constexpr absl::Duration kIdleWait = absl::Milliseconds(100);
// Between two rebuilds of a consumer that fails at once, for example because another process uses its instance id.
constexpr absl::Duration kRebuildPause = absl::Seconds(10);
constexpr int kLooksPerStall = 4;  // so that a stall is seen at most a quarter late

Job MakeJob(kafka::Record record) {
  const kafka::Event event = kafka::EventOf(record);
  Job job;
  job.tenant = event.tenant;
  job.key = event.conversation.empty() ? record.key : ConversationKey(event.tenant, event.conversation);
  job.turn = event.turn;
  job.record = std::move(record);
  return job;
}

}  // namespace

Stage::Stage(StageOptions options, kafka::Producer& producer, RecordHandler& handler, const Clock& clock,
             const telemetry::Log& log, telemetry::Metrics& metrics)
    : options_(std::move(options)),
      producer_(producer),
      handler_(handler),
      clock_(clock),
      log_(log),
      metrics_(metrics),
      mailbox_(std::make_shared<Mailbox>()) {}

Stage::~Stage() { Stop(absl::ZeroDuration()); }

absl::Status Stage::Start(const kafka::ConsumerGroup::Options& group) {
  return StartWith(
      [group](kafka::ConsumerGroup::Listener& listener) { return kafka::ConsumerGroup::Join(group, listener); },
      std::make_unique<ConsumerWatch>(ConsumerCheck(options_.stall_timeout, group.topics.front(), [group] {
        return kafka::OffsetProbe::Open(group.client, group.group);
      })));
}

absl::Status Stage::StartWith(MakeGroup make, std::unique_ptr<ConsumerWatch> watch) {
  make_group_ = std::move(make);
  watch_ = std::move(watch);
  FL_ASSIGN_OR_RETURN(group_, make_group_(*this));
  mailbox_->Connect(group_.get());
  executor_ = std::make_unique<KeyedExecutor>(
      options_.threads, [this](Job& job, const std::string& newer_turn) { return RunJob(job, newer_turn); });
  poller_ = std::thread([this] { PollLoop(); });
  return absl::OkStatus();
}

bool Stage::Ready() const {
  if (draining_) return false;
  absl::MutexLock lock(&mutex_);
  if (!has_assignment_) return clock_.Now() - revoked_at_ < options_.stall_timeout;
  return restored_.size() == assigned_;
}

bool Stage::Alive() const { return absl::ToUnixMillis(clock_.Now() - options_.stall_timeout) < came_round_ms_; }

void Stage::Stop(absl::Duration drain) {
  if (!poller_.joinable()) return;
  draining_ = true;
  mailbox_->Wake();
  const absl::Time deadline = absl::Now() + drain;
  executor_->WaitIdle(drain);
  producer_.Flush(std::max(absl::ZeroDuration(), deadline - absl::Now())).IgnoreError();
  stopping_ = true;
  mailbox_->Wake();
  poller_.join();
  if (restorer_.joinable()) restorer_.join();
  executor_.reset();
  watch_.reset();
  mailbox_->Connect(nullptr);
}

void Stage::PollLoop() {
  while (!stopping_) {
    const absl::Time now = clock_.Now();
    came_round_ms_ = absl::ToUnixMillis(now);
    ApplyCompletions();
    RewriteFailed();
    Watch(now);
    const absl::Duration wait = std::min(kIdleWait, options_.commit_interval);
    if (group_ == nullptr) {
      absl::SleepFor(wait);
      continue;
    }
    if (now >= next_commit_) {
      CommitFinished(/*wait=*/false);
      next_commit_ = now + options_.commit_interval;
    }
    group_->Poll(
        wait, [this](const kafka::TopicPartition& partition) { return RoomFor(partition); },
        [this](kafka::Record record) { Accept(std::move(record)); });
  }
  if (group_ != nullptr) group_->Close();  // revokes, which commits
  came_round_ms_ = std::numeric_limits<int64_t>::max();
}

void Stage::Watch(absl::Time now) {
  if (draining_) return;
  if (group_ == nullptr || group_->Failed()) {
    if (now >= next_rebuild_) Rebuild("failed");
    return;
  }
  if (watch_ == nullptr) return;
  if (now >= next_look_) {
    next_look_ = now + options_.stall_timeout / kLooksPerStall;
    ConsumerCheck::View view = {.at = now, .assigned = false, .readable = {}};
    {
      absl::MutexLock lock(&mutex_);
      view.assigned = has_assignment_;
    }
    for (const auto& [partition, state] : partitions_) {
      if (RoomFor(partition) > 0) view.readable[partition] = state.next;
    }
    watch_->Show(std::move(view));
  }
  switch (watch_->verdict()) {
    case ProgressJudge::Verdict::kFine: return;
    case ProgressJudge::Verdict::kUnassigned: return Rebuild("unassigned");
    case ProgressJudge::Verdict::kStuck: return Rebuild("stuck");
  }
}

void Stage::Rebuild(absl::string_view why) {
  log_.Error("consumer_rebuilt", {{"stage", options_.name}, {"reason", why}});
  metrics_.Count("firstline_consumer_rebuilds_total", "Consumers built anew because they were stuck or had failed.",
                 {{"stage", options_.name}, {"reason", std::string(why)}});
  next_rebuild_ = clock_.Now() + kRebuildPause;
  mailbox_->Connect(nullptr);
  if (group_ != nullptr) {
    giving_up_ = true;
    group_->Close();                          // should it hang, Alive turns false and the process is replaced
    std::vector<kafka::TopicPartition> left;  // where a stuck client did not revoke
    for (const auto& [partition, state] : partitions_) left.push_back(partition);
    if (!left.empty()) Revoked(left, /*lost=*/true);
    giving_up_ = false;
    group_.reset();
  }
  if (watch_ != nullptr) watch_->Rebuilt();
  auto made = make_group_(*this);
  if (!made.ok()) {
    log_.Error("consumer_unbuilt", {{"stage", options_.name}, {"status", made.status().ToString()}});
    return;
  }
  group_ = *std::move(made);
  mailbox_->Connect(group_.get());
}

void Stage::Assigned(const std::vector<kafka::TopicPartition>& partitions) {
  partitions_.clear();
  std::set<int32_t> numbers;
  for (const kafka::TopicPartition& partition : partitions) {
    partitions_[partition];
    numbers.insert(partition.partition);
  }
  const int64_t generation = ++generation_;
  log_.Info("assigned", {{"stage", options_.name}, {"partitions", partitions.size()}});
  absl::MutexLock lock(&mutex_);
  restored_.clear();
  assigned_ = numbers.size();
  has_assignment_ = true;
  std::vector<int32_t> list(numbers.begin(), numbers.end());
  restorer_ = std::thread([this, list = std::move(list), generation, before = std::move(restorer_)]() mutable {
    if (before.joinable()) before.join();
    if (!list.empty()) RestoreLoop(std::move(list), generation);
  });
}

void Stage::RestoreLoop(std::vector<int32_t> partitions, int64_t generation) {
  const auto cancelled = [this, generation] { return generation_ != generation || stopping_; };
  const absl::Time began = absl::Now();
  // A topic that is missing shows when something is written to it; until then the others are served.
  if (const absl::Status warm = producer_.Warm(options_.writes, kWarmTimeout); !warm.ok()) {
    log_.Warning("topics_not_learned", {{"stage", options_.name}, {"status", warm.ToString()}});
  }
  while (!cancelled()) {
    const absl::Status status = handler_.Restore(partitions, cancelled);
    if (status.ok()) {
      absl::MutexLock lock(&mutex_);
      if (cancelled()) return;
      restored_.insert(partitions.begin(), partitions.end());
      log_.Info("restored", {{"stage", options_.name},
                             {"partitions", partitions.size()},
                             {"seconds", absl::ToDoubleSeconds(absl::Now() - began)}});
      mailbox_->Wake();
      return;
    }
    log_.Warning("restore_failed", {{"stage", options_.name}, {"status", status.ToString()}});
    for (int i = 0; i < 10 && !cancelled(); ++i) absl::SleepFor(absl::Milliseconds(100));
  }
}

void Stage::Revoked(const std::vector<kafka::TopicPartition>& partitions, bool lost) {
  ++generation_;
  std::vector<int32_t> numbers;
  for (const kafka::TopicPartition& partition : partitions) numbers.push_back(partition.partition);
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  executor_->Drop(
      [&](const Job& job) {
        return std::find(partitions.begin(), partitions.end(),
                         kafka::TopicPartition{job.record.topic, job.record.partition}) != partitions.end();
      },
      options_.revoke_wait);
  handler_.Revoked(numbers);
  ApplyCompletions();
  if (!lost) CommitFinished(/*wait=*/!giving_up_);
  partitions_.clear();
  log_.Info("revoked", {{"stage", options_.name}, {"partitions", partitions.size()}, {"lost", lost ? "yes" : "no"}});
  absl::MutexLock lock(&mutex_);
  restored_.clear();
  assigned_ = 0;
  has_assignment_ = false;
  revoked_at_ = clock_.Now();
}

size_t Stage::RoomFor(const kafka::TopicPartition& partition) {
  if (draining_) return 0;
  const auto found = partitions_.find(partition);
  if (found == partitions_.end()) return 0;
  Partition& state = found->second;
  if (!state.restored) {
    absl::MutexLock lock(&mutex_);
    state.restored = restored_.contains(partition.partition);
    if (!state.restored) return 0;
  }
  const size_t in_flight = state.tracker.InFlight();
  // A record may be finished before it is marked deferred; then the count is off by one for a moment.
  const size_t active = in_flight - std::min(in_flight, static_cast<size_t>(std::max<int64_t>(state.deferred, 0)));
  if (active >= options_.in_flight_per_partition || in_flight >= options_.deferred_per_partition) return 0;
  return options_.in_flight_per_partition - active;
}

void Stage::Accept(kafka::Record record) {
  Partition& state = partitions_[{record.topic, record.partition}];
  state.next = record.offset + 1;
  if (!state.tracker.Started(record.offset)) return;  // read before the rebalance
  metrics_.Count("firstline_records_in_total", "Records read by a stage.",
                 {{"stage", options_.name}, {"topic", record.topic}});
  executor_->Submit(MakeJob(std::move(record)));
}

KeyedExecutor::Verdict Stage::RunJob(Job& job, const std::string& newer_turn) {
  const absl::Time now = clock_.Now();
  if (job.attempts == 0) job.first_try = now;
  ++job.attempts;
  const kafka::TopicPartition partition = {job.record.topic, job.record.partition};
  RecordHandler::Context context;
  context.attempt = job.attempts;
  context.now = now;
  context.newer_turn = newer_turn;
  context.finish = [mailbox = mailbox_, partition, offset = job.record.offset] {
    mailbox->Complete(Mailbox::Kind::kDeferredFinished, partition, offset);
  };

  absl::StatusOr<RecordHandler::Output> output = handler_.Handle(job.record, context);
  metrics_.Observe("firstline_handling_seconds", "Time one handling of a record took.",
                   absl::ToDoubleSeconds(clock_.Now() - now), {{"stage", options_.name}});
  if (output.ok()) {
    Emit(job, *std::move(output), absl::OkStatus());
    return {};
  }
  const absl::Status& error = output.status();
  metrics_.Count("firstline_failures_total", "Failed handlings by code.",
                 {{"stage", options_.name}, {"code", absl::StatusCodeToString(error.code())}});
  const Disposition disposition = DispositionOf(error);
  if (disposition == Disposition::kAbandon) return {};
  const bool may_retry = disposition == Disposition::kRetry || disposition == Disposition::kPauseDestination;
  const absl::Duration delay = options_.retry_delay * (1 << (job.attempts - 1));
  if (may_retry && job.attempts < options_.attempts && now + delay - job.first_try < options_.budget) {
    metrics_.Count("firstline_retries_total", "Handlings tried again.", {{"stage", options_.name}});
    return {.retry = true, .delay = delay};
  }
  RecordHandler::Output failed = handler_.Fail(job.record, error, job.attempts);
  if (failed.outcome.code.empty()) failed.outcome.code = "failed";
  Emit(job, std::move(failed), error);
  return {};
}

void Stage::Emit(const Job& job, RecordHandler::Output output, const absl::Status& error) {
  FL_CHECK(!output.deferred || output.records.empty()) << "a deferred record carries no outputs";
  LogOutcomeOf(job, output.outcome, error);
  auto emission = std::make_shared<Emission>();
  emission->partition = {job.record.topic, job.record.partition};
  emission->offset = job.record.offset;
  emission->generation = generation_;
  emission->deferred = output.deferred;
  emission->records = std::move(output.records);
  Write(std::move(emission));
}

void Stage::LogOutcomeOf(const Job& job, const Outcome& outcome, const absl::Status& error) {
  if (outcome.code.empty()) return;
  const kafka::Event event = kafka::EventOf(job.record);
  LogOutcome(log_, {.stage = options_.name,
                    .tenant = event.tenant,
                    .conversation = event.conversation,
                    .turn_id = event.turn,
                    .traceparent = event.traceparent,
                    .record = absl::StrCat(job.record.topic, "/", job.record.partition, "@", job.record.offset),
                    .outcome = outcome,
                    .error = error.ok() ? "" : absl::StatusCodeToString(error.code()),
                    .took = clock_.Now() - job.first_try,
                    .attempts = job.attempts});
}

void Stage::Write(std::shared_ptr<Emission> emission) {
  if (emission->records.empty()) {
    mailbox_->Complete(emission->deferred ? Mailbox::Kind::kDeferred : Mailbox::Kind::kFinished, emission->partition,
                       emission->offset);
    return;
  }
  emission->open = emission->records.size();
  emission->failed = false;
  for (const kafka::OutRecord& record : emission->records) {
    metrics_.Count("firstline_records_out_total", "Records written by a stage.",
                   {{"stage", options_.name}, {"topic", record.topic}});
    producer_.Produce(record, [mailbox = mailbox_, emission](absl::Status status) {
      if (!status.ok()) emission->failed = true;
      if (emission->open.fetch_sub(1) != 1) return;
      if (!emission->failed) {
        mailbox->Complete(Mailbox::Kind::kFinished, emission->partition, emission->offset);
      } else {
        // Written again as a whole by the poll thread: repeats are harmless, a hole is not.
        mailbox->KeepUnwritten(emission);
      }
    });
  }
}

void Stage::RewriteFailed() {
  std::vector<std::shared_ptr<Emission>> unwritten;
  {
    absl::MutexLock lock(&mailbox_->mutex);
    unwritten.swap(mailbox_->unwritten);
  }
  for (std::shared_ptr<Emission>& emission : unwritten) {
    if (emission->generation != generation_) continue;  // somebody else reads the record again
    metrics_.Count("firstline_failures_total", "Failed handlings by code.",
                   {{"stage", options_.name}, {"code", "UNWRITTEN"}});
    Write(std::move(emission));
  }
}

void Stage::ApplyCompletions() {
  std::vector<Mailbox::Completion> completions;
  {
    absl::MutexLock lock(&mailbox_->mutex);
    completions.swap(mailbox_->completions);
  }
  for (const Mailbox::Completion& completion : completions) {
    const auto found = partitions_.find(completion.partition);
    if (found == partitions_.end()) continue;
    Partition& state = found->second;
    if (completion.kind == Mailbox::Kind::kDeferred) {
      ++state.deferred;
      continue;
    }
    if (completion.kind == Mailbox::Kind::kDeferredFinished) --state.deferred;
    state.tracker.Finished(completion.offset);
  }
}

void Stage::CommitFinished(bool wait) {
  std::map<kafka::TopicPartition, int64_t> offsets;
  size_t unfinished = 0;
  for (auto& [partition, state] : partitions_) {
    unfinished += state.tracker.InFlight();
    const int64_t next = state.tracker.Committable();
    if (next > state.committed) offsets[partition] = next;
  }
  metrics_.Set("firstline_unfinished_records", "Records read and not finished.", static_cast<double>(unfinished),
               {{"stage", options_.name}});
  const absl::Status status = group_->Commit(offsets, wait);
  if (!status.ok()) {
    log_.Warning("commit_failed", {{"stage", options_.name}, {"status", status.ToString()}});
    return;
  }
  for (const auto& [partition, offset] : offsets) partitions_[partition].committed = offset;
}

}  // namespace firstline::runtime
