#include "common/runtime/outcome.h"

#include <algorithm>
#include <initializer_list>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "common/telemetry/trace.h"

namespace firstline::runtime {
namespace {

constexpr size_t kLongestId = 160;

bool IsIdCharacter(char c) {
  return absl::ascii_isalnum(static_cast<unsigned char>(c)) || absl::StrContains("_.,:/@+-", c);
}

}  // namespace

std::string IdOrCode(absl::string_view value) {
  const bool fits = value.size() <= kLongestId && std::all_of(value.begin(), value.end(), IsIdCharacter);
  return fits ? std::string(value) : "[withheld]";
}

void LogOutcome(const telemetry::Log& log, const OutcomeLine& line) {
  const std::initializer_list<telemetry::Field> fields = {
      {"stage", line.stage},
      {"tenant", IdOrCode(line.tenant)},
      {"conversation", IdOrCode(line.conversation)},
      {"turn_id", IdOrCode(line.turn_id)},
      {"outcome", IdOrCode(line.outcome.code)},
      {"reason", IdOrCode(line.outcome.reason)},
      {"ms", absl::ToInt64Milliseconds(line.took)},
      {"attempts", line.attempts},
      {"trace_id", telemetry::TraceId(line.traceparent)},
      {"record", IdOrCode(line.record)},
      {"error", IdOrCode(line.error)},
  };
  if (line.error.empty()) {
    log.Info("outcome", fields);
  } else {
    log.Warning("outcome", fields);
  }
}

}  // namespace firstline::runtime
