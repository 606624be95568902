#pragma once

// What can be measured about a sentence as an answer to a question.

#include <array>
#include <cstddef>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "services/responder/core/candidates.h"
#include "services/responder/core/matching.h"
#include "services/responder/core/question.h"

namespace firstline::responder {

enum SentenceFeature : size_t {
  kOwn,          // [0, 1] share of the question's weight in the sentence
  kContextGain,  // [0, 1] share that only its title, lead-in or the sentence it leans on adds
  kAsked,        // [0, 1] as kOwn, of the words that the question does not borrow
  kPairs,        // [0, 1] share of neighbouring words of the question that are near each other in the sentence
  kDelivers,     // [0, 1] whether it contains what such a question asks for
  kFails,        // 1 if it lacks it
  kDensity,      // [0, 1] share of the sentence's content words that the question has
  kNeighbours,   // [0, 1] share of the weight in the sentences next to it
  kFirst,        // 1 for the first sentence of its passage
  kLength,       // log of the number of content words
  kShort,        // 1 below five content words
  kLeans,        // 1 if it leans on the sentence before
  kRelevance,    // [0, 1] of its passage
  kListed,       // 1 for rows, items and steps
  kConditional,  // [0, 1] whether it holds only under a condition that the question does not name; 1 when it starts
                 // with it
  kTimely,       // 1 if the question is about before or after something, and the sentence is too
  kSentenceFeatureCount,
};
using SentenceFeatures = std::array<double, kSentenceFeatureCount>;

// Names in order, for reports.
absl::Span<const absl::string_view> SentenceFeatureNames();

// Everything that is known about one question before sentences are chosen.
struct Reading {
  const Question* question = nullptr;
  absl::Span<const Passage> passages;
  absl::Span<const Candidate> candidates;
  Matches matches;
  absl::string_view language;  // of the passages
};

// Index of the lead-in that the list item, row or step at `at` belongs to, or `at` itself.
size_t LeadInOf(absl::Span<const Candidate> candidates, size_t at);

// True if the sentence contains what the kind asks for: a number, a time, steps, a name. Kinds that ask for nothing
// that can be seen give `unknown`.
enum class Delivery { kUnknown, kYes, kNo };
Delivery Delivers(const Candidate& candidate, const Question& question, absl::string_view language);

// Whether a sentence speaks of the side of an event that the question names: a rule for before the order does not
// answer "after I have ordered". Function words carry this, so no content word shows it. `unknown`: the question names
// none.
enum class Timing { kUnknown, kSame, kOther };
Timing TimingOf(const Candidate& candidate, const Question& question, absl::string_view language);

SentenceFeatures FeaturesOf(const Reading& reading, size_t candidate);

// Share of the question's weight that the sentences have together with the titles of their articles; title words count
// `title_strength` of their strength.
double CoverageOf(const Reading& reading, absl::Span<const size_t> chosen, double title_strength);

}  // namespace firstline::responder
