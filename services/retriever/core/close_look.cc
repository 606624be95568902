#include "services/retriever/core/close_look.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace firstline::retriever {
namespace {

// Words of the query this many terms apart still count as neighbours, the less the further.
constexpr size_t kNeighbourDistanceMax = 3;
constexpr size_t kFarAway = 99;
// Neighbours in the other order ("card gift").
constexpr float kSwapped = 0.5F;

// Rarity of a title's term, within its segment: good enough for a share.
double Idf(const Segment& segment, TermId id) {
  const auto passages = static_cast<double>(segment.passage_count());
  const auto df = static_cast<double>(segment.postings(id).size());
  return std::log(1 + (passages - std::min(df, passages) + 0.5) / (df + 0.5));
}

}  // namespace

double CloseLook::At(const Passage& at, MatchFeatures& features) {
  SetSlots(at, true);
  TermBits heading = 0, title = 0;
  for (const TermId id : at.segment.headings(at.passage)) {
    if (SlotOf(id) > 0) heading |= TermBits{1} << (SlotOf(id) - 1);
  }
  double title_all = 0, title_asked = 0;
  for (const TermId id : at.segment.title(at.article)) {
    const double idf = Idf(at.segment, id);
    title_all += idf;
    if (SlotOf(id) == 0) continue;
    title |= TermBits{1} << (SlotOf(id) - 1);
    title_asked += idf;
  }
  const Body body = ReadBody(at);
  SetSlots(at, false);
  features.passage = Share(WeightOf(body.terms | heading | title));
  features.clause = Share(body.best_clause);
  features.article = Share(WeightOf(at.article_terms));
  features.title_asked = title_all > 0 ? title_asked / title_all : 0;
  features.words = terms_.words;
  return params_.pair_weight * body.pairs + params_.clause_weight * body.best_clause.total();
}

CloseLook::Body CloseLook::ReadBody(const Passage& at) const {
  Body body;
  TermBits clause = 0;
  const auto end_clause = [&] {
    const Weight weight = WeightOf(clause);
    if (weight.total() > body.best_clause.total()) body.best_clause = weight;
    clause = 0;
  };
  std::array<float, kQueryTermsMax> closeness = {};  // best seen of each term to the one before it in the query
  size_t since = kFarAway;                           // terms since the last one of the query
  unsigned last = 0;
  const auto seen_beside = [&](unsigned here) {
    const float near = 1.0F / static_cast<float>(since);
    if (terms_.terms[here - 1].before + 1 == static_cast<int>(last)) {
      closeness[here - 1] = std::max(closeness[here - 1], near);
    } else if (terms_.terms[last - 1].before + 1 == static_cast<int>(here)) {
      closeness[last - 1] = std::max(closeness[last - 1], near * kSwapped);
    }
  };
  for (const TermId id : at.segment.body(at.passage)) {
    if (id == kClauseBreak) {
      end_clause();
      since = kFarAway;
      continue;
    }
    ++since;
    const unsigned here = SlotOf(id);
    if (here == 0) continue;
    clause |= TermBits{1} << (here - 1);
    body.terms |= TermBits{1} << (here - 1);
    if (last > 0 && last != here && since <= kNeighbourDistanceMax) seen_beside(here);
    last = here;
    since = 0;
  }
  end_clause();
  for (size_t i = 0; i < terms_.terms.size(); ++i) {
    if (closeness[i] == 0) continue;
    const QueryTerm& term = terms_.terms[i];
    const double weight = std::min(term.weight, terms_.terms[static_cast<size_t>(term.before)].weight);
    body.pairs += weight * static_cast<double>(closeness[i]);
  }
  return body;
}

CloseLook::Weight CloseLook::WeightOf(TermBits bits) const {
  Weight weight;
  const auto add = [&](size_t word, double credit) {
    const bool optional = ((terms_.optional_words >> word) & 1) != 0;
    (optional ? weight.optional : weight.required) += credit * terms_.word_weights[word];
  };
  uint64_t words = 0;
  uint64_t alternatives = 0;                  // words seen only through alternatives,
  std::array<double, kQueryTermsMax> credit;  // and the best credit of these
  for (; bits != 0; bits &= bits - 1) {
    const QueryTerm& term = terms_.terms[static_cast<size_t>(__builtin_ctzll(bits))];
    const uint64_t word = uint64_t{1} << term.word;
    if (term.credit >= 1) {
      words |= word;
      add(term.word, 1);
    } else if ((words & word) == 0) {  // words come before their alternatives
      credit[term.word] = (alternatives & word) == 0 ? term.credit : std::max(credit[term.word], term.credit);
      alternatives |= word;
    }
  }
  for (; alternatives != 0; alternatives &= alternatives - 1) {
    const auto word = static_cast<size_t>(__builtin_ctzll(alternatives));
    add(word, credit[word]);
  }
  return weight;
}

// Share of the query that was found; optional words count only where they are.
double CloseLook::Share(const Weight& found) const {
  const double all = terms_.mass + found.optional;
  return all > 0 ? found.total() / all : 0;
}

void CloseLook::SetSlots(const Passage& at, bool on) {
  if (slots_.size() < at.segment.term_count()) slots_.resize(at.segment.term_count(), 0);
  for (size_t i = 0; i < terms_.terms.size(); ++i) {
    const std::optional<TermId> id = terms_.terms[i].ids[at.segment_number];
    if (id) slots_[*id] = on ? static_cast<uint8_t>(i + 1) : uint8_t{0};
  }
}

}  // namespace firstline::retriever
