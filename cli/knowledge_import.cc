#include "cli/knowledge_import.h"

#include <iostream>
#include <set>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "absl/time/clock.h"
#include "cli/publish.h"
#include "common/base/status_macros.h"
#include "common/http/client.h"
#include "common/kafka/log_reader.h"
#include "common/kafka/topics.h"
#include "common/knowledge/folder.h"
#include "common/knowledge/wire.h"

namespace firstline::cli {

absl::StatusOr<std::vector<knowledge::Article>> LoadArticles(const std::string& path) {
  FL_ASSIGN_OR_RETURN(knowledge::ParseResult result, knowledge::LoadKnowledge(path));
  for (const knowledge::Problem& problem : result.problems) std::cerr << problem.ToString() << "\n";
  if (result.articles.empty()) {
    return absl::InvalidArgumentError(
        absl::StrCat(path, " holds no usable article, want Markdown files or JSON Lines"));
  }
  return std::move(result.articles);
}

absl::Status ImportArticles(const kafka::ClientOptions& client, const std::string& tenant,
                            const std::vector<knowledge::Article>& articles) {
  std::vector<kafka::OutRecord> records;
  const absl::Time now = absl::Now();
  for (const knowledge::Article& article : articles)
    records.push_back(knowledge::UpsertRecord(tenant, article, "import", now));
  return Publish(client, std::move(records));
}

absl::Status AwaitSearchable(const kafka::ClientOptions& client, const std::string& tenant,
                             const std::vector<knowledge::Article>& articles, absl::Duration patience) {
  std::set<std::pair<std::string, std::string>> missing;
  for (const knowledge::Article& article : articles) missing.emplace(article.id, knowledge::ArticleVersion(article));
  FL_ASSIGN_OR_RETURN(const auto reader, kafka::LogReader::Open(client, kafka::kKnowledgeArticles));
  const absl::Time deadline = absl::Now() + patience;
  while (!missing.empty()) {
    reader->Poll(
        [&](const kafka::Record& record) {
          v1::IndexedArticle indexed;
          if (record.value.has_value() && indexed.ParseFromString(*record.value) && indexed.tenant() == tenant) {
            missing.erase({indexed.article().id(), indexed.version()});
          }
        },
        absl::Milliseconds(100));
    if (absl::Now() > deadline) {
      return absl::DeadlineExceededError(absl::StrCat(missing.size(), " of ", articles.size(),
                                                      " articles were not split after ", absl::FormatDuration(patience),
                                                      "; does a retriever run?"));
    }
  }
  return absl::OkStatus();
}

absl::Status AwaitIndexed(const std::string& admin_url, size_t count, absl::Duration patience) {
  http::Client http(http::ClientOptions{});
  constexpr absl::string_view series = "firstline_knowledge_articles ";
  const absl::Time deadline = absl::Now() + patience;
  double seen = 0;
  while (absl::Now() < deadline) {
    const auto response = http.Send({.url = absl::StrCat(admin_url, "/metrics")});
    if (response.ok()) {
      for (absl::string_view line : absl::StrSplit(response->body, '\n')) {
        if (absl::ConsumePrefix(&line, series) && absl::SimpleAtod(line, &seen) && seen >= static_cast<double>(count)) {
          return absl::OkStatus();
        }
      }
    }
    absl::SleepFor(absl::Milliseconds(100));
  }
  return absl::DeadlineExceededError(absl::StrCat("the retriever's index holds ", seen, " of ", count, " articles"));
}

}  // namespace firstline::cli
