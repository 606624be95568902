#pragma once

#include <cstddef>
#include <cstdint>

#include "absl/strings/string_view.h"

// What a target promises of every input. A broken promise ends the process, which is what the fuzzer looks for.

namespace firstline::fuzz {

inline absl::string_view BytesOf(const uint8_t* data, size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

// Splits the input at its first zero byte, for targets that take two texts.
struct Two {
  absl::string_view first, second;
};
inline Two TwoOf(absl::string_view bytes) {
  const size_t zero = bytes.find('\0');
  if (zero == absl::string_view::npos) return {bytes, {}};
  return {bytes.substr(0, zero), bytes.substr(zero + 1)};
}

// Aborts with `promise` when `kept` is false.
void Require(bool kept, const char* promise);

}  // namespace firstline::fuzz
