#include "simulators/zendesk/faults.h"

#include "absl/strings/match.h"

namespace firstline::sim::zendesk {

std::optional<Fault> Faults::Take(const std::string& method, const std::string& path) {
  for (auto fault = faults_.begin(); fault != faults_.end(); ++fault) {
    if (!fault->method.empty() && fault->method != method) continue;
    if (!absl::StartsWith(path, fault->path_prefix)) continue;
    if (fault->skip > 0) {
      --fault->skip;
      return std::nullopt;
    }
    const Fault taken = *fault;
    if (--fault->times <= 0) faults_.erase(fault);
    return taken;
  }
  return std::nullopt;
}

}  // namespace firstline::sim::zendesk
