#include "services/retriever/core/search.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "services/retriever/core/analyze.h"
#include "services/retriever/core/query_terms.h"

namespace firstline::retriever {

struct SearchScratch::Buffers {
  std::vector<float> passage_scores;
  std::vector<float> article_scores;
  std::vector<uint64_t> article_terms;  // bit i: has query term i
  std::vector<uint8_t> slot_of_term;    // query term + 1, 0 for none; all zero between searches
};

SearchScratch::SearchScratch() : buffers_(std::make_unique<Buffers>()) {}
SearchScratch::~SearchScratch() = default;
SearchScratch::SearchScratch(SearchScratch&&) noexcept = default;
SearchScratch& SearchScratch::operator=(SearchScratch&&) noexcept = default;

namespace {

using Bits = uint64_t;

// A passage worth a closer look.
struct Candidate {
  const LanguageIndex::Part* part = nullptr;
  uint32_t article = 0;
  uint32_t passage = 0;
  Bits article_terms = 0;
  double score = 0;
  MatchFeatures features;
};

// The admitted audiences and categories of one segment, as a table over their numbers.
class Gatekeeper {
 public:
  Gatekeeper(const LanguageIndex::Part& part, const SearchFilter& filter) : part_(part), now_us_(absl::ToUnixMicros(filter.now)) {
    for (const std::string& name : part.segment->audiences()) audiences_.push_back(Has(filter.audiences, name));
    for (const std::string& name : part.segment->categories()) {
      categories_.push_back(filter.categories.empty() || Has(filter.categories, name));
    }
  }
  bool Admits(uint32_t article) const {
    const ArticleGate& gate = part_.segment->gate(article);
    return (*part_.live)[article] && gate.published && audiences_[gate.audience] && categories_[gate.category] &&
           gate.valid_from_us <= now_us_ && now_us_ < gate.valid_until_us;
  }

 private:
  static bool Has(const std::vector<std::string>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
  }
  const LanguageIndex::Part& part_;
  int64_t now_us_;
  std::vector<bool> audiences_, categories_;
};

class Searcher {
 public:
  Searcher(const LanguageIndex& index, const SearchRequest& request, const SearchParams& params,
           SearchScratch::Buffers& buffers)
      : index_(index), request_(request), params_(params), buffers_(buffers) {}

  std::vector<Hit> Run() {
    terms_ = ResolveQuery(index_, request_.query, request_.language, params_);
    if (terms_.terms.empty()) return {};
    CountCollection();
    for (size_t part = 0; part < index_.parts.size(); ++part) Collect(part);
    for (Candidate& candidate : candidates_) LookClosely(candidate);
    return Choose();
  }

 private:
  void CountCollection() {
    uint64_t body = 0, titles = 0, passages = 0, articles = 0;
    for (const LanguageIndex::Part& part : index_.parts) {
      body += part.segment->body_terms();
      titles += part.segment->title_terms();
      passages += part.segment->passage_count();
      articles += part.segment->article_count();
    }
    const auto mean = [](uint64_t sum, uint64_t count) {
      return std::max(1.0, static_cast<double>(sum) / static_cast<double>(std::max<uint64_t>(count, 1)));
    };
    passage_length_mean_ = mean(body, passages);
    article_length_mean_ = mean(body, articles);
    title_length_mean_ = mean(titles, articles);
  }

  // First stage: scores every passage of a segment and keeps the best.
  void Collect(size_t number) {
    const LanguageIndex::Part& part = index_.parts[number];
    const Segment& segment = *part.segment;
    buffers_.passage_scores.assign(segment.passage_count(), 0.0F);
    buffers_.article_scores.assign(segment.article_count(), 0.0F);
    buffers_.article_terms.assign(segment.article_count(), 0);
    for (size_t i = 0; i < terms_.terms.size(); ++i) {
      const std::optional<TermId> id = terms_.terms[i].ids[number];
      if (!id) continue;
      ScoreBodies(segment, *id, i);
      ScoreTitles(segment, *id, i);
    }
    Keep(part);
  }

  void ScoreBodies(const Segment& segment, TermId id, size_t term) {
    const auto weight = static_cast<float>(terms_.terms[term].weight);
    const auto heading_weight = static_cast<float>(params_.heading_weight);
    const auto k1 = static_cast<float>(params_.k1);
    const auto floor = k1 * static_cast<float>(1 - params_.b);
    const auto slope = k1 * static_cast<float>(params_.b / passage_length_mean_);
    const auto article_weight = static_cast<float>(params_.article_weight * (params_.article_k1 + 1)) * weight;
    const auto article_floor = static_cast<float>(params_.article_k1 * (1 - params_.article_b));
    const auto article_slope = static_cast<float>(params_.article_k1 * params_.article_b / article_length_mean_);
    const float top = weight * (k1 + 1);
    const absl::Span<const Posting> postings = segment.postings(id);
    for (size_t i = 0; i < postings.size();) {
      const uint32_t article = segment.article_of(postings[i].passage);
      const uint32_t end = segment.first_passage(article + 1);
      float article_tf = 0;
      for (; i < postings.size() && postings[i].passage < end; ++i) {
        const Posting& posting = postings[i];
        const float tf = static_cast<float>(posting.body_tf) + heading_weight * static_cast<float>(posting.heading_tf);
        article_tf += static_cast<float>(posting.body_tf);
        const float norm = floor + slope * static_cast<float>(posting.length);
        buffers_.passage_scores[posting.passage] += top * tf / (tf + norm);
      }
      buffers_.article_terms[article] |= Bits{1} << term;
      const float article_norm = article_floor + article_slope * static_cast<float>(segment.article_length(article));
      buffers_.article_scores[article] += article_weight * article_tf / (article_tf + article_norm);
    }
  }

