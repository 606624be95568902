#include "common/runtime/consumer_check.h"

#include <utility>

#include "common/base/status_macros.h"

namespace firstline::runtime {

ConsumerCheck::ConsumerCheck(absl::Duration patience, std::string topic, OpenProbe open_probe)
    : topic_(std::move(topic)), open_probe_(std::move(open_probe)), judge_(patience) {}

ProgressJudge::Verdict ConsumerCheck::Look(const View& view) {
  const auto waiting = Waiting(view);
  bool moved = false;
  for (const auto& [partition, next] : view.readable) {
    const auto before = before_.find(partition);
    moved |= before != before_.end() && before->second < next;
  }
  before_ = view.readable;
  if (waiting.ok()) return judge_.Look(view.at, view.assigned, *waiting, moved);
  judge_.BrokerAway();
  return ProgressJudge::Verdict::kFine;
}

void ConsumerCheck::Rebuilt() {
  judge_.Rebuilt();
  before_.clear();
}

absl::StatusOr<std::vector<ProgressJudge::Position>> ConsumerCheck::Waiting(const View& view) {
  std::vector<ProgressJudge::Position> waiting;
  for (const auto& [partition, next] : view.readable) {
    const auto before = before_.find(partition);
    if (before != before_.end() && before->second == next) waiting.push_back({.partition = partition, .next = next});
  }
  if (waiting.empty() && view.assigned) return waiting;
  FL_ASSIGN_OR_RETURN(const std::unique_ptr<kafka::OffsetProbe> probe, open_probe_());
  if (!view.assigned) FL_RETURN_IF_ERROR(probe->Partitions(topic_).status());
  for (ProgressJudge::Position& position : waiting) {
    const auto& [topic, number] = position.partition;
    FL_ASSIGN_OR_RETURN(position.end, probe->End(topic, number));
    if (position.next < 0) {
      FL_ASSIGN_OR_RETURN(position.next, probe->Committed(topic, number));
    }
  }
  return waiting;
}

}  // namespace firstline::runtime
