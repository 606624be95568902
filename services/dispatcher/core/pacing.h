#pragma once

#include "absl/time/time.h"

namespace firstline::dispatcher {

// How fast an account's tickets may be updated.
struct Quota {
  int updates_per_minute = 100;  // of one account, at least 1
  double reserve = 0.2;          // share in [0, 1) that is left to people
};

// Token bucket that spends at most the quota, less the reserve, in any 60 s: a full bucket and what flows in meanwhile
// add up to it. A quarter of it may go out at once, the rest evenly.
struct Rate {
  double capacity = 1;    // tokens, at least 1
  double per_second = 0;  // tokens
};
Rate RateOf(const Quota& quota);

// When the calls of one account may go on: what the helpdesk asked for and pauses of our own. A value.
class Gate {
 public:
  // The helpdesk said so: nothing before now + wait. The later of two wishes wins.
  void RetryAfter(absl::Time now, absl::Duration wait);
  // Bad credentials: every call would fail the same way.
  void Pause(absl::Time now, absl::Duration wait);
  // A call was accepted: the credentials work.
  void Succeeded() { paused_ = false; }

  absl::Time free_at() const { return free_at_; }
  bool paused() const { return paused_; }

 private:
  absl::Time free_at_ = absl::InfinitePast();
  bool paused_ = false;
};

}  // namespace firstline::dispatcher
