#include "services/responder/core/select.h"

#include <algorithm>
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
    for (question_ = 0; question_ < turn.questions.size(); ++question_) {
      const Question& question = turn.questions[question_];
      Reading reading{&question, passages_, candidates_, MatchQuestion(question, candidates_, passages_, language_),
                      language_};
      const AnswerFeatures features = Answer(reading);
      selection.features.push_back(features);
      supports.push_back(AnswerSupport(features));
      SortFresh();
      for (const size_t at : fresh_) places_[at].support = supports.back();
    }
    if (chosen_.empty()) return selection;
    if (turn.questions.size() == 1) selection.readings = readings_;
    Write(selection);
    selection.support = *std::min_element(supports.begin(), supports.end());
    return selection;
  }

 private:
  // Chooses for one question; adds to chosen_ and fresh_.
  AnswerFeatures Answer(const Reading& reading) {
    const Question& question = *reading.question;
    fresh_.clear();
    units_ = 0;
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
      if (best && score < best->first * (IsOpen(question) ? params_.open_share : params_.further_share)) break;
      if (best && (ArticleOf(at) != ArticleOf(best->second) || !Adds(reading, quoted, at))) continue;
      const Unit unit = UnitOf(reading, at);
      if (unit.empty() || !Fits(unit)) continue;
      if (!best) {
        best = {score, at};
        first = unit;
      }
      Take(unit, quoted);
      if (IsAnsweredBy(reading, unit)) break;
    }
    if (!best) return features;
    const size_t at = best->second;
    features[kBestOwn] = all[at][kOwn];
    features[kMutual] = all[at][kOwn] * all[at][kDensity];
    features[kAnswerRelevance] = all[at][kRelevance];
    const auto delivers = [&](size_t each) {
      return Delivers(candidates_[each], *reading.question, language_) == Delivery::kYes;
    };
    const bool first_delivers = std::any_of(first.begin(), first.end(), delivers);
    features[kAnswerDelivers] = first_delivers ? all[at][kOwn] : 0;
    if (AsksForFact(question) && !first_delivers) {
      features[kFactMissing] = std::any_of(quoted.begin(), quoted.end(), delivers) ? 0.5 : 1;
    }
    if (question.kind == AnswerKind::kSteps || question.kind == AnswerKind::kChoice) {
      features[kAskedMissing] = FirstWordMissing(reading, first);
    }
    const std::optional<std::pair<double, size_t>> rival = BestElsewhere(ranked, at);
    features[kMargin] = rival ? std::clamp(best->first - rival->first, 0.0, kMarginMax) : kNoRivalMargin;
    if (rival && rival->first >= params_.reading_share * best->first && TitleOf(rival->second) != TitleOf(at)) {
      readings_ = {TitleOf(at), TitleOf(rival->second)};
    }
    features[kAnswerConditional] = all[at][kConditional];
    const auto timely = [&](size_t each) { return TimingOf(candidates_[each], question, language_) != Timing::kOther; };
    features[kUntimely] = std::none_of(first.begin(), first.end(), timely) ? 1 : 0;
    features[kIdentifierMissing] = MissesIdentifier(reading, quoted) ? 1 : 0;
    return features;
  }

  const std::string& ArticleOf(size_t at) const { return passages_[candidates_[at].passage].article_id; }

  const std::string& TitleOf(size_t at) const { return passages_[candidates_[at].passage].title; }

  // Score and index of the best sentence of another article.
  std::optional<std::pair<double, size_t>> BestElsewhere(const std::vector<std::pair<double, size_t>>& ranked,
                                                         size_t best) const {
    for (const auto& each : ranked) {
      if (ArticleOf(each.second) != ArticleOf(best)) return each;
    }
    return std::nullopt;
  }

  static bool AsksForFact(const Question& question) {
    return question.kind == AnswerKind::kNumber || question.kind == AnswerKind::kDuration ||
           question.kind == AnswerKind::kTime;
  }

  // How much the unit lacks the first word of the question that matters.
  static double FirstWordMissing(const Reading& reading, const Unit& unit) {
    for (size_t t = 0; t < reading.question->terms.size(); ++t) {
      const QuestionTerm& term = reading.question->terms[t];
      if (term.borrowed || term.weight < 1) continue;
      double strength = 0;
      for (const size_t at : unit) strength = std::max(strength, reading.matches.in_sentence[t][at]);
      return 1 - strength;
    }
    return 0;
  }

  // An order number, code or number of the question that is in no quoted sentence; and a question that has nothing but
  // such names: an article that uses one as an example does not know the customer's order.
  bool MissesIdentifier(const Reading& reading, const std::vector<size_t>& quoted) const {
    bool topic = false;
    for (size_t t = 0; t < reading.question->terms.size(); ++t) {
      const QuestionTerm& term = reading.question->terms[t];
      const bool identifier =
          std::any_of(term.term.begin(), term.term.end(), [](char c) { return c >= '0' && c <= '9'; });
      topic = topic || !identifier;
      if (!identifier || term.borrowed) continue;
      const auto has = [&](size_t at) { return reading.matches.in_sentence[t][at] > 0; };
      if (std::none_of(quoted.begin(), quoted.end(), has)) return true;
    }
    return !topic;
  }

  // Whether the sentence says something that the quoted ones do not.
  bool Adds(const Reading& reading, const std::vector<size_t>& quoted, size_t at) const {
    const double gain = OwnGain(reading, quoted, at);
    if (IsOpen(*reading.question) ? MissesIdentifier(reading, {at}) : gain < params_.further_gain) return false;
    absl::flat_hash_set<std::string> known;
    for (const size_t each : quoted) known.insert(candidates_[each].stems.begin(), candidates_[each].stems.end());
    size_t repeated = 0;
    for (const std::string& stem : candidates_[at].stems) repeated += known.contains(stem) ? 1 : 0;
    return static_cast<double>(repeated) <= params_.redundancy_max * static_cast<double>(candidates_[at].stems.size());
  }

  // Share of the question's weight that the sentence adds; borrowed words ask for nothing.
  static double OwnGain(const Reading& reading, const std::vector<size_t>& quoted, size_t at) {
    double gain = 0;
    for (size_t t = 0; t < reading.matches.weights.size(); ++t) {
      if (reading.question->terms[t].borrowed) continue;
      double known = 0;
      for (const size_t each : quoted) known = std::max(known, reading.matches.in_sentence[t][each]);
      gain += reading.matches.weights[t] * std::max(0.0, reading.matches.in_sentence[t][at] - known);
    }
    return reading.matches.total > 0 ? gain / reading.matches.total : 0;
  }

  // Asks for an account rather than for one fact or procedure, in words of its own.
  static bool IsOpen(const Question& question) {
    const bool borrows = std::any_of(question.terms.begin(), question.terms.end(),
                                     [](const QuestionTerm& term) { return term.borrowed; });
    switch (question.kind) {
      case AnswerKind::kDefinition:
      case AnswerKind::kReason:
      case AnswerKind::kPerson:
      case AnswerKind::kPlace:
      case AnswerKind::kChoice: return !borrows;
      case AnswerKind::kAny:
      case AnswerKind::kYesNo:
      case AnswerKind::kNumber:
      case AnswerKind::kDuration:
      case AnswerKind::kTime:
      case AnswerKind::kSteps: return false;
    }
    return false;
  }

  // A question for one fact is answered by the sentence that has it.
  bool IsAnsweredBy(const Reading& reading, const Unit& unit) const {
    switch (reading.question->kind) {
      case AnswerKind::kNumber:
      case AnswerKind::kDuration:
      case AnswerKind::kTime: break;
      case AnswerKind::kYesNo: return CoverageOf(reading, unit, kTitleStrength) >= params_.enough_coverage;
      case AnswerKind::kSteps:
        if (unit.size() > 2) return true;  // a whole procedure
        break;
      case AnswerKind::kAny:
      case AnswerKind::kReason:
      case AnswerKind::kDefinition:
      case AnswerKind::kPlace:
      case AnswerKind::kPerson:
      case AnswerKind::kChoice: return false;
    }
    const bool delivers = std::any_of(unit.begin(), unit.end(), [&](size_t at) {
      return Delivers(candidates_[at], *reading.question, language_) == Delivery::kYes;
    });
    return delivers && CoverageOf(reading, unit, kTitleStrength) >= params_.enough_coverage;
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
    bool fresh = false;
    for (const size_t at : unit) {
      quoted.push_back(at);
      const auto same = [this, at](size_t each) { return candidates_[each].text == candidates_[at].text; };
      if (std::any_of(chosen_.begin(), chosen_.end(), same)) continue;
      chosen_.push_back(at);
      fresh_.push_back(at);
      fresh = true;
    }
    // The best unit of every question outranks the further ones of any.
    const size_t rank = units_ * kQuestionsMax + question_;
    if (fresh) ++units_;
    places_.resize(candidates_.size());
    for (const size_t at : unit) {
      if (std::find(fresh_.begin(), fresh_.end(), at) != fresh_.end() && places_[at].support < 0)
        places_[at] = {rank, question_, 0};
    }
  }

  // The sentences of the present question in reading order; units that got mixed by that become one.
  void SortFresh() {
    std::sort(fresh_.begin(), fresh_.end());
    std::copy(fresh_.begin(), fresh_.end(), chosen_.end() - static_cast<ptrdiff_t>(fresh_.size()));
  }

  Layout LayoutOf(size_t at) const {
    const Candidate& candidate = candidates_[at];
    if (candidate.kind == CandidateKind::kStep) {
      // Only the sentence with the number opens a line; the others of that step follow it.
      const bool opens = at == 0 || candidates_[at - 1].block != candidate.block || !SamePassage(at - 1, at);
      return opens ? Layout::kLine : Layout::kFlow;
    }
    if (candidate.kind == CandidateKind::kLeadIn) return Layout::kLine;
    return IsListed(candidate.kind) ? Layout::kItem : Layout::kFlow;
  }

  void Write(Selection& selection) const {
    for (const size_t at : chosen_) {
      const Candidate& candidate = candidates_[at];
      const Passage& passage = passages_[candidate.passage];
      const Place& place = places_[at];
      selection.quotes.push_back(
          {.sentence = {std::string(candidate.text), passage.article_id, passage.article_version,
                        passage.begin + candidate.span.begin, passage.begin + candidate.span.end, place.support},
           .layout = LayoutOf(at),
           .unit = place.unit,
           .question = place.question});
      const auto same = [&passage](const Source& source) { return source.article_id == passage.article_id; };
      if (std::none_of(selection.sources.begin(), selection.sources.end(), same)) {
        selection.sources.push_back({passage.article_id, passage.article_version, passage.title, passage.url});
      }
    }
  }

  struct Place {
    size_t unit = 0;
    size_t question = 0;
    double support = -1;  // not chosen
  };

  absl::Span<const Passage> passages_;
  absl::string_view language_;
  const SelectParams& params_;
  std::vector<Candidate> candidates_;
  std::vector<size_t> chosen_;  // by question, then in reading order
  std::vector<size_t> fresh_;   // of the present question
  std::vector<Place> places_;   // by candidate
  std::vector<std::string> readings_;
  size_t units_ = 0;  // taken for the present question
  size_t question_ = 0;
};

}  // namespace

Selection Select(const Turn& turn, absl::Span<const Passage> passages, absl::string_view language,
                 const SelectParams& params) {
  if (turn.questions.empty() || passages.empty()) return {};
  return Selector(passages, language, params).Run(turn);
}

}  // namespace firstline::responder
