#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/container/flat_hash_map.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "services/ingest/core/state.h"

namespace firstline::ingest {

// A conversation in memory: its state, and what need not survive a restart.
struct Held {
  State state;
  absl::Time read_at = absl::InfinitePast();     // our clock, when the last successful read began
  absl::Time changed_at = absl::InfinitePast();  // the helpdesk's clock, the ticket's last change that read saw
};

// The states of the partitions we own: a view of `conversations.state`. Memory: one entry per conversation of these
// partitions, 0.5 to 10 KiB each. Thread-safe.
class StateStore {
 public:
  // Owns exactly these partitions in addition, empty.
  void Assign(const std::vector<int32_t>& partitions);
  void Drop(const std::vector<int32_t>& partitions);
  bool Owns(int32_t partition) const;

  // A default Held for an unknown conversation; nullopt when the partition is not ours.
  std::optional<Held> Find(int32_t partition, const std::string& key) const;
  // Keeps `held` unless the partition is not ours or a newer version is held.
  void Put(int32_t partition, const std::string& key, Held held);
  void Erase(int32_t partition, const std::string& key);

  struct Due {
    int32_t partition;
    std::string key;
    absl::Time since;  // when the state was marked
  };
  std::vector<Due> RereadsDue() const;
  size_t size() const;
  // Latest time a state of the partition was written; InfinitePast when it has none.
  absl::Time LastWrite(int32_t partition) const;

 private:
  using View = absl::flat_hash_map<std::string, Held>;

  mutable absl::Mutex mutex_;
  std::map<int32_t, View> views_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace firstline::ingest
