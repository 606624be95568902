#include "services/responder/core/features.h"

#include <algorithm>
#include <cmath>

#include "common/text/tokens.h"
#include "services/responder/core/lexicon/lexicon.h"

namespace firstline::responder {
namespace {

constexpr absl::string_view kNames[] = {"own",       "context_gain", "asked",       "pairs",  "delivers", "fails",
                                        "density",   "neighbours",   "first",       "length", "short",    "leans",
                                        "relevance", "listed",       "conditional", "timely"};
static_assert(std::size(kNames) == kSentenceFeatureCount);

constexpr size_t kNearWords = 3;  // two words this close together count as a pair
constexpr size_t kShortWords = 5;
constexpr double kFoundFrom = 0.5;  // a strength from here on counts as found
constexpr double kBareOrderDelivers = 0.5;
constexpr double kNamedShare = 0.6;
constexpr double kLateCondition = 0.6;    // "…, if it is open"
constexpr double kContextStrength = 0.7;  // a word in the title supports less than one in the sentence

bool IsListed(CandidateKind kind) {
  return kind == CandidateKind::kItem || kind == CandidateKind::kRow || kind == CandidateKind::kStep;
}

double Own(const Reading& reading, size_t candidate) {
  double sum = 0;
  for (size_t t = 0; t < reading.matches.weights.size(); ++t) {
    sum += reading.matches.weights[t] * reading.matches.in_sentence[t][candidate];
  }
  return reading.matches.total > 0 ? std::min(1.0, sum / reading.matches.total) : 0;
}

// As Own, of the words that the question does not borrow; `own` when it has only weak ones itself ("what now?").
double Asked(const Reading& reading, size_t candidate, double own) {
  double sum = 0;
  double total = 0;
  for (size_t t = 0; t < reading.matches.weights.size(); ++t) {
    const QuestionTerm& term = reading.question->terms[t];
    if (term.borrowed || term.weight < 1) continue;
    sum += reading.matches.weights[t] * reading.matches.in_sentence[t][candidate];
    total += reading.matches.weights[t];
  }
  return total > 0 ? sum / total : own;
}

// Strength of term `t` in what surrounds the candidate.
double InContext(const Reading& reading, size_t t, size_t at) {
  const Candidate& candidate = reading.candidates[at];
  double strength = reading.matches.in_title[t][candidate.passage];
  const size_t lead_in = LeadInOf(reading.candidates, at);
  if (lead_in != at) strength = std::max(strength, reading.matches.in_sentence[t][lead_in]);
  if (candidate.leans && at > 0 && reading.candidates[at - 1].passage == candidate.passage) {
    strength = std::max(strength, reading.matches.in_sentence[t][at - 1]);
  }
  return strength;
}

// Positions of a term's stem in the candidate, by similarity.
std::vector<size_t> Positions(const Candidate& candidate, const std::string& stem) {
  std::vector<size_t> positions;
  for (size_t i = 0; i < candidate.stems.size(); ++i) {
    if (StemSimilarity(stem, candidate.stems[i]) >= kFoundFrom) positions.push_back(i);
  }
  return positions;
}

double Pairs(const Reading& reading, size_t at) {
  const std::vector<QuestionTerm>& terms = reading.question->terms;
  size_t pairs = 0;
  size_t near = 0;
  for (size_t t = 0; t + 1 < terms.size(); ++t) {
    if (terms[t].borrowed || terms[t + 1].borrowed) continue;
    ++pairs;
    const std::vector<size_t> first = Positions(reading.candidates[at], terms[t].stem);
    const std::vector<size_t> second = Positions(reading.candidates[at], terms[t + 1].stem);
    const bool close = std::any_of(first.begin(), first.end(), [&second](size_t a) {
      return std::any_of(second.begin(), second.end(),
                         [a](size_t b) { return a != b && std::max(a, b) - std::min(a, b) <= kNearWords; });
    });
    near += close ? 1 : 0;
  }
  return pairs > 0 ? static_cast<double>(near) / static_cast<double>(pairs) : 0;
}

double Density(const Reading& reading, size_t at) {
  const Candidate& candidate = reading.candidates[at];
  size_t matched = 0;
  for (const std::string& stem : candidate.stems) {
    const auto& terms = reading.question->terms;
    matched += std::any_of(terms.begin(), terms.end(),
                           [&stem](const QuestionTerm& term) { return StemSimilarity(term.stem, stem) >= kFoundFrom; })
                   ? 1
                   : 0;
  }
  return static_cast<double>(matched) / static_cast<double>(std::max<size_t>(1, candidate.stems.size()));
}

// Whether most words of the condition (up to the comma, or after the condition word) are in the question.
bool IsNamed(const Reading& reading, absl::string_view condition) {
  double words = 0;
  double named = 0;
  for (const text::Token& token : text::Tokenize(condition)) {
    if (text::IsStopWord(token.term, reading.language)) continue;
    const std::string stem = text::Stem(token.term, reading.language);
    words += 1;
    const auto& terms = reading.question->terms;
    named += std::any_of(terms.begin(), terms.end(),
                         [&stem](const QuestionTerm& term) { return StemSimilarity(term.stem, stem) >= kFoundFrom; })
                 ? 1
                 : 0;
  }
  return words > 0 && named >= kNamedShare * words;
}

double Conditional(const Reading& reading, const Candidate& candidate, absl::string_view prepared,
                   const Lexicon& lexicon) {
  const size_t condition = FindPhrase(prepared, lexicon.conditions);
  if (condition == absl::string_view::npos) return 0;
  if (condition > 1) return IsNamed(reading, prepared.substr(condition)) ? 0 : kLateCondition;
  return IsNamed(reading, candidate.text.substr(0, candidate.text.find_first_of(','))) ? 0 : 1;
}

double Neighbours(const Reading& reading, size_t at) {
  const size_t passage = reading.candidates[at].passage;
  double best = 0;
  if (at > 0 && reading.candidates[at - 1].passage == passage) best = Own(reading, at - 1);
  if (at + 1 < reading.candidates.size() && reading.candidates[at + 1].passage == passage) {
    best = std::max(best, Own(reading, at + 1));
  }
  return best;
}

}  // namespace

absl::Span<const absl::string_view> SentenceFeatureNames() { return kNames; }

size_t LeadInOf(absl::Span<const Candidate> candidates, size_t at) {
  if (!IsListed(candidates[at].kind)) return at;
  for (size_t i = at; i > 0; --i) {
    const Candidate& before = candidates[i - 1];
    if (before.passage != candidates[at].passage) return at;
    if (before.kind == CandidateKind::kLeadIn) return i - 1;
    if (!IsListed(before.kind)) return at;
  }
  return at;
}

Timing TimingOf(const Candidate& candidate, const Question& question, absl::string_view language) {
  const Lexicon& lexicon = LexiconOf(language);
  const std::string asked = ForPhrases(question.text);
  const std::string said = ForPhrases(candidate.text);
  const auto has = [](absl::string_view prepared, absl::string_view phrases) {
    return FindPhrase(prepared, phrases) != absl::string_view::npos;
  };
  const bool after = has(asked, lexicon.asks_after);
  const bool before = has(asked, lexicon.asks_before);
  if (!after && !before) return Timing::kUnknown;
  const bool same = (after && has(said, lexicon.says_after)) || (before && has(said, lexicon.says_before));
  return same ? Timing::kSame : Timing::kOther;
}

SentenceFeatures FeaturesOf(const Reading& reading, size_t at) {
  const Candidate& candidate = reading.candidates[at];
  const Matches& matches = reading.matches;
  SentenceFeatures features{};
  features[kOwn] = Own(reading, at);
  for (size_t t = 0; t < matches.weights.size(); ++t) {
    const double own = matches.in_sentence[t][at];
    const double context = kContextStrength * InContext(reading, t, at);
    if (matches.total > 0) features[kContextGain] += matches.weights[t] * std::max(0.0, context - own) / matches.total;
  }
  features[kAsked] = Asked(reading, at, features[kOwn]);
  features[kPairs] = Pairs(reading, at);
  const Delivery delivery = Delivers(candidate, *reading.question, reading.language);
  const Lexicon& lexicon = LexiconOf(reading.language);
  const std::string prepared = ForPhrases(candidate.text);
  // "Run X when …" is less of an instruction than "To run X, …".
  const bool bare_order = reading.question->kind == AnswerKind::kSteps && candidate.kind != CandidateKind::kStep &&
                          !StartsWithPhrase(prepared, lexicon.purpose_starts) &&
                          !StartsWithPhrase(prepared, lexicon.conditions);
  if (delivery == Delivery::kYes) features[kDelivers] = bare_order ? kBareOrderDelivers : 1;
  features[kFails] = delivery == Delivery::kNo ? 1 : 0;
  features[kConditional] = Conditional(reading, candidate, prepared, lexicon);
  features[kDensity] = Density(reading, at);
  features[kNeighbours] = Neighbours(reading, at);
  features[kFirst] = at == 0 || reading.candidates[at - 1].passage != candidate.passage ? 1 : 0;
  features[kLength] = std::log(1.0 + static_cast<double>(candidate.stems.size()));
  features[kShort] = candidate.stems.size() < kShortWords ? 1 : 0;
  features[kLeans] = candidate.leans ? 1 : 0;
  features[kRelevance] = reading.passages[candidate.passage].relevance;
  features[kListed] = IsListed(candidate.kind) ? 1 : 0;
  features[kTimely] = TimingOf(candidate, *reading.question, reading.language) == Timing::kSame ? 1 : 0;
  return features;
}

double CoverageOf(const Reading& reading, absl::Span<const size_t> chosen, double title_strength) {
  const Matches& matches = reading.matches;
  double sum = 0;
  for (size_t t = 0; t < matches.weights.size(); ++t) {
    double strength = 0;
    for (const size_t at : chosen) {
      strength = std::max(strength, matches.in_sentence[t][at]);
      strength = std::max(strength, title_strength * matches.in_title[t][reading.candidates[at].passage]);
    }
    sum += matches.weights[t] * strength;
  }
  return matches.total > 0 ? std::min(1.0, sum / matches.total) : 0;
}

}  // namespace firstline::responder
