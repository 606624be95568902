#pragma once

#include <memory>

#include "absl/status/statusor.h"
#include "common/knowledge/article.h"
#include "services/retriever/core/stored_article.h"

namespace firstline::retriever {

// Turns an article into what is stored and searched: plain text, passages, version. InvalidArgument if CheckArticle
// refuses it.
absl::StatusOr<StoredArticle> Prepare(const knowledge::Article& article);

// InvalidArgument if a stored article that came from outside is not sound: spans beyond its text, off a character
// border, out of order, longer than a passage may be; text that is not UTF-8; no id or version.
absl::Status CheckStored(const StoredArticle& article);

}  // namespace firstline::retriever