  void ScoreTitles(const Segment& segment, TermId id, size_t term) {
    for (const TitlePosting& posting : segment.title_postings(id)) {
      const double length = segment.title_length(posting.article);
      const double tf = posting.tf;
      const double norm = 1.2 * (1 - params_.title_b + params_.title_b * length / title_length_mean_);
      buffers_.article_scores[posting.article] +=
          static_cast<float>(params_.title_weight * terms_.terms[term].weight * tf * 2.2 / (tf + norm));
      buffers_.article_terms[posting.article] |= Bits{1} << term;
    }
  }

  static bool Better(const Candidate& a, const Candidate& b) {
    if (a.score != b.score) return a.score > b.score;
    if (a.part != b.part || a.article != b.article) return IdOf(a) < IdOf(b);
    return a.passage < b.passage;
  }
  static const std::string& IdOf(const Candidate& candidate) {
    return candidate.part->segment->article(candidate.article)->id;
  }

  // Merges the best passages of a segment into candidates_, which stays a heap with its worst on top.
  void Keep(const LanguageIndex::Part& part) {
    const Gatekeeper gatekeeper(part, request_.filter);
    const Segment& segment = *part.segment;
    std::vector<Candidate> own;
    float worst = candidates_.size() >= params_.candidates ? static_cast<float>(candidates_.front().score) : 0.0F;
    for (uint32_t article = 0; article < segment.article_count(); ++article) {
      if (buffers_.article_terms[article] == 0) continue;
      const float base = buffers_.article_scores[article];
      const uint32_t end = segment.first_passage(article + 1);
      own.clear();
      for (uint32_t passage = segment.first_passage(article); passage < end; ++passage) {
        const float score = base + buffers_.passage_scores[passage];
        if (score < worst) continue;
        own.push_back({.part = &part, .article = article, .passage = passage,
                       .article_terms = buffers_.article_terms[article], .score = score});
      }
      if (own.empty() || !gatekeeper.Admits(article)) continue;
      const size_t kept = std::min(own.size(), params_.candidates_per_article);
      std::partial_sort(own.begin(), own.begin() + static_cast<std::ptrdiff_t>(kept), own.end(), Better);
      for (size_t i = 0; i < kept; ++i) Push(own[i]);
      if (candidates_.size() >= params_.candidates) worst = static_cast<float>(candidates_.front().score);
    }
  }

  void Push(const Candidate& candidate) {
    if (candidates_.size() >= params_.candidates) {
      if (!Better(candidate, candidates_.front())) return;
      std::pop_heap(candidates_.begin(), candidates_.end(), Better);
      candidates_.pop_back();
    }
    candidates_.push_back(candidate);
    std::push_heap(candidates_.begin(), candidates_.end(), Better);
  }

