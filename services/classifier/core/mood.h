#pragma once

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "services/classifier/core/words.h"

namespace firstline::classifier {

// What words and typography say about how a customer feels. Sums over the text, all >= 0.
struct Mood {
  double pleased = 0;     // praise and thanks; negated praise counts as displeased
  double displeased = 0;  // displeasure; negated displeasure counts half as pleased
  double angry = 0;       // insults and outrage
  double worried = 0;     // fear, grief, despair
  double shouting = 0;    // share of upper-case letters beyond a third, in [0, 1]; 0 below twelve letters
  int exclamations = 0;   // "!" and "！", at most 10
  int questions = 0;      // "?" and "？", at most 10
  int smiles = 0;         // ":)", hearts, smiling emoji
  int frowns = 0;         // ":(", crying and angry emoji
};

// Reads the word lists (en, de, es, fr, pt, it, nl, pl, zh, ja), with negation within a clause and intensifiers
// ("very", "sehr") that count half as much again. `words` are those of `text`. Thread-safe.
Mood MeasureMood(absl::string_view text, absl::Span<const Word> words);

// The same as named features for a linear model; those that are zero are left out.
std::vector<std::pair<std::string, double>> MoodFeatures(const Mood& mood);

}  // namespace firstline::classifier
