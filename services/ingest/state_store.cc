#include "services/ingest/state_store.h"

#include <algorithm>
#include <utility>

namespace firstline::ingest {

void StateStore::Assign(const std::vector<int32_t>& partitions) {
  absl::MutexLock lock(&mutex_);
  for (const int32_t partition : partitions) views_[partition].clear();
}

void StateStore::Drop(const std::vector<int32_t>& partitions) {
  absl::MutexLock lock(&mutex_);
  for (const int32_t partition : partitions) views_.erase(partition);
}

bool StateStore::Owns(int32_t partition) const {
  absl::MutexLock lock(&mutex_);
  return views_.contains(partition);
}

std::optional<Held> StateStore::Find(int32_t partition, const std::string& key) const {
  absl::MutexLock lock(&mutex_);
  const auto view = views_.find(partition);
  if (view == views_.end()) return std::nullopt;
  const auto found = view->second.find(key);
  return found == view->second.end() ? Held{} : found->second;
}

void StateStore::Put(int32_t partition, const std::string& key, Held held) {
  absl::MutexLock lock(&mutex_);
  const auto view = views_.find(partition);
  if (view == views_.end()) return;
  Held& present = view->second[key];
  if (held.state.version >= present.state.version) present = std::move(held);
}

void StateStore::Erase(int32_t partition, const std::string& key) {
  absl::MutexLock lock(&mutex_);
  const auto view = views_.find(partition);
  if (view != views_.end()) view->second.erase(key);
}

std::vector<StateStore::Due> StateStore::RereadsDue() const {
  std::vector<Due> due;
  absl::MutexLock lock(&mutex_);
  for (const auto& [partition, view] : views_) {
    for (const auto& [key, held] : view) {
      if (held.state.reread_due) due.push_back({partition, key, held.state.updated_at});
    }
  }
  return due;
}

size_t StateStore::size() const {
  absl::MutexLock lock(&mutex_);
  size_t size = 0;
  for (const auto& [partition, view] : views_) size += view.size();
  return size;
}

absl::Time StateStore::LastWrite(int32_t partition) const {
  absl::MutexLock lock(&mutex_);
  absl::Time last = absl::InfinitePast();
  const auto view = views_.find(partition);
  if (view == views_.end()) return last;
  for (const auto& [key, held] : view->second) last = std::max(last, held.state.updated_at);
  return last;
}

}  // namespace firstline::ingest
