#include "services/classifier/core/train.h"

#include <algorithm>
#include <map>
#include <optional>
#include <random>
#include <set>

#include "absl/strings/str_cat.h"
#include "common/base/status_macros.h"
#include "services/classifier/core/fit_novelty.h"
#include "services/classifier/core/mood.h"
#include "services/classifier/core/sentiment.h"
#include "services/classifier/core/urgency.h"

namespace firstline::classifier {
namespace {

constexpr size_t kRowsToCalibrate = 100;  // held-out rows from which on their temperature is trusted

// The rows of one task (intent or sentiment) with their features and fold groups.
struct Task {
  std::vector<std::string> labels;
  std::vector<FeatureVector> features;  // one per example, empty where the example has no label
  std::vector<int> label;               // number of the label, or -1
  std::vector<size_t> group;            // fold of the cross-validation
  FeatureOptions feature_options;
  FitOptions fit_options;
};

Task MakeTask(absl::Span<const Example> examples, std::string Example::* field, std::vector<size_t> group,
              const FeatureOptions& features, const FitOptions& fit) {
  Task task{.group = std::move(group), .feature_options = features, .fit_options = fit};
  std::set<std::string> names;
  for (const Example& example : examples) {
    if (!(example.*field).empty()) names.insert(example.*field);
  }
  task.labels.assign(names.begin(), names.end());
  for (const Example& example : examples) {
    const auto it = names.find(example.*field);
    task.label.push_back(it == names.end() ? -1 : static_cast<int>(std::distance(names.begin(), it)));
    task.features.push_back(it == names.end() ? FeatureVector{} : ExtractFeatures(example.text, features));
  }
  return task;
}

LinearModel FitOn(const Task& task, const std::vector<bool>& use) {
  std::vector<Row> rows;
  for (size_t i = 0; i < use.size(); ++i) {
    if (use[i] && task.label[i] >= 0) rows.push_back({&task.features[i], static_cast<size_t>(task.label[i])});
  }
  return Fit(rows, task.feature_options, task.labels, task.fit_options);
}

LinearModel WithTemperature(const LinearModel& model, double temperature) {
  LinearModel::Parts parts = model.parts();
  parts.temperature = temperature;
  return LinearModel(std::move(parts));
}

// What models that have not seen a row's fold say about it.
struct OutOfFold {
  std::vector<std::vector<double>> logits;
  std::vector<size_t> labels;
  std::vector<double> coverage;
};

OutOfFold CrossValidate(const Task& task, const std::vector<bool>& use) {
  OutOfFold result;
  std::set<size_t> groups;
  for (size_t i = 0; i < use.size(); ++i) {
    if (use[i]) groups.insert(task.group[i]);
  }
  for (const size_t group : groups) {
    std::vector<bool> rest(use.size());
    for (size_t i = 0; i < use.size(); ++i) rest[i] = use[i] && task.group[i] != group;
    const LinearModel model = FitOn(task, rest);
    for (size_t i = 0; i < use.size(); ++i) {
      if (!use[i] || task.group[i] != group || task.label[i] < 0) continue;
      result.logits.push_back(model.Logits(task.features[i]));
      result.labels.push_back(static_cast<size_t>(task.label[i]));
      result.coverage.push_back(model.Coverage(task.features[i]));
    }
  }
  return result;
}

struct Calibrated {
  LinearModel model;
  NoveltyModel novelty;
};

Calibrated FitCalibrated(const Task& task, const std::vector<bool>& use) {
  const OutOfFold seen = CrossValidate(task, use);
  const double temperature = FitTemperature(seen.logits, seen.labels);
  const auto other = std::find(task.labels.begin(), task.labels.end(), "other");
  NoveltyModel novelty;
  if (other != task.labels.end()) {
    novelty = FitNovelty(seen.logits, seen.labels, seen.coverage, static_cast<size_t>(other - task.labels.begin()),
                         temperature);
  }
  return {WithTemperature(FitOn(task, use), temperature), novelty};
}

// Folds by topic, or random ones.
std::vector<size_t> Groups(absl::Span<const Example> examples, const TrainOptions& options) {
  std::map<std::string, size_t> topics;
  for (const Example& example : examples) topics.emplace(example.topic, topics.size());
  std::vector<size_t> groups;
  std::mt19937_64 random(options.seed);
  for (const Example& example : examples) {
    groups.push_back((topics.size() >= 3 ? topics[example.topic] : random()) % options.folds_max);
  }
  return groups;
}

std::vector<bool> ForTraining(absl::Span<const Example> examples, const TrainOptions& options) {
  const std::set<std::string> topics(options.held_out_topics.begin(), options.held_out_topics.end());
  std::vector<bool> use;
  for (const Example& example : examples) use.push_back(!topics.contains(example.topic));
  if (std::find(use.begin(), use.end(), false) != use.end()) return use;
  std::mt19937_64 random(options.seed + 1);
  const auto bound = static_cast<uint64_t>(options.held_out_share * 1e6);
  for (size_t i = 0; i < use.size(); ++i) use[i] = random() % 1000000 >= bound;
  return use;
}

std::vector<size_t> HeldOut(const std::vector<bool>& train) {
  std::vector<size_t> rows;
  for (size_t i = 0; i < train.size(); ++i) {
    if (!train[i]) rows.push_back(i);
  }
  return rows;
}

Quality MeasureOn(const Task& task, const LinearModel& model, const std::vector<size_t>& rows) {
  std::vector<std::vector<double>> probabilities;
  std::vector<size_t> labels;
  for (const size_t row : rows) {
    if (task.label[row] < 0) continue;
    probabilities.push_back(model.Probabilities(task.features[row]));
    labels.push_back(static_cast<size_t>(task.label[row]));
  }
  return Measure(probabilities, labels, task.labels.size());
}

double UrgencyAccuracy(absl::Span<const Example> examples, const std::vector<size_t>& rows, const Task& intents,
                       const LinearModel& intent, const Task& moods, const LinearModel& sentiment) {
  double right = 0, all = 0;
  for (const size_t row : rows) {
    if (examples[row].urgency.empty()) continue;
    const std::vector<Word> words = SplitWords(examples[row].text);
    const std::vector<double> probabilities = intent.Probabilities(intents.features[row]);
    const auto best = std::max_element(probabilities.begin(), probabilities.end());
    const Urgency urgency = JudgeUrgency({.words = words,
                                          .mood = MeasureMood(examples[row].text, words),
                                          .sentiment = JudgeSentiment(sentiment, moods.features[row]),
                                          .intent = intents.labels[static_cast<size_t>(best - probabilities.begin())],
                                          .intent_probability = *best});
    ++all;
    right += urgency.level == examples[row].urgency;
  }
  return all > 0 ? right / all : 0;
}

// Temperature from rows nobody has seen, or nullopt if they are too few. The concept lists were written with the
// training topics at hand, so cross-validation over those topics alone makes the model too sure of itself.
std::optional<double> UnseenTemperature(const Task& task, const LinearModel& model, const std::vector<size_t>& rows) {
  if (rows.size() < kRowsToCalibrate) return std::nullopt;
  std::vector<std::vector<double>> logits;
  std::vector<size_t> labels;
  for (const size_t row : rows) {
    logits.push_back(model.Logits(task.features[row]));
    labels.push_back(static_cast<size_t>(task.label[row]));
  }
  return FitTemperature(logits, labels);
}

// Probabilities of the held-out rows: each half with the temperature of the other half.
std::vector<std::vector<double>> CrossCalibrated(const Task& task, const LinearModel& model,
                                                 const std::vector<size_t>& rows) {
  std::vector<size_t> halves[2];
  for (size_t i = 0; i < rows.size(); ++i) halves[i % 2].push_back(rows[i]);
  std::vector<std::vector<double>> probabilities;
  double temperatures[2];
  for (const size_t half : {0u, 1u}) {
    temperatures[half] = UnseenTemperature(task, model, halves[1 - half]).value_or(model.parts().temperature);
  }
  probabilities.reserve(rows.size());
  for (size_t i = 0; i < rows.size(); ++i) {
    probabilities.push_back(Softmax(model.Logits(task.features[rows[i]]), temperatures[i % 2]));
  }
  return probabilities;
}

TrainReport ReportOn(absl::Span<const Example> examples, const std::vector<bool>& train, const Task& intents,
                     const Calibrated& intent) {
  TrainReport report;
  report.rows = examples.size();
  report.intents = intents.labels;
  const std::vector<size_t> rows = HeldOut(train);
  report.train_rows = train.size() - rows.size();
  const std::vector<std::vector<double>> probabilities = CrossCalibrated(intents, intent.model, rows);
  std::map<std::string, std::vector<size_t>> by_language;
  std::vector<double> out_of_scope;
  std::vector<bool> other;
  std::vector<size_t> labels;
  double sure = 0, sure_right = 0;
  for (size_t i = 0; i < rows.size(); ++i) {
    const size_t row = rows[i];
    by_language[examples[row].lang].push_back(row);
    out_of_scope.push_back(intent.novelty.Probability(MeasureNovelty(intent.model, intents.features[row])));
    other.push_back(examples[row].intent == "other");
    labels.push_back(static_cast<size_t>(intents.label[row]));
    const auto best = std::max_element(probabilities[i].begin(), probabilities[i].end());
    if (*best < 0.70) continue;
    ++sure;
    sure_right += best - probabilities[i].begin() == intents.label[row];
  }
  report.intent = Measure(probabilities, labels, intents.labels.size());
  report.out_of_scope_auroc = Auroc(out_of_scope, other);
  if (!rows.empty()) report.covered_at_070 = sure / static_cast<double>(rows.size());
  if (sure > 0) report.accuracy_at_070 = sure_right / sure;
  for (const auto& [language, some] : by_language) {
    report.by_language.emplace_back(language, MeasureOn(intents, intent.model, some));
  }
  return report;
}

absl::Status Check(absl::Span<const Example> examples) {
  std::set<std::string> intents;
  for (size_t i = 0; i < examples.size(); ++i) {
    const Example& example = examples[i];
    if (example.text.empty() || example.intent.empty()) {
      return absl::InvalidArgumentError(absl::StrCat("example ", i + 1, ": text and intent must not be empty"));
    }
    const absl::string_view mood = example.sentiment;
    if (!mood.empty() && mood != "neutral" && WorthOf(mood) == 0) {
      return absl::InvalidArgumentError(absl::StrCat("example ", i + 1, ": unknown sentiment ", mood));
    }
    intents.insert(example.intent);
  }
  if (intents.size() < 2 || intents.size() > 1024) {
    return absl::InvalidArgumentError(absl::StrCat("the examples have ", intents.size(), " intents, want 2 to 1024"));
  }
  return absl::OkStatus();
}

}  // namespace

FeatureOptions SentimentFeatures() {
  FeatureOptions features;
  features.char_weight = 0.4f;
  features.concept_weight = 0.7f;
  features.pair_weight = 0;
  features.mood_weight = 4.0f;
  return features;
}

FitOptions IntentFit() { return {}; }

FitOptions SentimentFit() { return FitOptions{.rate = 0.2, .balance = 0.7}; }

absl::StatusOr<Trained> Train(absl::Span<const Example> examples, const TrainOptions& options,
                              const LinearModel* fallback_sentiment) {
  FL_RETURN_IF_ERROR(Check(examples));
  const std::vector<size_t> groups = Groups(examples, options);
  const Task intents = MakeTask(examples, &Example::intent, groups, options.intent_features, options.intent_fit);
  const Task moods = MakeTask(examples, &Example::sentiment, groups, options.sentiment_features, options.sentiment_fit);
  const bool has_moods = moods.labels.size() >= 2;
  if (!has_moods && fallback_sentiment == nullptr) {
    return absl::InvalidArgumentError("no example has a sentiment, and there is no model to take it from");
  }
  const std::vector<bool> everything(examples.size(), true);
  const std::vector<bool> train = ForTraining(examples, options);

  Trained trained;
  const Calibrated trial = FitCalibrated(intents, train);
  trained.report = ReportOn(examples, train, intents, trial);
  if (has_moods) {
    const Calibrated mood = FitCalibrated(moods, train);
    const std::vector<size_t> rows = HeldOut(train);
    trained.report.sentiment = MeasureOn(moods, mood.model, rows);
    trained.report.urgency_accuracy = UrgencyAccuracy(examples, rows, intents, trial.model, moods, mood.model);
  }
  Calibrated intent = FitCalibrated(intents, everything);
  trained.models.name = options.name;
  const double cross_validated = intent.model.parts().temperature;
  trained.models.intent =
      WithTemperature(intent.model, UnseenTemperature(intents, trial.model, HeldOut(train)).value_or(cross_validated));
  trained.models.novelty = intent.novelty;
  trained.models.sentiment = has_moods ? FitCalibrated(moods, everything).model : *fallback_sentiment;
  return trained;
}

}  // namespace firstline::classifier
