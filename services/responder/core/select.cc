#include "services/responder/core/select.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "services/responder/core/candidates.h"
#include "services/responder/core/features.h"

namespace firstline::responder {
namespace {

constexpr double kTitleStrength = 0.7;  // a title names the topic but states nothing

bool IsListed(CandidateKind kind) {
  return kind == CandidateKind::kItem || kind == CandidateKind::kRow || kind == CandidateKind::kStep;
}

// Candidates that are quoted together, in order; empty when they cannot be quoted in a way that is clear.
using Unit = std::vector<size_t>;

class Selector {
 public:
  Selector(absl::Span<const Passage> passages, absl::string_view language, const SelectParams& params)
      : passages_(passages.subspan(0, std::min(passages.size(), params.passages_max))),
        language_(language),
        params_(params),
        candidates_(SplitCandidates(passages_, language)) {}

  Selection Run(const Turn& turn) {
    Selection selection;
    std::vector<double> supports;
    for (const Question& question : turn.questions) {
      Reading reading{&question, passages_, candidates_, MatchQuestion(question, candidates_, passages_, language_), language_};
      const AnswerFeatures features = Answer(reading);
      selection.features.push_back(features);
      supports.push_back(AnswerSupport(features));
      for (const size_t at : fresh_) support_[at] = supports.back();
    }
    if (chosen_.empty()) return selection;
    Write(selection);
    selection.support = *std::min_element(supports.begin(), supports.end());
    return selection;
  }

