#pragma once

#include <cstddef>

#include "absl/strings/string_view.h"

namespace firstline::text {

namespace internal {
char32_t NextMultibyte(absl::string_view text, size_t& at);
}

// What NextCodePoint returns for an ill-formed sequence.
inline constexpr char32_t kIllFormed = 0xFFFFFFFF;

// The character at byte `at`, which must be inside `text`, and moves `at` behind it. An ill-formed sequence yields
// kIllFormed; `at` moves behind its maximal subpart, as Unicode recommends for replacement. Thread-safe.
inline char32_t NextCodePoint(absl::string_view text, size_t& at) {
  const unsigned char first = static_cast<unsigned char>(text[at]);
  if (first >= 0x80) return internal::NextMultibyte(text, at);
  ++at;
  return first;
}

}  // namespace firstline::text
