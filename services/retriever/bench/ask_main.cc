// Asks a knowledge folder: one question per line of standard input, the best passages on standard output.
//
//   retriever_ask KNOWLEDGE_FOLDER [LANGUAGE]

#include <cstdio>
#include <iostream>
#include <memory>
#include <string>

#include "common/knowledge/folder.h"
#include "services/retriever/core/index.h"
#include "services/retriever/core/prepare.h"
#include "services/retriever/core/retrieve.h"

namespace firstline::retriever {
namespace {

int Main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "usage: retriever_ask KNOWLEDGE_FOLDER [LANGUAGE]\n";
    return 2;
  }
  const auto loaded = knowledge::LoadKnowledge(argv[1]);
  if (!loaded.ok()) {
    std::cerr << loaded.status() << "\n";
    return 1;
  }
  for (const knowledge::Problem& problem : loaded->problems) std::cerr << problem.ToString() << "\n";
  IndexWriter writer;
  for (const knowledge::Article& article : loaded->articles) {
    auto stored = Prepare(article);
    if (stored.ok()) writer.Upsert(std::make_shared<const StoredArticle>(*std::move(stored)));
  }
  const auto index = writer.Commit();
  SearchScratch scratch;
  for (std::string line; std::getline(std::cin, line);) {
    const RetrieveInput input{
        .query = {.text = line, .subject = "", .history = {}, .language = argc > 2 ? argv[2] : "en"},
        .customer_locale = "",
        .segments = {},
        .categories = {},
        .now = absl::Now()};
    const RetrieveResult result = Retrieve(*index, input, {}, scratch);
    std::printf("%s\n  [%s]\n", line.c_str(), result.query.c_str());
    for (const FoundPassage& passage : result.passages) {
      std::printf("  %.2f %-40s %s\n", passage.relevance, passage.article_id.c_str(),
                  passage.text.substr(0, 90).c_str());
    }
  }
  return 0;
}

}  // namespace
}  // namespace firstline::retriever

int main(int argc, char** argv) { return firstline::retriever::Main(argc, argv); }
