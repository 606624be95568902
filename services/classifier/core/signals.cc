#include "services/classifier/core/signals.h"

#include <algorithm>
#include <map>

#include "services/classifier/core/phrases.h"
#include "services/classifier/core/signal_lists.h"

namespace firstline::classifier {
namespace {

constexpr double kSecondEvidence = 0.3;  // share of the missing strength that another piece of evidence fills
constexpr double kShoutingFrustration = 0.5;
constexpr double kMoodFrustration = 0.6;  // times the probability of very_negative
constexpr double kVeryNegative = 0.5;     // probability from which on the mood counts
constexpr double kShouts = 0.5;

void Raise(Signal& signal, double strength, text::Span span) {
  if (strength > signal.score) {
    const double old = signal.score;
    signal.score = strength;
    signal.span = span;
    strength = old;
  }
  if (strength > 0) signal.score += (1 - signal.score) * strength * kSecondEvidence;
}

}  // namespace

std::vector<Signal> FindSignals(absl::Span<const Word> words, const Mood& mood, const Sentiment& sentiment) {
  static const auto* const set = new PhraseSet(kSignalLists);
  std::map<std::string, Signal> signals;
  for (const PhraseMatch& match : set->Find(words)) {
    // Phrases that carry their own negation ("won't renew") start before it; only what stands before them negates them.
    if (IsNegated(words, match.first_word)) continue;
    Signal& signal = signals[match.group];
    signal.name = match.group;
    Raise(signal, match.strength, match.span);
  }
  const bool furious = sentiment.label == "very_negative" && sentiment.probability >= kVeryNegative;
  if (furious || mood.shouting >= kShouts) {
    Signal& signal = signals["frustration"];
    signal.name = "frustration";
    if (furious) Raise(signal, kMoodFrustration * sentiment.probability, signal.span);
    if (mood.shouting >= kShouts) Raise(signal, kShoutingFrustration * mood.shouting, signal.span);
  }
  std::vector<Signal> result;
  for (auto& [name, signal] : signals) {
    signal.score = std::min(signal.score, 1.0);
    result.push_back(std::move(signal));
  }
  return result;
}

}  // namespace firstline::classifier
