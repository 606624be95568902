#include "services/classifier/core/classify.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "common/text/utf8.h"
#include "services/classifier/core/mood.h"
#include "services/classifier/core/words.h"

namespace firstline::classifier {
namespace {

// Every intent of the starter taxonomy: escalation adds up what the policy treats alike.
constexpr size_t kIntentsMax = 32;

std::vector<IntentProbability> BestIntents(const LinearModel& model, const FeatureVector& features) {
  const std::vector<double> probabilities = model.Probabilities(features);
  std::vector<IntentProbability> intents;
  for (size_t i = 0; i < probabilities.size(); ++i) intents.push_back({model.labels()[i], probabilities[i]});
  std::stable_sort(intents.begin(), intents.end(),
                   [](const auto& a, const auto& b) { return a.probability > b.probability; });
  if (intents.size() > kIntentsMax) intents.resize(kIntentsMax);
  return intents;
}

// Nothing to read: no words, perhaps a lone emoji or an attachment.
std::vector<IntentProbability> NoIntent(const LinearModel& model) {
  const auto& labels = model.labels();
  const bool has_other = std::find(labels.begin(), labels.end(), "other") != labels.end();
  return {{has_other ? "other" : labels.front(), 0}};
}

}  // namespace

Result Classify(const Models& models, const Input& input, const ClassifyOptions& options) {
  const absl::string_view text = text::TruncateUtf8(input.text, options.text_bytes_max);
  const absl::string_view subject = text::TruncateUtf8(input.subject, options.text_bytes_max);
  const std::string whole = subject.empty() ? std::string(text) : absl::StrCat(subject, "\n", text);
  Result result;
  result.model_version = models.version;
  result.language = DetectLanguage(whole, input.locale_hint, options.language);
  result.entities = entities::FindEntities(input.text);

  const FeatureVector intent_features = ExtractFeatures(whole, models.intent.parts().features);
  if (intent_features.empty()) {
    result.intents = NoIntent(models.intent);
    result.out_of_scope = 1;
  } else {
    result.intents = BestIntents(models.intent, intent_features);
    result.out_of_scope = models.novelty.Probability(MeasureNovelty(models.intent, intent_features));
  }

  const std::vector<Word> words = SplitWords(text);
  const Mood mood = MeasureMood(text, words);
  result.sentiment = JudgeSentiment(models.sentiment, ExtractFeatures(text, models.sentiment.parts().features));
  result.urgency = JudgeUrgency({.words = words,
                                 .mood = mood,
                                 .sentiment = result.sentiment,
                                 .intent = result.intents.front().intent,
                                 .intent_probability = result.intents.front().probability},
                                options.urgency);
  result.signals = FindSignals(words, mood, result.sentiment);
  if (input.earlier_sentiment.has_value()) {
    const double earlier = std::clamp(*input.earlier_sentiment, -1.0, 1.0);
    result.sentiment.score += options.history_weight * (earlier - result.sentiment.score);
  }
  return result;
}

}  // namespace firstline::classifier
