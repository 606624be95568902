#pragma once

#include <map>
#include <string>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "common/base/clock.h"

namespace firstline::ingest {

// Webhook secrets from files, read again every ten seconds so that a rotated secret works without a restart. A file
// that cannot be read any more keeps its last secret. Thread-safe; holds at most 1,000 files.
class SecretFiles {
 public:
  explicit SecretFiles(const Clock& clock) : clock_(clock) {}

  // The secrets that could be read, in order; empty when none could.
  std::vector<std::string> Read(const std::vector<std::string>& paths);

 private:
  struct Entry {
    std::string secret;
    absl::Time read_at = absl::InfinitePast();
  };

  const Clock& clock_;
  absl::Mutex mutex_;
  std::map<std::string, Entry> entries_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace firstline::ingest
