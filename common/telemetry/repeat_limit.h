#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>

#include "absl/base/thread_annotations.h"
#include "absl/strings/string_view.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"

namespace firstline::telemetry {

// Keeps a warning that the same cause repeats from filling the log: one line per cause and interval, which says how
// many it stands for. Causes are ids such as a tenant's name. Memory: at most `causes_max` causes; beyond, the one
// reported longest ago is forgotten and its next line comes early. Thread-safe.
class RepeatLimit {
 public:
  // interval > 0, causes_max >= 1.
  RepeatLimit(absl::Duration interval, size_t causes_max) : interval_(interval), causes_max_(causes_max) {}

  // Counts one occurrence. Returns how many the line to be written now stands for, this one included; nullopt when no
  // line is due.
  std::optional<int64_t> Report(absl::string_view cause, absl::Time now);

 private:
  struct Cause {
    absl::Time reported_at;
    int64_t held_back = 0;  // since then
  };

  const absl::Duration interval_;
  const size_t causes_max_;
  absl::Mutex mutex_;
  std::map<std::string, Cause, std::less<>> causes_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace firstline::telemetry
