#pragma once

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "services/classifier/core/words.h"

namespace firstline::classifier {

// What the build of a message says whatever it is about, as concept names: how long it is, whether it asks (and how its
// questions begin), whether it speaks to "you", of "me", of others; negation; numbers and money. Words of en, de, es,
// fr, pt, it, nl, pl, zh, ja. `words` are those of `text`. Each name once. Thread-safe.
std::vector<std::string> FindStructure(absl::string_view text, absl::Span<const Word> words);

}  // namespace firstline::classifier
