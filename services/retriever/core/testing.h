#pragma once

// Short ways to make articles for the tests of this folder.

#include <memory>
#include <string>

#include "absl/strings/string_view.h"
#include "common/knowledge/article.h"
#include "services/retriever/core/prepare.h"

namespace firstline::retriever::testing {

// A published public English article; change what the test is about.
inline knowledge::Article MakeArticle(absl::string_view id, absl::string_view title, absl::string_view body) {
  knowledge::Article article;
  article.id = std::string(id);
  article.title = std::string(title);
  article.body = std::string(body);
  article.audience = std::string(knowledge::kAudiencePublic);
  article.status = knowledge::ArticleStatus::kPublished;
  return article;
}

inline std::shared_ptr<const StoredArticle> Stored(const knowledge::Article& article) {
  return std::make_shared<const StoredArticle>(Prepare(article).value());
}

inline std::shared_ptr<const StoredArticle> Stored(absl::string_view id, absl::string_view title,
                                                   absl::string_view body) {
  return Stored(MakeArticle(id, title, body));
}

}  // namespace firstline::retriever::testing
