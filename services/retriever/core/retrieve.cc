#include "services/retriever/core/retrieve.h"

#include <algorithm>
#include <utility>

#include "common/knowledge/article.h"
#include "services/retriever/core/relevance.h"

namespace firstline::retriever {
namespace {

FoundPassage ToPassage(const Hit& hit) {
  const StoredArticle& article = *hit.article;
  const PassageSpan& passage = article.passages[hit.passage];
  return {.article_id = article.id,
          .article_version = article.version,
          .title = article.title,
          .url = article.url,
          .text = std::string(passage.span.In(article.text)),
          .begin = passage.span.begin,
          .end = passage.span.end,
          .score = hit.score,
          .relevance = Relevance(hit.features),
          .locale = article.locale,
          .audience = article.audience};
}

// Languages to try, best first: of the turn, of the customer, of the tenant.
std::vector<std::string> Languages(const RetrieveInput& input) {
  std::vector<std::string> languages;
  const auto add = [&languages](std::string language) {
    if (language.empty() || language == "und") return;
    if (std::find(languages.begin(), languages.end(), language) == languages.end())
      languages.push_back(std::move(language));
  };
  add(knowledge::LanguageOf(input.query.language));
  if (languages.empty()) add(knowledge::LanguageOf(input.customer_locale));
  add(knowledge::LanguageOf(input.default_language));
  return languages;
}

class Retriever {
 public:
  Retriever(const Index& index, const RetrieveInput& input, const RetrieveOptions& options, SearchScratch& scratch)
      : index_(index), input_(input), options_(options), scratch_(scratch), languages_(Languages(input)) {}

  RetrieveResult Run() {
    RetrieveResult result;
    result.audiences.emplace_back(knowledge::kAudiencePublic);
    for (const std::string& segment : input_.segments) {
      const bool known = std::find(result.audiences.begin(), result.audiences.end(), segment) != result.audiences.end();
      if (!segment.empty() && segment != knowledge::kAudienceInternal && !known) result.audiences.push_back(segment);
    }
    result.locales = languages_;
    result.categories = input_.categories;
    result.query = QueryText(QueryIn(languages_.empty() ? "" : languages_.front()));
    result.passages = BestLanguage(result.audiences, std::min(input_.passages, kPassagesMax));
    result.internal_passages = BestLanguage({std::string(knowledge::kAudienceInternal)}, kInternalPassagesMax);
    return result;
  }

 private:
  Query QueryIn(const std::string& language) const {
    QueryInput input = input_.query;
    input.language = language;
    return BuildQuery(input, options_.query);
  }

  std::vector<FoundPassage> BestLanguage(const std::vector<std::string>& audiences, size_t wanted) {
    std::vector<FoundPassage> best;
    for (const std::string& language : languages_) {
      std::vector<FoundPassage> found = Find(language, audiences, wanted);
      if (!found.empty() && (best.empty() || found[0].relevance > best[0].relevance)) best = std::move(found);
      if (!best.empty() && best[0].relevance >= options_.other_language_below) break;
    }
    return best;
  }

  std::vector<FoundPassage> Find(const std::string& language, const std::vector<std::string>& audiences,
                                 size_t wanted) {
    SearchRequest request{.query = QueryIn(language),
                          .language = language,
                          .filter = {.audiences = audiences, .categories = input_.categories, .now = input_.now},
                          .k = wanted,
                          .passages_per_article = options_.passages_per_article};
    std::vector<FoundPassage> passages;
    for (const Hit& hit : Search(index_, request, options_.search, scratch_)) {
      passages.push_back(ToPassage(hit));
      passages.back().relevance = std::min(passages.back().relevance, passages.front().relevance);
    }
    return passages;
  }

  const Index& index_;
  const RetrieveInput& input_;
  const RetrieveOptions& options_;
  SearchScratch& scratch_;
  const std::vector<std::string> languages_;
};

}  // namespace

RetrieveResult Retrieve(const Index& index, const RetrieveInput& input, const RetrieveOptions& options,
                        SearchScratch& scratch) {
  return Retriever(index, input, options, scratch).Run();
}

}  // namespace firstline::retriever
