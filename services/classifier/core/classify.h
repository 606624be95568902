#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "common/entities/entities.h"
#include "services/classifier/core/language.h"
#include "services/classifier/core/models.h"
#include "services/classifier/core/sentiment.h"
#include "services/classifier/core/signals.h"
#include "services/classifier/core/urgency.h"

namespace firstline::classifier {

// One customer turn. All texts are valid UTF-8 and clean (text::CleanText).
struct Input {
  absl::string_view text;                   // what the customer wrote; spans in the result refer to it
  absl::string_view subject;                // of the conversation, or empty; read for the intent only
  absl::string_view locale_hint;            // the customer's locale ("de-AT"), or empty
  std::optional<double> earlier_sentiment;  // score of the customer's message before, [-1, 1]
};

struct IntentProbability {
  std::string intent;
  double probability = 0;
};

// Mirrors proto firstline.v1.Classification.
struct Result {
  std::vector<IntentProbability> intents;  // best first, at most 32; never empty
  double out_of_scope = 0;                 // probability that the message is outside the taxonomy
  Sentiment sentiment;
  Urgency urgency;
  Language language;
  std::vector<entities::Entity> entities;
  std::vector<Signal> signals;
  std::string model_version;
};

struct ClassifyOptions {
  size_t text_bytes_max = 8000;  // of text and subject each that the models read; entities see all of the text
  double history_weight = 0.2;   // of the earlier score in the sentiment score; the label is this message's own
  LanguageOptions language;
  UrgencyOptions urgency;
};

// Classifies one turn with the local models. The intent is always the model's best; how far to trust it is the caller's
// decision, from its probability and out_of_scope. A text without words is intent `other` (or the model's prior best)
// with out_of_scope 1. Pure and thread-safe.
Result Classify(const Models& models, const Input& input, const ClassifyOptions& options = {});

}  // namespace firstline::classifier
