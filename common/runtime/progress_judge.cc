#include "common/runtime/progress_judge.h"

#include <algorithm>
#include <utility>

namespace firstline::runtime {
namespace {

constexpr int kFactorMost = 8;

}  // namespace

ProgressJudge::Verdict ProgressJudge::Look(absl::Time now, bool assigned, const std::vector<Position>& waiting,
                                           bool moved) {
  if (moved) factor_ = 1;
  if (!assigned) {
    waits_.clear();
    unassigned_since_ = std::min(unassigned_since_, now);
    return now - unassigned_since_ >= Patience() ? Verdict::kUnassigned : Verdict::kFine;
  }
  unassigned_since_ = absl::InfiniteFuture();
  std::map<kafka::TopicPartition, Wait> waits;
  Verdict verdict = Verdict::kFine;
  for (const Position& position : waiting) {
    if (position.next >= position.end) continue;
    Wait wait = {.next = position.next, .since = now};
    const auto before = waits_.find(position.partition);
    if (before != waits_.end() && before->second.next == position.next) wait = before->second;
    if (now - wait.since >= Patience()) verdict = Verdict::kStuck;
    waits.emplace(position.partition, wait);
  }
  waits_ = std::move(waits);
  return verdict;
}

void ProgressJudge::BrokerAway() {
  unassigned_since_ = absl::InfiniteFuture();
  waits_.clear();
}

void ProgressJudge::Rebuilt() {
  BrokerAway();
  factor_ = std::min(factor_ * 2, kFactorMost);
}

}  // namespace firstline::runtime