  // Weight of the words that these terms are or stand for.
  struct Weight {
    double required = 0;
    double optional = 0;
    double total() const { return required + optional; }
  };
  Weight WeightOf(Bits bits) const {
    Weight weight;
    const auto add = [&](size_t word, double credit) {
      const bool optional = ((terms_.optional_words >> word) & 1) != 0;
      (optional ? weight.optional : weight.required) += credit * terms_.word_weights[word];
    };
    Bits words = 0;
    Bits alternatives = 0;                        // words seen only through alternatives,
    std::array<double, kQueryTermsMax> credit;  // and the best credit of these
    for (; bits != 0; bits &= bits - 1) {
      const QueryTerm& term = terms_.terms[static_cast<size_t>(__builtin_ctzll(bits))];
      const Bits word = Bits{1} << term.word;
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
  double Share(const Weight& found) const {
    const double all = terms_.mass + found.optional;
    return all > 0 ? found.total() / all : 0;
  }

  // Second stage: word order, sentences and shares.
  void LookClosely(Candidate& candidate) {
    const Segment& segment = *candidate.part->segment;
    const size_t number = static_cast<size_t>(candidate.part - index_.parts.data());
    SetSlots(segment, number, true);
    const auto slot = [&](TermId id) { return id == kClauseBreak ? 0U : buffers_.slot_of_term[id]; };
    Bits heading = 0, title = 0, body = 0, clause = 0;
    double title_all = 0, title_asked = 0;
    for (const TermId id : segment.headings(candidate.passage)) {
      if (slot(id) > 0) heading |= Bits{1} << (slot(id) - 1);
    }
    for (const TermId id : segment.title(candidate.article)) {
      const double idf = Idf(segment, id);
      title_all += idf;
      if (slot(id) == 0) continue;
      title |= Bits{1} << (slot(id) - 1);
      title_asked += idf;
    }
    Weight best_clause;
    const auto end_clause = [&] {
      const Weight weight = WeightOf(clause);
      if (weight.total() > best_clause.total()) best_clause = weight;
      clause = 0;
    };
    std::array<float, kQueryTermsMax> pair = {};  // best closeness seen of each term to the one before it in the query
    size_t since = 99;                // index terms since the last query term
    unsigned last = 0;
    for (const TermId id : segment.body(candidate.passage)) {
      if (id == kClauseBreak) {
        end_clause();
        since = 99;
        continue;
      }
      ++since;
      const unsigned here = slot(id);
      if (here == 0) continue;
      clause |= Bits{1} << (here - 1);
      body |= Bits{1} << (here - 1);
      if (last > 0 && since <= 3 && last != here) {
        const float closeness = 1.0F / static_cast<float>(since);
        const QueryTerm& term = terms_.terms[here - 1];
        if (term.before + 1 == static_cast<int>(last)) {
          pair[here - 1] = std::max(pair[here - 1], closeness);
        } else if (terms_.terms[last - 1].before + 1 == static_cast<int>(here)) {
          pair[last - 1] = std::max(pair[last - 1], closeness * 0.5F);
        }
      }
      last = here;
      since = 0;
    }
    end_clause();
    SetSlots(segment, number, false);

    double pairs = 0;
    for (size_t i = 0; i < terms_.terms.size(); ++i) {
      if (pair[i] == 0) continue;
      const double weight = std::min(terms_.terms[i].weight, terms_.terms[static_cast<size_t>(terms_.terms[i].before)].weight);
      pairs += weight * static_cast<double>(pair[i]);
    }
    candidate.score += params_.pair_weight * pairs + params_.clause_weight * best_clause.total();
    MatchFeatures& features = candidate.features;
    features.passage = Share(WeightOf(body | heading | title));
    features.clause = Share(best_clause);
    features.article = Share(WeightOf(candidate.article_terms));
    features.title_asked = title_all > 0 ? title_asked / title_all : 0;
    features.words = terms_.words;
  }

  void SetSlots(const Segment& segment, size_t number, bool on) {
    if (buffers_.slot_of_term.size() < segment.term_count()) buffers_.slot_of_term.resize(segment.term_count(), 0);
    for (size_t i = 0; i < terms_.terms.size(); ++i) {
      const std::optional<TermId> id = terms_.terms[i].ids[number];
      if (id) buffers_.slot_of_term[*id] = on ? static_cast<uint8_t>(i + 1) : uint8_t{0};
    }
  }

  // Rarity of a title's term, within its segment: good enough for a share.
  double Idf(const Segment& segment, TermId id) const {
    const auto passages = static_cast<double>(segment.passage_count());
    const auto df = static_cast<double>(segment.postings(id).size());
    return std::log(1 + (passages - std::min(df, passages) + 0.5) / (df + 0.5));
  }

  std::vector<Hit> Choose() {
    std::sort(candidates_.begin(), candidates_.end(), Better);
    SetGaps();
    std::vector<Hit> hits;
    absl::flat_hash_map<const StoredArticle*, size_t> of_article;
    for (const Candidate& candidate : candidates_) {
      if (hits.size() == request_.k) break;
      const Segment& segment = *candidate.part->segment;
      const auto& article = segment.article(candidate.article);
      if (++of_article[article.get()] > request_.passages_per_article) continue;
      hits.push_back({article, candidate.passage - segment.first_passage(candidate.article), candidate.score,
                      candidate.features});
    }
    return hits;
  }

  void SetGaps() {
    if (candidates_.empty() || candidates_.front().score <= 0) return;
    const std::string& first = IdOf(candidates_.front());
    double next = 0;
    for (const Candidate& candidate : candidates_) {
      if (IdOf(candidate) == first) continue;
      next = candidate.score;
      break;
    }
    for (Candidate& candidate : candidates_) {
      if (IdOf(candidate) == first) candidate.features.gap = std::max(0.0, (candidate.score - next) / candidate.score);
    }
  }

  const LanguageIndex& index_;
  const SearchRequest& request_;
  const SearchParams& params_;
  SearchScratch::Buffers& buffers_;
  QueryTerms terms_;
  double passage_length_mean_ = 1, article_length_mean_ = 1, title_length_mean_ = 1;
  std::vector<Candidate> candidates_;
};

}  // namespace

std::vector<Hit> Search(const Index& index, const SearchRequest& request, const SearchParams& params,
                        SearchScratch& scratch) {
  const auto language = index.languages.find(request.language);
  if (language == index.languages.end()) return {};
  return Searcher(language->second, request, params, scratch.buffers()).Run();
}

}  // namespace firstline::retriever
