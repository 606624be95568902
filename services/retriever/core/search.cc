#include "services/retriever/core/search.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "services/retriever/core/close_look.h"
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

// A passage worth a closer look.
struct Candidate {
  const LanguageIndex::Part* part = nullptr;
  uint32_t article = 0;
  uint32_t passage = 0;
  TermBits article_terms = 0;
  double score = 0;
  MatchFeatures features;
};

// The admitted audiences and categories of one segment, as a table over their numbers.
class Gatekeeper {
 public:
  Gatekeeper(const LanguageIndex::Part& part, const SearchFilter& filter)
      : part_(part), now_us_(absl::ToUnixMicros(filter.now)) {
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
    CloseLook look(terms_, params_, buffers_.slot_of_term);
    for (Candidate& candidate : candidates_) {
      const size_t number = static_cast<size_t>(candidate.part - index_.parts.data());
      const CloseLook::Passage passage{*candidate.part->segment, number, candidate.article, candidate.passage,
                                       candidate.article_terms};
      candidate.score += look.At(passage, candidate.features);
      candidate.features.passages = passages_;
    }
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
    passages_ = static_cast<double>(passages);
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
      buffers_.article_terms[article] |= TermBits{1} << term;
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
      buffers_.article_terms[posting.article] |= TermBits{1} << term;
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
        own.push_back({.part = &part,
                       .article = article,
                       .passage = passage,
                       .article_terms = buffers_.article_terms[article],
                       .score = score});
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
      hits.push_back(
          {article, candidate.passage - segment.first_passage(candidate.article), candidate.score, candidate.features});
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
  double passages_ = 0;
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
