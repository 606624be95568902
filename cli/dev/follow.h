#pragma once

#include <functional>
#include <memory>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "cli/dev/progress.h"
#include "common/kafka/log_reader.h"

namespace firstline::dev {

// Feeds a Progress from the topics. One thread.
class Follower {
 public:
  using OnEnded = std::function<void(const std::string& ticket, const TurnProgress& turn)>;

  static absl::StatusOr<std::unique_ptr<Follower>> Open(const kafka::ClientOptions& client);

  // Reads what arrived; `on_ended` is called once per turn that ended.
  void Poll(Progress& progress, const OnEnded& on_ended, absl::Duration wait);

 private:
  std::unique_ptr<kafka::LogReader> received_, dispatched_, states_;
};

}  // namespace firstline::dev
