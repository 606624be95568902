#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "services/classifier/core/fit.h"
#include "services/classifier/core/measure.h"
#include "services/classifier/core/models.h"

namespace firstline::classifier {

// One labelled message. Only text and intent are needed.
struct Example {
  std::string text;       // valid UTF-8
  std::string intent;     // name in the taxonomy
  std::string lang;       // ISO 639-1
  std::string topic;      // what the company sells; rows of one topic stay together when folds are cut
  std::string sentiment;  // very_negative, negative, neutral, positive, or empty
  std::string urgency;    // low, normal, high, or empty
};

FeatureOptions SentimentFeatures();
FitOptions IntentFit();
FitOptions SentimentFit();

struct TrainOptions {
  std::string name = "starter";
  std::vector<std::string> held_out_topics = {"energy", "media"};
  double held_out_share = 0.2;  // of the rows, where no row has one of these topics
  size_t folds_max = 5;         // of the cross-validation that calibrates
  uint64_t seed = 20261121;
  FeatureOptions intent_features;
  FeatureOptions sentiment_features = SentimentFeatures();
  FitOptions intent_fit = IntentFit();
  FitOptions sentiment_fit = SentimentFit();
};

// How a model trained without the held-out rows does on them.
struct TrainReport {
  size_t rows = 0, train_rows = 0;
  std::vector<std::string> intents;
  Quality intent, sentiment;
  double covered_at_070 = 0, accuracy_at_070 = 0;  // rows whose best intent has at least 0.70, and how many are right
  double out_of_scope_auroc = 0;                   // `other` against the rest
  double urgency_accuracy = 0;
  std::vector<std::pair<std::string, Quality>> by_language;  // intent
};

struct Trained {
  Models models;  // fitted on all rows; `version` is empty until the file is read back
  TrainReport report;
};

// Trains the intent and the sentiment model. The intent's temperature is the one that fits the held-out rows (a hundred
// or more); else, as for the sentiment, it comes from cross-validation over topics (over seeded random folds where
// there are fewer than three topics), so that probabilities hold for a company the model has not seen. Without
// sentiment labels `fallback_sentiment` (may be null) is shipped instead. Deterministic.
//
// Errors: InvalidArgument for fewer than two intents, an empty text or intent, an unknown sentiment, more than 1,024
// intents, or no sentiment at all.
absl::StatusOr<Trained> Train(absl::Span<const Example> examples, const TrainOptions& options,
                              const LinearModel* fallback_sentiment = nullptr);

}  // namespace firstline::classifier
