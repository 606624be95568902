#pragma once

#include <memory>
#include <string>

#include "absl/base/thread_annotations.h"
#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "common/base/clock.h"
#include "common/redis/bucket.h"
#include "common/redis/connection.h"

namespace firstline::redis {

// A quota that all processes share: token buckets by key, kept in Redis by Redis's own clock. Thread-safe.
//
// While Redis is away every process goes on with buckets of its own, at half the rate, because others spend too, and
// asks Redis again after kAwayFor at the earliest, so that it does not flutter. Without Redis at all (single process)
// the own buckets run at the full rate.
class TokenBucket {
 public:
  static constexpr absl::Duration kAwayFor = absl::Seconds(60);  // reliability.md 1.9
  static constexpr size_t kLocalKeysMax = 10'000;                // then the own buckets start afresh

  // connection: null for a single process. Both outlive the object.
  TokenBucket(Connection* connection, const Clock& clock) : connection_(connection), clock_(clock) {}

  // Takes one token and returns zero, or takes nothing and returns how long until there is one. Blocks as long as one
  // command may (Connection); never fails.
  absl::Duration Take(absl::string_view key, const BucketRate& rate);

  // True while the own buckets are used instead of Redis.
  bool Away() const;

 private:
  absl::Duration TakeLocally(absl::string_view key, const BucketRate& rate);

  Connection* const connection_;
  const Clock& clock_;
  mutable absl::Mutex mutex_;
  absl::Time away_until_ ABSL_GUARDED_BY(mutex_) = absl::InfinitePast();
  absl::flat_hash_map<std::string, Bucket> buckets_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace firstline::redis
