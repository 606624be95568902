#include "services/retriever/bench/datasets.h"

#include <simdjson.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <iostream>
#include <sstream>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "common/knowledge/folder.h"
#include "common/knowledge/parse.h"
#include "common/text/utf8.h"
#include "services/retriever/core/prepare.h"
#include "services/retriever/core/query.h"

namespace firstline::retriever::bench {
namespace {

using simdjson::dom::element;

std::string ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    std::cerr << path << ": cannot be read\n";
    std::exit(1);
  }
  std::ostringstream content;
  content << file.rdbuf();
  return std::move(content).str();
}

void ForEachLine(const std::string& path, const std::function<void(const element&)>& use) {
  const std::string content = ReadFile(path);
  simdjson::dom::parser parser;
  for (const absl::string_view line : absl::StrSplit(content, '\n', absl::SkipEmpty())) {
    use(parser.parse(line.data(), line.size()).value());
  }
}

std::string Text(const element& object, const char* key) {
  std::string_view text;
  if (object[key].get(text) != simdjson::SUCCESS) return "";
  return std::string(text);
}

std::shared_ptr<const StoredArticle> Store(const knowledge::Article& article) {
  absl::StatusOr<StoredArticle> stored = Prepare(article);
  if (!stored.ok()) {
    std::cerr << stored.status() << "\n";
    std::exit(1);
  }
  return std::make_shared<const StoredArticle>(*std::move(stored));
}

std::vector<std::shared_ptr<const StoredArticle>> LoadArticles(const std::string& path) {
  knowledge::ParseResult result = knowledge::ParseJsonLines(ReadFile(path), path);
  for (const knowledge::Problem& problem : result.problems) std::cerr << problem.ToString() << "\n";
  std::vector<std::shared_ptr<const StoredArticle>> articles;
  for (knowledge::Article& article : result.articles) {
    article.audience = "public";  // the bank's cases also need the staff's articles
    articles.push_back(Store(article));
  }
  return articles;
}

Query Plain(std::string text) {
  return BuildQuery({.text = std::move(text), .subject = "", .history = {}, .language = "en"});
}

Dataset LoadAws(const std::string& folder) {
  Dataset set{.name = "aws_kb", .articles = LoadArticles(folder + "/aws_kb/articles.jsonl"), .questions = {}};
  ForEachLine(folder + "/aws_kb/questions.jsonl", [&](const element& row) {
    set.questions.push_back({.id = Text(row, "id"),
                             .query = Plain(Text(row, "question")),
                             .gold = {Text(row, "article")},
                             .answer = Text(row, "answer")});
  });
  return set;
}

Dataset LoadBank(const std::string& folder) {
  Dataset set{.name = "bank_kb", .articles = LoadArticles(folder + "/bank_kb/articles.jsonl"), .questions = {}};
  ForEachLine(folder + "/bank_kb/cases.jsonl", [&](const element& row) {
    Question question{.id = Text(row, "id"), .query = Plain(Text(row, "case")), .gold = {}, .answer = ""};
    for (const element id : row["required_articles"].get_array()) question.gold.emplace(id.get_string().value());
    set.questions.push_back(std::move(question));
  });
  return set;
}

Dataset LoadMultiturn(const std::string& folder) {
  Dataset set{.name = "rag_multiturn", .articles = {}, .questions = {}};
  ForEachLine(folder + "/rag_multiturn/passages.jsonl", [&](const element& row) {
    knowledge::Article article;
    article.id = Text(row, "id");
    article.body = Text(row, "text");
    article.title = std::string(absl::StripAsciiWhitespace(article.body.substr(0, article.body.find('\n'))));
    if (article.title.empty()) article.title = article.id;
    article.title.resize(text::TruncateUtf8(article.title, 120).size());
    article.audience = "public";
    article.status = knowledge::ArticleStatus::kPublished;
    set.articles.push_back(Store(article));
  });
  ForEachLine(folder + "/rag_multiturn/tasks.jsonl", [&](const element& row) {
    Question question{.id = Text(row, "id"), .query = {}, .gold = {}, .answer = ""};
    QueryInput input{.text = "", .subject = "", .history = {}, .language = "en"};
    for (const element turn : row["dialogue"].get_array()) {
      input.history.push_back({Text(turn, "speaker") == "user", Text(turn, "text")});
    }
    input.text = input.history.back().text;
    input.history.pop_back();
    question.query = BuildQuery(input);
    for (const element id : row["gold_passages"].get_array()) question.gold.emplace(id.get_string().value());
    question.expects_answer = Text(row, "answerability") == "ANSWERABLE" || Text(row, "answerability") == "PARTIAL";
    set.questions.push_back(std::move(question));
  });
  return set;
}

Dataset LoadClapnq(const std::string& folder) {
  Dataset set{.name = "clapnq", .articles = {}, .questions = {}};
  ForEachLine(folder + "/clapnq/qa.jsonl", [&](const element& row) {
    knowledge::Article article;
    article.id = Text(row, "id");
    article.title = Text(row, "title");
    for (const element sentence : row["sentences"].get_array()) {
      absl::StrAppend(&article.body, std::string(sentence.get_string().value()), " ");
    }
    article.audience = "public";
    article.status = knowledge::ArticleStatus::kPublished;
    const bool answerable = row["answerable"].get_int64().value() != 0;
    set.questions.push_back({.id = article.id,
                             .query = Plain(Text(row, "question")),
                             .gold = {article.id},
                             .answer = "",
                             .expects_answer = answerable});
    set.articles.push_back(Store(article));
  });
  return set;
}

// Questions written for this project over the articles of the demo company.
Dataset LoadDemo(const std::string& folder) {
  Dataset set{.name = "demo", .articles = {}, .questions = {}};
  const auto loaded = knowledge::LoadKnowledge(folder + "/demo/knowledge");
  if (!loaded.ok()) {
    std::cerr << loaded.status() << "\n";
    std::exit(1);
  }
  for (const knowledge::Article& article : loaded->articles) set.articles.push_back(Store(article));
  ForEachLine(folder + "/services/retriever/bench/demo_questions.jsonl", [&](const element& row) {
    Question question{.id = Text(row, "id"), .query = Plain(Text(row, "question")), .gold = {}, .answer = ""};
    for (const element id : row["articles"].get_array()) question.gold.emplace(id.get_string().value());
    set.questions.push_back(std::move(question));
  });
  return set;
}

}  // namespace

std::vector<std::string> DatasetNames() { return {"aws_kb", "bank_kb", "rag_multiturn", "clapnq", "demo"}; }

Dataset LoadDataset(const std::string& name, const std::string& folder, const std::string& repository) {
  if (name == "aws_kb") return LoadAws(folder);
  if (name == "bank_kb") return LoadBank(folder);
  if (name == "rag_multiturn") return LoadMultiturn(folder);
  if (name == "clapnq") return LoadClapnq(folder);
  if (name == "demo") return LoadDemo(repository);
  std::cerr << name << ": no such set\n";
  std::exit(2);
}

SearchRequest RequestFor(const Question& question, size_t k, size_t passages_per_article) {
  return {.query = question.query,
          .language = "en",
          .filter = {.audiences = {"public"}, .categories = {}, .now = absl::FromUnixSeconds(1'800'000'000)},
          .k = k,
          .passages_per_article = passages_per_article};
}

}  // namespace firstline::retriever::bench
