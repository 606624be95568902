#include "common/runtime/stop_limit.h"

#include <unistd.h>

#include <thread>

#include "absl/time/clock.h"
#include "common/telemetry/log.h"

namespace firstline::runtime {

void ExitAfter(absl::Duration limit, const std::string& service) {
  // Detached: it waits for the end of the process, which nobody is left to join it at.
  std::thread([limit, service] {
    absl::SleepFor(limit);
    telemetry::Log(service).Error("stop_overdue", {{"seconds", absl::ToDoubleSeconds(limit)}});
    _exit(1);
  }).detach();
}

}  // namespace firstline::runtime
