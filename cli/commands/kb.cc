// firstline kb: import, list, search and status of the knowledge base.

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <map>
#include <memory>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/time/clock.h"
#include "cli/command.h"
#include "cli/knowledge_import.h"
#include "common/base/status_macros.h"
#include "common/kafka/log_reader.h"
#include "common/kafka/offset_probe.h"
#include "common/kafka/topics.h"
#include "common/knowledge/wire.h"
#include "services/retriever/core/index.h"
#include "services/retriever/core/prepare.h"
#include "services/retriever/core/retrieve.h"

namespace firstline::cli {
namespace {

struct Options {
  std::string tenant;
  std::string path;
  std::string query;
  bool dry_run = false;
  bool wait = false;
};

absl::Status Import(const Globals& globals, const Options& options) {
  FL_ASSIGN_OR_RETURN(const std::vector<knowledge::Article> articles, LoadArticles(options.path));
  if (!options.dry_run) {
    FL_RETURN_IF_ERROR(ImportArticles(globals.Kafka(), options.tenant, articles));
    if (options.wait) FL_RETURN_IF_ERROR(AwaitSearchable(globals.Kafka(), options.tenant, articles, absl::Minutes(2)));
  }
  std::cout << articles.size() << " articles " << (options.dry_run ? "would be imported" : "imported") << " for tenant "
            << options.tenant << "\n";
  return absl::OkStatus();
}

// Newest known version of every article of the tenant.
absl::StatusOr<std::map<std::string, v1::IndexedArticle>> ReadArticles(const Globals& globals,
                                                                       const std::string& tenant) {
  FL_ASSIGN_OR_RETURN(const auto reader, kafka::LogReader::Open(globals.Kafka(), kafka::kKnowledgeArticles));
  std::map<std::string, v1::IndexedArticle> articles;
  FL_RETURN_IF_ERROR(reader->ReadToEnd(
      [&](const kafka::Record& record) {
        v1::IndexedArticle indexed;
        if (!record.value.has_value() || !indexed.ParseFromString(*record.value) || indexed.tenant() != tenant) return;
        articles[indexed.article().id()] = std::move(indexed);
      },
      absl::Seconds(60)));
  std::erase_if(articles, [](const auto& entry) { return entry.second.deleted(); });
  return articles;
}

absl::Status List(const Globals& globals, const Options& options) {
  FL_ASSIGN_OR_RETURN(const auto articles, ReadArticles(globals, options.tenant));
  std::cout << absl::StreamFormat("%-36s %-10s %-10s %-7s %-10s %8s  %s\n", "id", "category", "audience", "locale",
                                  "status", "passages", "title");
  for (const auto& [id, indexed] : articles) {
    const knowledge::Article article = knowledge::FromProto(indexed.article());
    std::cout << absl::StreamFormat("%-36s %-10s %-10s %-7s %-10s %8d  %s\n", id, article.category, article.audience,
                                    article.locale, std::string(knowledge::StatusName(article.status)),
                                    indexed.passages_size(), article.title);
  }
  return absl::OkStatus();
}

absl::Status Search(const Globals& globals, const Options& options) {
  FL_ASSIGN_OR_RETURN(const auto articles, ReadArticles(globals, options.tenant));
  retriever::IndexWriter writer;
  for (const auto& [id, indexed] : articles) {
    const knowledge::Article article = knowledge::FromProto(indexed.article());
    retriever::StoredArticle stored = {.id = id,
                                       .version = indexed.version(),
                                       .title = article.title,
                                       .url = article.url,
                                       .category = article.category,
                                       .audience = article.audience,
                                       .locale = article.locale,
                                       .status = article.status,
                                       .valid_from = article.valid_from,
                                       .valid_until = article.valid_until,
                                       .text = indexed.text()};
    for (const v1::PassageSpan& span : indexed.passages()) {
      const text::Span bytes = {static_cast<size_t>(span.begin()), static_cast<size_t>(span.end())};
      stored.passages.push_back({.span = bytes, .heading = span.heading()});
    }
    writer.Upsert(std::make_shared<const retriever::StoredArticle>(std::move(stored)));
  }
  retriever::SearchScratch scratch;
  const retriever::RetrieveResult result =
      retriever::Retrieve(*writer.Commit(), {.query = {.text = options.query}, .now = absl::Now(), .passages = 5},
                          retriever::RetrieveOptions{}, scratch);
  for (const retriever::FoundPassage& passage : result.passages) {
    std::cout << absl::StreamFormat("%.2f  %-36s [%d,%d)  %s\n", passage.relevance, passage.article_id, passage.begin,
                                    passage.end, passage.title);
  }
  if (result.passages.empty()) std::cout << "nothing found\n";
  return absl::OkStatus();
}

absl::Status Status(const Globals& globals, const Options& options) {
  FL_ASSIGN_OR_RETURN(const auto articles, ReadArticles(globals, options.tenant));
  int64_t passages = 0;
  std::map<std::string, int> statuses;
  for (const auto& [id, indexed] : articles) {
    passages += indexed.passages_size();
    ++statuses[std::string(knowledge::StatusName(knowledge::FromProto(indexed.article()).status))];
  }
  FL_ASSIGN_OR_RETURN(const int64_t waiting, kafka::GroupLag(globals.Kafka(), "knowledge", kafka::kKnowledgeChanges));
  std::cout << articles.size() << " articles, " << passages << " passages, " << waiting << " changes not split yet\n";
  for (const auto& [status, count] : statuses) std::cout << "  " << status << ": " << count << "\n";
  return absl::OkStatus();
}

}  // namespace

void AddKb(CLI::App& app, const Globals& globals, const Choose& choose) {
  auto* const kb = app.add_subcommand("kb", "Knowledge base");
  kb->require_subcommand(1);
  const auto options = std::make_shared<Options>();
  const auto add = [&](const char* name, const char* help, absl::Status (*run)(const Globals&, const Options&)) {
    auto* const command = kb->add_subcommand(name, help);
    command->add_option("--tenant", options->tenant, "Name of the tenant")->required();
    command->callback(
        [&globals, options, choose, run] { choose([&globals, options, run] { return run(globals, *options); }); });
    return command;
  };
  auto* const import = add("import", "Import a folder of Markdown or a JSON Lines file", Import);
  import->add_option("path", options->path, "Folder or file")->required();
  import->add_flag("--dry-run", options->dry_run, "Check the files, write nothing");
  import->add_flag("--wait", options->wait, "Return once the articles were split");
  add("list", "List the articles", List);
  auto* const search = add("search", "What a question would retrieve", Search);
  search->add_option("query", options->query, "Question")->required();
  add("status", "Articles, passages and what waits", Status);
}

}  // namespace firstline::cli