 private:
  // Chooses for one question; adds to chosen_ and fresh_.
  AnswerFeatures Answer(const Reading& reading) {
    fresh_.clear();
    std::vector<std::pair<double, size_t>> ranked;
    std::vector<SentenceFeatures> all(candidates_.size());
    for (size_t i = 0; i < candidates_.size(); ++i) {
      if (candidates_[i].kind == CandidateKind::kSkip) continue;
      all[i] = FeaturesOf(reading, i);
      ranked.emplace_back(SentenceScore(all[i]), i);
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    AnswerFeatures features{};
    std::vector<size_t> quoted;
    std::optional<std::pair<double, size_t>> best;
    Unit first;
    for (const auto& [score, at] : ranked) {
      if (best && score < best->first * params_.further_share) break;
      if (best && (ArticleOf(at) != ArticleOf(best->second) || !Adds(reading, quoted, at))) continue;
      const Unit unit = UnitOf(reading, at);
      if (unit.empty() || !Fits(unit)) continue;
      if (!best) {
        best = {score, at};
        first = unit;
      }
      Take(unit, quoted);
      if (reading.question->kind == AnswerKind::kSteps && unit.size() > 2) break;  // a whole procedure is enough
    }
    if (!best) return features;
    const size_t at = best->second;
    features[kCoverage] = CoverageOf(reading, first, kTitleStrength);
    features[kBestOwn] = all[at][kOwn];
    bool yes = false;
    bool no = true;
    for (const size_t each : first) {
      const Delivery delivery = Delivers(candidates_[each], *reading.question, language_);
      yes = yes || delivery == Delivery::kYes;
      no = no && delivery == Delivery::kNo;
    }
    features[kAnswerDelivers] = yes ? 1 : 0;
    features[kAnswerFails] = no ? 1 : 0;
    features[kAnswerRelevance] = all[at][kRelevance];
    features[kMargin] = best->first - BestElsewhere(ranked, at);
    features[kMissing] = Missing(reading, quoted);
    features[kAnswerPairs] = all[at][kPairs];
    features[kAnswerTitle] = all[at][kTitle];
    features[kWords] = std::log(1.0 + static_cast<double>(reading.question->terms.size()));
    features[kBestScore] = best->first;
    features[kAnswerDensity] = all[at][kDensity];
    std::vector<size_t> passage;
    for (size_t i = 0; i < candidates_.size(); ++i) {
      if (SamePassage(i, at)) passage.push_back(i);
    }
    features[kPassageShare] = CoverageOf(reading, passage, 1);
    for (const auto& [score, other] : ranked) {
      if (ArticleOf(other) != ArticleOf(at) || std::find(quoted.begin(), quoted.end(), other) != quoted.end()) continue;
      features[kRunnerUp] = score;
      break;
    }
    return features;
  }

  const std::string& ArticleOf(size_t at) const { return passages_[candidates_[at].passage].article_id; }

  double BestElsewhere(const std::vector<std::pair<double, size_t>>& ranked, size_t best) const {
    for (const auto& [score, at] : ranked) {
      if (ArticleOf(at) != ArticleOf(best)) return score;
    }
    return 0;
  }

  double Missing(const Reading& reading, const std::vector<size_t>& quoted) const {
    double missing = 0;
    double heaviest = 0;
    for (size_t t = 0; t < reading.matches.weights.size(); ++t) {
      double strength = 0;
      for (const size_t at : quoted) {
        strength = std::max({strength, reading.matches.in_sentence[t][at],
                             kTitleStrength * reading.matches.in_title[t][candidates_[at].passage]});
      }
      heaviest = std::max(heaviest, reading.matches.weights[t]);
      missing = std::max(missing, reading.matches.weights[t] * (1 - strength));
    }
    return heaviest > 0 ? missing / heaviest : 0;
  }

  // Whether the sentence says something that the quoted ones do not.
  bool Adds(const Reading& reading, const std::vector<size_t>& quoted, size_t at) const {
    std::vector<size_t> with = quoted;
    with.push_back(at);
    if (CoverageOf(reading, with, 0) - CoverageOf(reading, quoted, 0) < params_.further_gain) return false;
    absl::flat_hash_set<std::string> known;
    for (const size_t each : quoted) known.insert(candidates_[each].stems.begin(), candidates_[each].stems.end());
    size_t repeated = 0;
    for (const std::string& stem : candidates_[at].stems) repeated += known.contains(stem) ? 1 : 0;
    return static_cast<double>(repeated) <= params_.redundancy_max * static_cast<double>(candidates_[at].stems.size());
  }

  Unit UnitOf(const Reading& reading, size_t at) const {
    const Candidate& candidate = candidates_[at];
    if (candidate.kind == CandidateKind::kLeadIn) return WholeList(at, at + 1);
    if (candidate.kind == CandidateKind::kStep && reading.question->kind == AnswerKind::kSteps) {
      size_t first = at;
      while (first > 0 && SamePassage(first - 1, at) && candidates_[first - 1].kind == CandidateKind::kStep) --first;
      const size_t lead_in = LeadInOf(candidates_, at);
      return WholeList(lead_in == at ? first : lead_in, first);
    }
    const size_t lead_in = LeadInOf(candidates_, at);
    if (lead_in != at) return {lead_in, at};
    if (!candidate.leans) return {at};
    // The antecedent: back to a sentence that stands on its own, at most two away.
    Unit unit = {at};
    for (size_t back = 1; back <= 2 && back <= at; ++back) {
      const Candidate& before = candidates_[at - back];
      if (!SamePassage(at - back, at) || before.kind != CandidateKind::kSentence) return {};
      unit.insert(unit.begin(), at - back);
      if (!before.leans) return unit;
    }
    return {};
  }

  // The lead-in (or first step) and all items after it; empty when there are none or too many.
  Unit WholeList(size_t lead_in, size_t first) const {
    Unit unit = {lead_in};
    for (size_t i = std::max(first, lead_in + 1); i < candidates_.size() && SamePassage(i, lead_in); ++i) {
      if (!IsListed(candidates_[i].kind)) break;
      unit.push_back(i);
    }
    return unit.size() < 2 || unit.size() > params_.list_items_max + 1 ? Unit{} : unit;
  }

  bool SamePassage(size_t a, size_t b) const { return candidates_[a].passage == candidates_[b].passage; }

  // Sentences as they count towards the limit: the items of a list together count as one.
  size_t CountWith(const Unit& unit) const {
    std::vector<size_t> all = chosen_;
    for (const size_t at : unit) {
      if (std::find(all.begin(), all.end(), at) == all.end()) all.push_back(at);
    }
    size_t count = 0;
    for (const size_t at : all) count += IsListed(candidates_[at].kind) && LeadInOf(candidates_, at) != at ? 0 : 1;
    return count;
  }

  bool Fits(const Unit& unit) const {
    absl::flat_hash_set<std::string> articles;
    for (const size_t at : chosen_) articles.insert(ArticleOf(at));
    for (const size_t at : unit) articles.insert(ArticleOf(at));
    return articles.size() <= params_.articles_max && CountWith(unit) <= params_.sentences_max;
  }

  void Take(const Unit& unit, std::vector<size_t>& quoted) {
    for (const size_t at : unit) {
      quoted.push_back(at);
      const auto same = [this, at](size_t each) { return candidates_[each].text == candidates_[at].text; };
      if (std::any_of(chosen_.begin(), chosen_.end(), same)) continue;
      chosen_.push_back(at);
      fresh_.push_back(at);
      support_.resize(candidates_.size(), 0);
    }
    std::sort(fresh_.begin(), fresh_.end());
    std::copy(fresh_.begin(), fresh_.end(), chosen_.end() - static_cast<ptrdiff_t>(fresh_.size()));
  }

  void Write(Selection& selection) const {
    for (const size_t at : chosen_) {
      const Candidate& candidate = candidates_[at];
      const Passage& passage = passages_[candidate.passage];
      selection.sentences.push_back({std::string(candidate.text), passage.article_id, passage.article_version,
                                     passage.begin + candidate.span.begin, passage.begin + candidate.span.end, support_[at]});
      const auto same = [&passage](const Source& source) { return source.article_id == passage.article_id; };
      if (std::none_of(selection.sources.begin(), selection.sources.end(), same)) {
        selection.sources.push_back({passage.article_id, passage.article_version, passage.title, passage.url});
      }
    }
  }

  absl::Span<const Passage> passages_;
  absl::string_view language_;
  const SelectParams& params_;
  std::vector<Candidate> candidates_;
  std::vector<size_t> chosen_;  // by question, then in reading order
  std::vector<size_t> fresh_;   // of the present question
  std::vector<double> support_; // by candidate
};

}  // namespace

Selection Select(const Turn& turn, absl::Span<const Passage> passages, absl::string_view language,
                 const SelectParams& params) {
  if (turn.questions.empty() || passages.empty()) return {};
  return Selector(passages, language, params).Run(turn);
}

}  // namespace firstline::responder
