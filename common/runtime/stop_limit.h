#pragma once

#include <string>

#include "absl/time/time.h"

namespace firstline::runtime {

// Ends the process with exit code 1 should it still run after `limit`, without closing anything: closing or freeing a
// Kafka client can hang for ever (librdkafka before 2.6.1). Nothing is lost by that; what was not committed is read
// again. Returns at once; to be called once, when the process begins to stop.
void ExitAfter(absl::Duration limit, const std::string& service);

}  // namespace firstline::runtime
