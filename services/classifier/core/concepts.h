#pragma once

#include <string>
#include <vector>

#include "absl/types/span.h"
#include "services/classifier/core/words.h"

namespace firstline::classifier {

// Names of the language-independent concepts of support ("money_back", "parcel", "how", "sign_in") that the words
// mention, each once, in no meaningful order. They are features like any other: a model learns what they say about an
// intent, and what it learned from English rows reaches the languages with few rows. Words of en, de, es, fr, pt, it,
// nl, pl, zh, ja. Thread-safe.
std::vector<std::string> FindConcepts(absl::Span<const Word> words);

}  // namespace firstline::classifier
