#pragma once

#include <deque>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"

namespace firstline::escalation {

// Turns of `tickets.received` that have no decision yet, and turns that had one. The record of a turn counts as
// finished once it is decided, so the watch rebuilds itself from the committed offset. Bounded by the stage runtime's
// bound on deferred records and by kDecidedMax. Thread-safe.
class DeadlineWatch {
 public:
  // Decided turns that are remembered per partition, newest first out last; covers the longest deadline at 160 turns/s.
  static constexpr size_t kDecidedMax = 100'000;

  struct Entry {
    std::string turn_id;
    int32_t partition = 0;
    absl::Time deadline;
    std::string ticket;            // serialised, as received
    std::function<void()> finish;  // completes its record
  };

  // Watches the turn; false (and nothing is kept) when it is decided already.
  bool Add(Entry entry);
  // The turn is decided: finishes its record, and later Adds are refused. True the first time.
  bool Decided(int32_t partition, absl::string_view turn_id);
  bool IsDecided(int32_t partition, absl::string_view turn_id) const;
  // Entries whose deadline has come, oldest deadline first, at most `most` of each partition; they stay until decided.
  std::vector<Entry> Due(absl::Time now, size_t most = 100) const;
  // Partitions that were given up.
  void Forget(const std::vector<int32_t>& partitions);
  size_t Open() const;

 private:
  struct DecidedTurns {
    std::set<std::string, std::less<>> ids;
    std::deque<std::string> order;
  };

  mutable absl::Mutex mutex_;
  absl::flat_hash_map<std::string, Entry> open_ ABSL_GUARDED_BY(mutex_);
  std::map<int32_t, DecidedTurns> decided_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace firstline::escalation
