#pragma once

#include <cstdint>

#include "absl/strings/string_view.h"

namespace firstline::sim::desk {

// A number in [0, 1) for the `count`-th draw of that name: chance without randomness, the same in every run.
double Draw(absl::string_view name, int64_t count);

// Whether something with that probability happens at the `count`-th draw.
inline bool Happens(double rate, absl::string_view name, int64_t count) { return Draw(name, count) < rate; }

}  // namespace firstline::sim::desk
