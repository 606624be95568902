#include "services/retriever/core/segment.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "common/base/check.h"
#include "services/retriever/core/analyze.h"

namespace firstline::retriever {
namespace {

uint16_t Intern(const std::string& name, std::vector<std::string>& names) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found != names.end()) return static_cast<uint16_t>(found - names.begin());
  FL_CHECK(names.size() < std::numeric_limits<uint16_t>::max()) << "more audiences or categories than articles need";
  names.push_back(name);
  return static_cast<uint16_t>(names.size() - 1);
}

template <typename Number>
void Count(Number& counter) {
  if (counter < std::numeric_limits<Number>::max()) ++counter;
}

using Shape = std::pair<char, size_t>;
Shape ShapeOf(absl::string_view term) { return {term[0], term.size()}; }

// Turns counts per term, kept at [term + 1], into the begin of each term's range.
void Accumulate(std::vector<uint32_t>& begins) {
  for (size_t i = 1; i < begins.size(); ++i) begins[i] += begins[i - 1];
}

}  // namespace

// Collects terms article by article (the forward half), then inverts them.
class Segment::Builder {
 public:
  Builder() : segment_(new Segment) {}

  void Analyse(const std::shared_ptr<const StoredArticle>& article, absl::string_view language) {
    StartArticle(article);
    AddWords(Analyze(article->title, language), false);
    for (const PassageSpan& passage : article->passages) {
      StartHeadings();
      AddWords(Analyze(passage.heading, language), false);
      StartBody();
      AddWords(Analyze(passage.span.In(article->text), language), true);
      EndBody();
    }
  }

  void Copy(const Segment& from, const Live& live) {
    std::vector<TermId> ids(from.term_count(), kClauseBreak);  // filled for terms that live articles have
    const auto copy = [&](absl::Span<const TermId> tokens) {
      for (const TermId token : tokens) {
        if (token == kClauseBreak) {
          segment_->tokens_.push_back(token);
          continue;
        }
        if (ids[token] == kClauseBreak) ids[token] = IdOf(std::string(from.term(token)));
        segment_->tokens_.push_back(ids[token]);
      }
    };
    for (uint32_t article = 0; article < from.article_count(); ++article) {
      if (!live[article]) continue;
      StartArticle(from.article(article));
      copy(from.title(article));
      for (uint32_t passage = from.first_passage(article); passage < from.first_passage(article + 1); ++passage) {
        StartHeadings();
        copy(from.headings(passage));
        StartBody();
        copy(from.body(passage));
        EndBody();
      }
    }
  }

  std::shared_ptr<const Segment> Finish() {
    segment_->first_passage_.push_back(static_cast<uint32_t>(segment_->passage_count()));
    for (const auto& [term, id] : segment_->ids_) {
      if (segment_->terms_.size() <= id) segment_->terms_.resize(segment_->ids_.size());
      segment_->terms_[id] = term;
    }
    for (TermId id = 0; id < segment_->term_count(); ++id) {
      if (!segment_->terms_[id].empty()) segment_->by_shape_.push_back(id);
    }
    std::sort(segment_->by_shape_.begin(), segment_->by_shape_.end(),
              [&](TermId a, TermId b) { return ShapeOf(segment_->terms_[a]) < ShapeOf(segment_->terms_[b]); });
    InvertBodies();
    InvertTitles();
    return std::shared_ptr<const Segment>(segment_.release());
  }

 private:
  TermId IdOf(const std::string& term) {
    const auto [entry, fresh] = segment_->ids_.try_emplace(term, static_cast<TermId>(segment_->ids_.size()));
    (void)fresh;
    return entry->second;
  }

  uint32_t Here() const { return static_cast<uint32_t>(segment_->tokens_.size()); }

  void StartArticle(const std::shared_ptr<const StoredArticle>& article) {
    ArticleGate gate;
    gate.audience = Intern(article->audience, segment_->audiences_);
    gate.category = Intern(article->category, segment_->categories_);
    gate.published = article->status == knowledge::ArticleStatus::kPublished;
    if (article->valid_from) gate.valid_from_us = absl::ToUnixMicros(*article->valid_from);
    if (article->valid_until) gate.valid_until_us = absl::ToUnixMicros(*article->valid_until);
    segment_->gates_.push_back(gate);
    segment_->articles_.push_back(article);
    segment_->article_length_.push_back(0);
    segment_->first_passage_.push_back(static_cast<uint32_t>(segment_->passage_count()));
    segment_->title_begin_.push_back(Here());
  }
  void StartHeadings() {
    segment_->article_of_.push_back(static_cast<uint32_t>(segment_->articles_.size() - 1));
    segment_->heading_begin_.push_back(Here());
  }
  void StartBody() { segment_->body_begin_.push_back(Here()); }
  void EndBody() { segment_->body_end_.push_back(Here()); }

  void AddWords(const std::vector<Word>& words, bool clauses) {
    for (const Word& word : words) {
      if (clauses && word.starts_clause) segment_->tokens_.push_back(kClauseBreak);
      segment_->tokens_.push_back(IdOf(word.term));
    }
  }

