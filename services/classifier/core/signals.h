#pragma once

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "common/text/span.h"
#include "services/classifier/core/mood.h"
#include "services/classifier/core/sentiment.h"
#include "services/classifier/core/words.h"

namespace firstline::classifier {

// A named signal beside the intent, with its strongest evidence.
struct Signal {
  std::string name;  // churn, competitor, frustration, legal, security
  double score = 0;  // strength in (0, 1]
  text::Span span;   // of the evidence; empty where typography or sentiment alone raised it
};

// Signals of a text, in the order of the names, each once. Word lists in en, de, es, fr, pt, it, nl, pl, zh, ja;
// negated words ("I will not sue") do not count. Two different pieces of evidence raise the score. Frustration also
// reads shouting and a very negative sentiment. Thread-safe.
std::vector<Signal> FindSignals(absl::Span<const Word> words, const Mood& mood, const Sentiment& sentiment);

}  // namespace firstline::classifier
