#pragma once

// The words the verifier knows. They are its own: a mistake in the responder's lexicon must not blind its check.

#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace firstline::responder::verify {

// Folded text (text::Fold) cut into words at everything that is no letter or digit; Chinese stays in runs.
std::vector<std::string> FoldedWords(absl::string_view text);

// Negations among the words of `text`: "not", "nicht", "ne … pas" counts once, "don't", "不".
size_t CountNegations(absl::string_view text);

// True if one text has a word whose opposite the other has and neither has both: before/after, free/paid.
bool HasOpposites(absl::string_view a, absl::string_view b);

// Phrases in `text` that promise or grant something ("we will refund", "guarantee"), folded.
std::vector<std::string> PromisesIn(absl::string_view text);

// True if `folded` occurs among the words of `text` as whole words (anywhere for Chinese).
bool HasPhrase(absl::string_view text, absl::string_view folded);

// Canonical name of a unit of time, size, money or share ("hours" and "Stunden" are both "hour"), or "" for other
// words.
absl::string_view UnitOf(absl::string_view folded_word);

// The digits a number word stands for ("three", "drei" → "3"), or "".
absl::string_view DigitsOf(absl::string_view folded_word);

// Canonical name of a month or weekday ("März" → "march"), or "".
absl::string_view CalendarNameOf(absl::string_view folded_word);

}  // namespace firstline::responder::verify
