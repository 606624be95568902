#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

#include "absl/time/time.h"

namespace firstline::sim::desk {

using Json = nlohmann::json;

// JSON text of bytes from outside: ill-formed UTF-8 is replaced, never thrown at.
std::string Dump(const Json& json);

// null for "" or an absent id.
Json TextOrNull(const std::string& text);
Json IdOrNull(const std::optional<int64_t>& id);

// "2026-11-21T10:05:00Z".
std::string Stamp(absl::Time time);

// `time` without its fraction of a second.
absl::Time WholeSecond(absl::Time time);

}  // namespace firstline::sim::desk
