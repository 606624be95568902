#pragma once

#include <optional>

#include "absl/time/time.h"

namespace firstline::dispatcher {

// How long to wait before a post is tried again after `tries` that failed (from 1); nothing once it is given up. A
// receiver's own wish (`retry_after`, zero for none) is honoured when it is longer, up to an hour. Pure.
//
// 5 s, 30 s, 2 min, 5 min, 10 min, 15 min: seven tries in 33 minutes. Standard Webhooks' example goes on for days; here
// a post that waits holds back its partition's committed offset, and GET has the outcome all the while.
std::optional<absl::Duration> CallbackDelay(int tries, absl::Duration retry_after);

}  // namespace firstline::dispatcher
