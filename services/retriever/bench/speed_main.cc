// Measures one thread of search on a text corpus: one document per line, one query per line.
//
//   retriever_speed DOCUMENTS QUERIES [ROUNDS]
//
// Prints build time, memory per article, and p50/p99 of a search for the best 3 passages, words analysed included.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "services/retriever/core/search.h"

namespace firstline::retriever {
namespace {

using Clock = std::chrono::steady_clock;

double Seconds(Clock::time_point since) { return std::chrono::duration<double>(Clock::now() - since).count(); }

std::shared_ptr<const StoredArticle> Store(size_t number, std::string text) {
  auto article = std::make_shared<StoredArticle>();
  article->id = absl::StrCat("article-", number);
  article->title = text.substr(0, text.find_first_of(".\n", 20));
  article->title.resize(std::min<size_t>(article->title.size(), 40));
  article->audience = "public";
  article->locale = "en";
  article->status = knowledge::ArticleStatus::kPublished;
  article->passages = {{{0, text.size()}, ""}};
  article->text = std::move(text);
  return article;
}

int Main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: retriever_speed DOCUMENTS QUERIES [ROUNDS]\n";
    return 2;
  }
  int rounds = 3;
  if (argc > 3 && (!absl::SimpleAtoi(argv[3], &rounds) || rounds < 1)) {
    std::cerr << "ROUNDS is " << argv[3] << ", want a number from 1 on\n";
    return 2;
  }
  std::vector<std::shared_ptr<const StoredArticle>> articles;
  std::ifstream documents(argv[1]);
  for (std::string line; std::getline(documents, line);) articles.push_back(Store(articles.size(), std::move(line)));

  IndexWriter writer;
  auto start = Clock::now();
  for (const auto& article : articles) writer.Upsert(article);
  std::shared_ptr<const Index> index = writer.Commit();
  std::printf("%zu articles indexed in %.2f s\n", articles.size(), Seconds(start));

  start = Clock::now();
  constexpr size_t kEdits = 100;
  for (size_t i = 0; i < kEdits && i < articles.size(); ++i) {
    writer.Upsert(articles[i * articles.size() / kEdits]);
    index = writer.Commit();
  }
  std::printf("one edit until visible: %.2f ms (mean of %zu)\n", Seconds(start) * 1e3 / kEdits, kEdits);

  std::vector<std::string> lines;
  std::ifstream queries(argv[2]);
  for (std::string line; std::getline(queries, line);) lines.push_back(std::move(line));
  SearchScratch scratch;
  std::vector<double> micros;
  size_t hits = 0;
  for (int round = 0; round < rounds; ++round) {
    for (const std::string& line : lines) {
      const SearchRequest request{.query = {{{line, 1.0}}},
                                  .language = "en",
                                  .filter = {.audiences = {"public"}, .categories = {}, .now = absl::UnixEpoch()},
                                  .k = 3,
                                  .passages_per_article = 2};
      start = Clock::now();
      hits += Search(*index, request, SearchParams(), scratch).size();
      micros.push_back(Seconds(start) * 1e6);
    }
  }
  std::sort(micros.begin(), micros.end());
  if (micros.empty()) return 1;
  std::printf("%zu searches, %.2f hits each: p50 %.0f us, p99 %.0f us\n", micros.size(),
              static_cast<double>(hits) / static_cast<double>(micros.size()), micros[micros.size() / 2],
              micros[micros.size() * 99 / 100]);
  return 0;
}

}  // namespace
}  // namespace firstline::retriever

int main(int argc, char** argv) { return firstline::retriever::Main(argc, argv); }
