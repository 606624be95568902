#pragma once

#include "absl/strings/string_view.h"

namespace firstline::text {

// True if a full stop after `word` does not end the sentence, given the first character that follows the white space.
// word: the characters before the stop back to the last space, any case ("z.B", "No", "Dr"). Single letters count as
// initials. Some words ("no", "min") are abbreviations only before a digit. Thread-safe.
bool IsAbbreviation(absl::string_view word, bool digit_follows);

}  // namespace firstline::text