  void InvertBodies() {
    struct Tf {
      uint8_t body = 0;
      uint8_t heading = 0;
    };
    std::vector<Tf> tf(segment_->term_count());
    std::vector<TermId> seen;  // terms of the present passage, once each
    segment_->posting_begin_.assign(segment_->term_count() + 1, 0);
    std::vector<uint32_t> next;
    for (const bool counting : {true, false}) {
      for (uint32_t passage = 0; passage < segment_->passage_count(); ++passage) {
        uint32_t length = 0;
        const auto touch = [&](TermId term) {
          if (tf[term].body == 0 && tf[term].heading == 0) seen.push_back(term);
        };
        for (const TermId term : segment_->headings(passage)) {
          touch(term);
          Count(tf[term].heading);
        }
        for (const TermId term : segment_->body(passage)) {
          if (term == kClauseBreak) continue;
          touch(term);
          Count(tf[term].body);
          ++length;
        }
        for (const TermId term : seen) {
          if (counting) {
            ++segment_->posting_begin_[term + 1];
          } else {
            segment_->postings_[next[term]++] = {passage, static_cast<uint16_t>(std::min(length, 65'535U)),
                                                 tf[term].body, tf[term].heading};
          }
          tf[term] = {};
        }
        seen.clear();
        if (!counting) continue;
        segment_->article_length_[segment_->article_of_[passage]] += length;
        segment_->body_terms_ += length;
      }
      if (!counting) break;
      Accumulate(segment_->posting_begin_);
      next = segment_->posting_begin_;
      segment_->postings_.resize(segment_->posting_begin_.back());
    }
  }

  void InvertTitles() {
    segment_->title_posting_begin_.assign(segment_->term_count() + 1, 0);
    std::vector<std::pair<TermId, TitlePosting>> all;
    std::vector<TermId> terms;
    for (uint32_t article = 0; article < segment_->article_count(); ++article) {
      const absl::Span<const TermId> title = segment_->title(article);
      segment_->title_terms_ += title.size();
      terms.assign(title.begin(), title.end());
      std::sort(terms.begin(), terms.end());
      for (size_t i = 0, end = 0; i < terms.size(); i = end) {
        while (end < terms.size() && terms[end] == terms[i]) ++end;
        all.push_back({terms[i], {article, static_cast<uint32_t>(end - i)}});
        ++segment_->title_posting_begin_[terms[i] + 1];
      }
    }
    Accumulate(segment_->title_posting_begin_);
    segment_->title_postings_.resize(all.size());
    std::vector<uint32_t> next = segment_->title_posting_begin_;
    for (const auto& [term, posting] : all) segment_->title_postings_[next[term]++] = posting;
  }

  std::unique_ptr<Segment> segment_;
};

std::shared_ptr<const Segment> Segment::Build(absl::Span<const std::shared_ptr<const StoredArticle>> articles,
                                              absl::string_view language) {
  Builder builder;
  for (const std::shared_ptr<const StoredArticle>& article : articles) builder.Analyse(article, language);
  return builder.Finish();
}

std::shared_ptr<const Segment> Segment::Merge(absl::Span<const Part> parts) {
  Builder builder;
  for (const Part& part : parts) builder.Copy(*part.segment, *part.live);
  return builder.Finish();
}

std::optional<TermId> Segment::Find(absl::string_view term) const {
  const auto found = ids_.find(term);
  if (found == ids_.end()) return std::nullopt;
  return found->second;
}

absl::Span<const TermId> Segment::TermsLike(char first, size_t bytes) const {
  const auto begin = std::lower_bound(by_shape_.begin(), by_shape_.end(), Shape(first, bytes),
                                      [&](TermId id, const Shape& shape) { return ShapeOf(terms_[id]) < shape; });
  const auto end = std::upper_bound(begin, by_shape_.end(), Shape(first, bytes),
                                    [&](const Shape& shape, TermId id) { return shape < ShapeOf(terms_[id]); });
  return absl::MakeConstSpan(by_shape_).subspan(static_cast<size_t>(begin - by_shape_.begin()),
                                                static_cast<size_t>(end - begin));
}

absl::Span<const Posting> Segment::postings(TermId id) const {
  return absl::MakeConstSpan(postings_).subspan(posting_begin_[id], posting_begin_[id + 1] - posting_begin_[id]);
}

absl::Span<const TitlePosting> Segment::title_postings(TermId id) const {
  return absl::MakeConstSpan(title_postings_)
      .subspan(title_posting_begin_[id], title_posting_begin_[id + 1] - title_posting_begin_[id]);
}

absl::Span<const TermId> Segment::body(uint32_t passage) const {
  return absl::MakeConstSpan(tokens_).subspan(body_begin_[passage], body_end_[passage] - body_begin_[passage]);
}

absl::Span<const TermId> Segment::headings(uint32_t passage) const {
  return absl::MakeConstSpan(tokens_).subspan(heading_begin_[passage], body_begin_[passage] - heading_begin_[passage]);
}

absl::Span<const TermId> Segment::title(uint32_t article) const {
  const uint32_t first = first_passage_[article];
  // The title ends where the headings of the first passage begin, or, without passages, where the next title does.
  uint32_t end = static_cast<uint32_t>(tokens_.size());
  if (first < first_passage_[article + 1]) {
    end = heading_begin_[first];
  } else if (article + 1 < article_count()) {
    end = title_begin_[article + 1];
  }
  return absl::MakeConstSpan(tokens_).subspan(title_begin_[article], end - title_begin_[article]);
}

uint32_t Segment::title_length(uint32_t article) const { return static_cast<uint32_t>(title(article).size()); }

}  // namespace firstline::retriever
