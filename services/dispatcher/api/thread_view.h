#pragma once

#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "common/conversation/thread.h"
#include "common/kafka/record.h"

namespace firstline::dispatcher {

// The API conversations, from records of `conversations.state` and `inbox`: ids and roles, no texts
// (about 100 bytes per message). Records of other channels are skipped by their key. Not thread-safe.
class ThreadView {
 public:
  void Add(const kafka::Record& record);
  // Forgets what was written before that instant.
  void Sweep(absl::Time before);

  // What the state shows, and behind it the messages accepted since that it does not know yet. NotFound: neither.
  absl::StatusOr<conversation::Thread> Find(absl::string_view key, absl::string_view ticket_id) const;

  size_t size() const { return entries_.size(); }

 private:
  struct Entry {
    std::vector<conversation::Message> messages;  // of the state
    int64_t version = 0;
    absl::flat_hash_set<std::string> seen;  // ids the state knows
    std::vector<std::string> accepted;      // ids from the inbox that it does not, oldest first
    absl::Time written_at = absl::InfinitePast();
  };

  absl::flat_hash_map<std::string, Entry> entries_;  // by conversation key
};

}  // namespace firstline::dispatcher
