#pragma once

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "services/classifier/core/mood.h"
#include "services/classifier/core/sentiment.h"
#include "services/classifier/core/words.h"

namespace firstline::classifier {

struct Urgency {
  std::string level = "normal";      // low, normal, high
  double score = 0;                  // [0, 1]
  std::vector<std::string> reasons;  // what raised or lowered the score, strongest words first; closed set
};

// Points of the score; hand-set on the starter rows without the held-out topics (docs/evidence/classifier.md).
struct UrgencyOptions {
  double base = 0.30;
  double deadline = 0.28;                                          // "today", "before Monday", "asap"
  double impact = 0.28;                                            // "nobody can work", "outage"
  double danger = 0.45;                                            // fire, injury
  double no_hurry = -0.25;                                         // "no rush"
  double very_negative = 0.15, negative = 0.06, positive = -0.12;  // by sentiment label
  double capitals = 0.10;                                          // shouting
  double exclamation = 0.04;                                       // three marks or more: twice
  double high = 0.50;                                              // from here on high
  double low = 0.24;                                               // below low
};

// What the urgency of a message is read from.
struct UrgencyFacts {
  absl::Span<const Word> words;
  Mood mood;
  Sentiment sentiment;
  absl::string_view intent;
  double intent_probability = 0;
};

// Adds up points and names every reason: deadline_word, impact, danger, no_hurry, intent, sentiment, capitals,
// exclamation. Intents add their own points (security and account_access up, praise and small_talk down) times their
// probability.
Urgency JudgeUrgency(const UrgencyFacts& facts, const UrgencyOptions& options = {});

}  // namespace firstline::classifier
