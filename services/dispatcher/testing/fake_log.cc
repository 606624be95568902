#include "services/dispatcher/testing/fake_log.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/strip.h"
#include "common/kafka/topics.h"
#include "services/dispatcher/core/slots.h"

namespace firstline::dispatcher {
namespace {

class Reader : public kafka::LogReader {
 public:
  explicit Reader(std::vector<kafka::Record> records) : records_(std::move(records)) {}
  absl::Status ReadToEnd(const Visitor& visit, absl::Duration, const std::function<bool()>& cancelled) override {
    for (const kafka::Record& record : records_) {
      if (cancelled && cancelled()) return absl::CancelledError("cancelled");
      visit(record);
    }
    return absl::OkStatus();
  }
  int Poll(const Visitor&, absl::Duration) override { return 0; }

 private:
  const std::vector<kafka::Record> records_;
};

v1::EffectRecord EffectOf(const kafka::OutRecord& record) {
  v1::EffectRecord effect;
  effect.ParseFromString(record.value.value_or(""));
  return effect;
}

absl::Time TimeOf(const google::protobuf::Timestamp& time) {
  return absl::FromUnixSeconds(time.seconds()) + absl::Nanoseconds(time.nanos());
}

}  // namespace

void FakeLog::SetGate(Gate gate) {
  absl::MutexLock lock(&mutex_);
  gate_ = std::move(gate);
}

void FakeLog::Produce(kafka::OutRecord record, Done done) {
  Gate gate;
  {
    absl::MutexLock lock(&mutex_);
    gate = gate_;
  }
  const absl::Status status = gate ? gate(record) : absl::OkStatus();
  if (status.ok()) Put(std::move(record));
  done(status);
}

void FakeLog::Put(kafka::OutRecord record) {
  absl::MutexLock lock(&mutex_);
  records_.push_back(std::move(record));
}

std::vector<kafka::OutRecord> FakeLog::Of(absl::string_view topic) const {
  absl::MutexLock lock(&mutex_);
  std::vector<kafka::OutRecord> found;
  for (const kafka::OutRecord& record : records_) {
    if (record.topic == topic) found.push_back(record);
  }
  return found;
}

std::vector<v1::EffectRecord> FakeLog::Effects(absl::string_view turn_id) const {
  std::vector<v1::EffectRecord> effects;
  for (const kafka::OutRecord& record : Of(kafka::kEffects)) {
    if (turn_id.empty() || record.key == turn_id) effects.push_back(EffectOf(record));
  }
  return effects;
}

v1::Ticket FakeLog::Dispatched(absl::string_view turn_id) const {
  v1::Ticket ticket;
  for (const kafka::OutRecord& record : Of(kafka::kDispatched)) {
    if (record.key == turn_id) ticket.ParseFromString(*record.value);
  }
  return ticket;
}

std::string FakeLog::Story(absl::string_view turn_id) const {
  std::vector<std::string> parts;
  for (const v1::EffectRecord& effect : Effects(turn_id)) {
    std::string part = std::string(absl::StripPrefix(v1::EffectPhase_Name(effect.phase()), "EFFECT_PHASE_"));
    std::vector<std::string> slots;
    for (const int slot : effect.slots()) {
      const absl::string_view name = SlotName(static_cast<Slot>(slot - 1));
      slots.emplace_back(name.data(), name.size());
    }
    if (!slots.empty()) absl::StrAppend(&part, "[", absl::StrJoin(slots, "+"), "]#", effect.attempt());
    parts.push_back(std::move(part));
  }
  return absl::StrJoin(parts, " ");
}

OpenEffects FakeLog::Opener() {
  return [this](const std::vector<int32_t>& partitions,
                absl::Time since) -> absl::StatusOr<std::unique_ptr<kafka::LogReader>> {
    {
      absl::MutexLock lock(&mutex_);
      openings_.push_back(since);
    }
    std::vector<kafka::Record> records;
    int64_t offset = 0;
    for (const kafka::OutRecord& out : Of(kafka::kEffects)) {
      const int32_t partition = out.partition.value_or(0);
      ++offset;
      if (std::find(partitions.begin(), partitions.end(), partition) == partitions.end()) continue;
      if (TimeOf(EffectOf(out).at()) < since) continue;
      kafka::Record record;
      record.topic = out.topic;
      record.partition = partition;
      record.offset = offset;
      record.key = out.key;
      record.value = out.value;
      records.push_back(std::move(record));
    }
    return std::make_unique<Reader>(std::move(records));
  };
}

std::vector<absl::Time> FakeLog::Openings() const {
  absl::MutexLock lock(&mutex_);
  return openings_;
}

}  // namespace firstline::dispatcher
