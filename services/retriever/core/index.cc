#include "services/retriever/core/index.h"

#include <algorithm>

#include "common/knowledge/article.h"

namespace firstline::retriever {
namespace {

LanguageIndex::Part AllLive(std::shared_ptr<const Segment> segment) {
  const size_t articles = segment->article_count();
  return {std::move(segment), std::make_shared<const Segment::Live>(articles, true), articles};
}

size_t LivePassages(const LanguageIndex::Part& part) {
  const size_t articles = part.segment->article_count();
  return articles == 0 ? 0 : part.segment->passage_count() * part.live_articles / articles;
}

}  // namespace

void IndexWriter::Upsert(std::shared_ptr<const StoredArticle> article) {
  const std::string id = article->id;
  pending_[id] = std::move(article);
}

void IndexWriter::Delete(absl::string_view id) { pending_[std::string(id)] = nullptr; }

std::shared_ptr<const Index> IndexWriter::Commit() {
  if (pending_.empty()) return snapshot_;
  auto next = std::make_shared<Index>(*snapshot_);
  std::map<std::string, std::vector<std::shared_ptr<const StoredArticle>>> added;
  for (auto& [id, article] : pending_) {
    Kill(id, *next);
    if (article != nullptr) added[knowledge::LanguageOf(article->locale)].push_back(std::move(article));
  }
  pending_.clear();
  for (const auto& [language, articles] : added) AddSegment(language, Segment::Build(articles, language), *next);
  for (auto language = next->languages.begin(); language != next->languages.end();) {
    Compact(language->first, *next);
    language = language->second.parts.empty() ? next->languages.erase(language) : std::next(language);
  }
  next->articles = places_.size();
  ++next->version;
  snapshot_ = std::move(next);
  return snapshot_;
}

void IndexWriter::Kill(absl::string_view id, Index& index) {
  const auto place = places_.find(id);
  if (place == places_.end()) return;
  for (LanguageIndex::Part& part : index.languages[place->second.language].parts) {
    if (part.segment.get() != place->second.segment) continue;
    auto live = std::make_shared<Segment::Live>(*part.live);  // readers of the old snapshot keep theirs
    (*live)[place->second.article] = false;
    part.live = std::move(live);
    --part.live_articles;
  }
  places_.erase(place);
}

void IndexWriter::AddSegment(const std::string& language, std::shared_ptr<const Segment> segment, Index& index) {
  for (uint32_t article = 0; article < segment->article_count(); ++article) {
    places_[segment->article(article)->id] = {language, segment.get(), article};
  }
  index.languages[language].parts.push_back(AllLive(std::move(segment)));
}

// Merges a run of the newest segments: parts stand oldest (biggest) first, and the run grows towards the oldest while
// the next one is small, not much bigger than the run, or too dead.
void IndexWriter::Compact(const std::string& language, Index& index) {
  std::vector<LanguageIndex::Part>& parts = index.languages[language].parts;
  std::erase_if(parts, [](const LanguageIndex::Part& part) { return part.live_articles == 0; });
  if (parts.empty()) return;
  const auto too_dead = [&](const LanguageIndex::Part& part) {
    const size_t all = part.segment->article_count();
    const auto dead = static_cast<double>(all - part.live_articles);
    return dead > policy_.dead_share_max * static_cast<double>(all) ||
           (dead > 0 && part.segment->passage_count() <= policy_.small_passages);
  };
  size_t first = parts.size() - 1;
  size_t run = LivePassages(parts[first]);
  for (size_t i = parts.size() - 1; i-- > 0;) {
    const size_t size = LivePassages(parts[i]);
    const bool small = size <= policy_.small_passages;
    const bool reached = static_cast<double>(run) * policy_.growth >= static_cast<double>(size);
    if (!small && !reached && !too_dead(parts[i])) continue;
    first = i;
    run = 0;
    for (size_t j = i; j < parts.size(); ++j) run += LivePassages(parts[j]);
  }
  if (first == parts.size() - 1 && !too_dead(parts[first])) return;
  std::vector<Segment::Part> merged;
  for (size_t i = first; i < parts.size(); ++i) merged.push_back({parts[i].segment.get(), parts[i].live.get()});
  std::shared_ptr<const Segment> segment = Segment::Merge(merged);
  parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(first), parts.end());
  AddSegment(language, std::move(segment), index);
}

}  // namespace firstline::retriever
