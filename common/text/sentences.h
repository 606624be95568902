#pragma once

#include <vector>

#include "absl/strings/string_view.h"
#include "common/text/span.h"

namespace firstline::text {

// Sentences of valid UTF-8 `text`, in order, trimmed of white space. A line break ends a sentence when the next line is
// empty or starts a list item; an abbreviation ("e.g.", "z. B.", "No.") or a decimal point does not. Thread-safe.
std::vector<Span> SplitSentences(absl::string_view text);

}  // namespace firstline::text
