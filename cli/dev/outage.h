#pragma once

// A planned outage of one `dev run`: kill -9 of one process in the middle of the work, and its return.

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"

namespace firstline::dev {

struct OutageSpec {
  std::string process;  // one of the six services, "kafka" or "redis"; "" for no outage
  int after_turns = 1;  // turns that end first, ≥ 1
  absl::Duration away;  // from the kill to the return; infinite: it stays away
};

// NAME@TURNS, NAME@TURNS+SECONDS or NAME@TURNS+forever; "" means none. InvalidArgument says what was seen and wanted.
absl::StatusOr<OutageSpec> ParseOutage(const std::string& text);

// When to kill and when to bring back. One thread.
class Outage {
 public:
  enum class Do { kNothing, kKill, kBringBack };

  explicit Outage(OutageSpec spec) : spec_(std::move(spec)) {}

  const std::string& process() const { return spec_.process; }
  // One more turn has ended.
  void TurnEnded() { ++ended_; }
  // What is due now; kKill and kBringBack are returned once each, in this order.
  Do Next(absl::Time now);

 private:
  enum class Stage { kBefore, kAway, kOver };

  OutageSpec spec_;
  Stage stage_ = Stage::kBefore;
  int ended_ = 0;
  absl::Time back_at_ = absl::InfiniteFuture();
};

}  // namespace firstline::dev
