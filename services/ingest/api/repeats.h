#pragma once

#include <deque>
#include <string>
#include <utility>

#include "absl/base/thread_annotations.h"
#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"

namespace firstline::ingest {

// Which body came under which Idempotency-Key, as far as this process remembers: the last 50,000 keys, for 24 h. It
// only finds callers who use a key twice for different things; that a repeat changes nothing follows from the ids.
// Thread-safe.
class Repeats {
 public:
  explicit Repeats(size_t keys_max = 50'000, absl::Duration kept = absl::Hours(24))
      : keys_max_(keys_max), kept_(kept) {}

  // False when another body came under the key. Keeps hashes, not texts.
  bool Fits(absl::string_view tenant, absl::string_view key, absl::string_view body, absl::Time now);

 private:
  const size_t keys_max_;
  const absl::Duration kept_;
  absl::Mutex mutex_;
  absl::flat_hash_map<std::string, std::string> bodies_ ABSL_GUARDED_BY(mutex_);
  std::deque<std::pair<absl::Time, std::string>> order_ ABSL_GUARDED_BY(mutex_);  // oldest first
};

}  // namespace firstline::ingest
