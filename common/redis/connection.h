#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "absl/types/span.h"
#include "common/base/clock.h"

struct redisContext;

namespace firstline::redis {

struct Options {
  std::string address;   // "host:port" or "unix:/path"
  std::string password;  // "" for none
  absl::Duration connect_timeout = absl::Milliseconds(50);
  absl::Duration command_timeout = absl::Milliseconds(50);
  absl::Duration first_delay = absl::Milliseconds(100);  // before the next attempt to connect; doubles
  absl::Duration delay_max = absl::Seconds(5);
};

// What Redis answered.
struct Reply {
  enum class Kind { kNil, kInteger, kText, kList };
  Kind kind = Kind::kNil;
  int64_t integer = 0;
  std::string text;
  std::vector<Reply> list;
};

// One connection, made when first needed and again after it broke, in the caller's thread and with back-off. A call
// takes at most connect_timeout + command_timeout; while the back-off runs it fails at once. Redis holds nothing that
// matters, so callers have a way to go on without it. Thread-safe: one command at a time. The process ignores SIGPIPE.
class Connection {
 public:
  // `clock` outlives the object.
  Connection(Options options, const Clock& clock);
  ~Connection();

  // Runs one command. Unavailable: no connection, a broken one or a timeout. InvalidArgument: Redis refused the
  // command.
  absl::StatusOr<Reply> Command(absl::Span<const std::string> arguments);

 private:
  struct Close {
    void operator()(redisContext* context) const;
  };

  absl::Status Connect() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  absl::StatusOr<Reply> Run(absl::Span<const std::string> arguments) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  absl::Status Lost(absl::string_view what) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  const Options options_;
  const Clock& clock_;
  absl::Mutex mutex_;
  std::unique_ptr<redisContext, Close> context_ ABSL_GUARDED_BY(mutex_);
  absl::Time retry_at_ ABSL_GUARDED_BY(mutex_) = absl::InfinitePast();
  absl::Duration delay_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace firstline::redis
