#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "common/knowledge/article.h"
#include "services/retriever/core/passages.h"

namespace firstline::retriever {

// One version of one article, ready to be searched and quoted. Immutable once it is in an index; shared by pointer.
struct StoredArticle {
  std::string id;
  std::string version;  // knowledge::ArticleVersion
  std::string title;
  std::string url;
  std::string category;
  std::string audience;
  std::string locale;  // BCP 47
  knowledge::ArticleStatus status = knowledge::ArticleStatus::kDraft;
  std::optional<absl::Time> valid_from;   // inclusive
  std::optional<absl::Time> valid_until;  // exclusive
  std::string text;                       // plain text, valid UTF-8
  std::vector<PassageSpan> passages;      // spans inside `text`
};

}  // namespace firstline::retriever
