#include "simulators/desk/faults.h"

#include <nlohmann/json.hpp>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "simulators/desk/chance.h"
#include "simulators/desk/json.h"

namespace firstline::sim::desk {

absl::StatusOr<Fault> ReadFault(const std::string& text) {
  const Json json = Json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (!json.is_object()) return absl::InvalidArgumentError("fault: want an object");
  Fault fault;
  for (const auto& [name, value] : json.items()) {
    const bool count = value.is_number_integer() && value.get<int64_t>() >= 0 && value.get<int64_t>() <= 86'400'000;
    if (name == "method" && value.is_string()) {
      fault.method = value.get<std::string>();
    } else if (name == "path" && value.is_string()) {
      fault.path_prefix = value.get<std::string>();
    } else if (name == "times" && count) {
      fault.times = value.get<int>();
    } else if (name == "skip" && count) {
      fault.skip = value.get<int>();
    } else if (name == "rate" && value.is_number()) {
      fault.rate = value.get<double>();
    } else if (name == "status" && count) {
      fault.status = value.get<int>();
    } else if (name == "retry_after" && count) {
      fault.retry_after_seconds = value.get<int>();
    } else if (name == "delay_ms" && count) {
      fault.delay = absl::Milliseconds(value.get<int>());
    } else if (name == "after_commit" && value.is_boolean()) {
      fault.after_commit = value.get<bool>();
    } else if (name == "garbage" && value.is_boolean()) {
      fault.garbage = value.get<bool>();
    } else if (name == "half_body" && value.is_boolean()) {
      fault.half_body = value.get<bool>();
    } else if (name == "hang_up" && value.is_boolean()) {
      fault.hang_up = value.get<bool>();
    } else {
      return absl::InvalidArgumentError(absl::StrCat("fault: `", name, "` is unknown or has the wrong type"));
    }
  }
  return fault;
}

std::optional<Fault> Faults::Take(const std::string& method, const std::string& path) {
  for (auto fault = faults_.begin(); fault != faults_.end(); ++fault) {
    if (!fault->method.empty() && fault->method != method) continue;
    if (!absl::StartsWith(path, fault->path_prefix)) continue;
    if (fault->skip > 0) {
      --fault->skip;
      return std::nullopt;
    }
    if (!Happens(fault->rate, "fault", ++drawn_)) return std::nullopt;
    const Fault taken = *fault;
    if (--fault->times <= 0) faults_.erase(fault);
    return taken;
  }
  return std::nullopt;
}

}  // namespace firstline::sim::desk
