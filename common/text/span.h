#pragma once

#include <cstddef>

#include "absl/strings/string_view.h"

namespace firstline::text {

// Bytes [begin, end) of some text.
struct Span {
  size_t begin = 0;
  size_t end = 0;

  size_t size() const { return end - begin; }
  absl::string_view In(absl::string_view text) const { return text.substr(begin, end - begin); }
  friend bool operator==(const Span&, const Span&) = default;
};

}  // namespace firstline::text
