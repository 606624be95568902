#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "common/kafka/producer.h"
#include "common/knowledge/article.h"

namespace firstline::cli {

// The articles at `path`. Broken ones are named on standard error and left out; InvalidArgument when none is left.
absl::StatusOr<std::vector<knowledge::Article>> LoadArticles(const std::string& path);

// Writes an upsert per article to `knowledge.changes`.
absl::Status ImportArticles(const kafka::ClientOptions& client, const std::string& tenant,
                            const std::vector<knowledge::Article>& articles);

// Waits until `knowledge.articles` holds exactly these versions.
absl::Status AwaitSearchable(const kafka::ClientOptions& client, const std::string& tenant,
                             const std::vector<knowledge::Article>& articles, absl::Duration patience);

// Waits until the retriever behind `admin_url` reports at least `count` articles in its index.
absl::Status AwaitIndexed(const std::string& admin_url, size_t count, absl::Duration patience);

}  // namespace firstline::cli
