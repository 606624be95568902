#pragma once

#include <cstddef>
#include <string>

#include "absl/strings/string_view.h"

namespace firstline::text {

// True if `text` is well-formed UTF-8 (no surrogates, no overlong forms, nothing above U+10FFFF).
bool IsValidUtf8(absl::string_view text);

// `text` with every ill-formed sequence replaced by U+FFFD. The result is valid UTF-8.
std::string RepairUtf8(absl::string_view text);

// The longest prefix of valid UTF-8 `text` that has at most `max_bytes` bytes and ends on a character boundary.
absl::string_view TruncateUtf8(absl::string_view text, size_t max_bytes);

// `text` (valid UTF-8) without the characters people cannot see and attackers use: C0/C1 controls other than tab and
// newline, zero-width characters, bidi controls, fillers, tag characters, variation selectors but one U+FE0E or U+FE0F
// behind a character (emoji have it), everything else that Unicode calls default-ignorable; CR LF and CR become LF;
// NBSP and other space separators become a plain space; then NFC.
std::string CleanText(absl::string_view text);

}  // namespace firstline::text
