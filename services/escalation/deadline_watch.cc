#include "services/escalation/deadline_watch.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace firstline::escalation {

bool DeadlineWatch::Add(Entry entry) {
  absl::MutexLock lock(&mutex_);
  const auto decided = decided_.find(entry.partition);
  if (decided != decided_.end() && decided->second.ids.contains(entry.turn_id)) return false;
  const std::string turn_id = entry.turn_id;
  open_[turn_id] = std::move(entry);
  return true;
}

bool DeadlineWatch::Decided(int32_t partition, absl::string_view turn_id) {
  std::function<void()> finish;
  {
    absl::MutexLock lock(&mutex_);
    DecidedTurns& decided = decided_[partition];
    if (!decided.ids.emplace(turn_id).second) return false;
    decided.order.emplace_back(turn_id);
    if (decided.order.size() > kDecidedMax) {
      decided.ids.erase(decided.order.front());
      decided.order.pop_front();
    }
    const auto found = open_.find(turn_id);
    if (found == open_.end()) return true;
    finish = std::move(found->second.finish);
    open_.erase(found);
  }
  if (finish) finish();
  return true;
}

bool DeadlineWatch::IsDecided(int32_t partition, absl::string_view turn_id) const {
  absl::MutexLock lock(&mutex_);
  const auto decided = decided_.find(partition);
  return decided != decided_.end() && decided->second.ids.contains(turn_id);
}

std::vector<DeadlineWatch::Entry> DeadlineWatch::Due(absl::Time now, size_t most) const {
  absl::MutexLock lock(&mutex_);
  std::vector<const Entry*> late;
  for (const auto& [turn_id, entry] : open_) {
    if (entry.deadline <= now) late.push_back(&entry);
  }
  std::sort(late.begin(), late.end(), [](const Entry* a, const Entry* b) {
    return std::tie(a->deadline, a->turn_id) < std::tie(b->deadline, b->turn_id);
  });
  std::map<int32_t, size_t> taken;
  std::vector<Entry> due;
  for (const Entry* entry : late) {
    if (++taken[entry->partition] <= most) due.push_back(*entry);
  }
  return due;
}

void DeadlineWatch::Forget(const std::vector<int32_t>& partitions) {
  absl::MutexLock lock(&mutex_);
  const auto given_up = [&](int32_t partition) {
    return std::find(partitions.begin(), partitions.end(), partition) != partitions.end();
  };
  for (auto entry = open_.begin(); entry != open_.end();) {
    if (given_up(entry->second.partition)) {
      open_.erase(entry++);
    } else {
      ++entry;
    }
  }
  for (const int32_t partition : partitions) decided_.erase(partition);
}

size_t DeadlineWatch::Open() const {
  absl::MutexLock lock(&mutex_);
  return open_.size();
}

}  // namespace firstline::escalation
