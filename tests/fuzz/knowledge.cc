// Knowledge files: the first byte chooses Markdown or JSON Lines.

#include "common/knowledge/parse.h"
#include "tests/fuzz/property.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  namespace knowledge = firstline::knowledge;
  if (size == 0) return 0;
  const absl::string_view content = firstline::fuzz::BytesOf(data + 1, size - 1);
  const knowledge::ParseResult result =
      data[0] % 2 == 0 ? knowledge::ParseMarkdown(content, "a.md", "a") : knowledge::ParseJsonLines(content, "a.jsonl");
  for (const knowledge::Article& article : result.articles) {
    firstline::fuzz::Require(knowledge::CheckArticle(article).ok(), "what is loaded was checked");
  }
  for (const knowledge::Problem& problem : result.problems) {
    firstline::fuzz::Require(problem.line >= 1, "a problem names its line");
  }
  return 0;
}
