// What the responder says to the demo's tickets; nothing is scored, a person reads it.

#include <cstdio>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "common/base/check.h"
#include "common/knowledge/folder.h"
#include "services/responder/bench/eval.h"
#include "services/responder/core/respond.h"
#include "services/retriever/core/index.h"
#include "services/retriever/core/prepare.h"
#include "services/retriever/core/retrieve.h"

namespace firstline::responder::bench {
namespace {

using simdjson::dom::element;

// The ids of the demo's tickets start with their language; without one they are English.
std::string LanguageOf(absl::string_view id) {
  for (const absl::string_view language : {"de", "es", "fr", "pt", "zh", "it", "nl"}) {
    if (absl::StartsWith(id, absl::StrCat(language, "-")) || absl::StrContains(id, absl::StrCat("-", language, "-")) ||
        absl::EndsWith(id, absl::StrCat("-", language))) {
      return std::string(language);
    }
  }
  return "en";
}

}  // namespace

int RunDemo(const Options& options) {
  const auto loaded = knowledge::LoadKnowledge(absl::StrCat(options.folder, "/knowledge"));
  FL_CHECK(loaded.ok()) << loaded.status();
  retriever::IndexWriter writer;
  for (const knowledge::Article& article : loaded->articles) {
    auto stored = retriever::Prepare(article);
    if (stored.ok()) writer.Upsert(std::make_shared<const retriever::StoredArticle>(*std::move(stored)));
  }
  writer.Commit();
  retriever::SearchScratch scratch;
  int answered = 0, turns = 0;
  ForEachLine(absl::StrCat(options.folder, "/tickets.jsonl"), [&](const element& row) {
    const std::string id = Text(row, "id");
    RespondInput input;
    input.language = LanguageOf(id);
    input.audiences = {"public"};
    input.tone.name = "Flaxmoor Support";
    for (const element message : row["messages"].get_array()) {
      if (Text(message, "from") != "customer") continue;
      input.text = Text(message, "text");
      retriever::RetrieveInput query;
      query.query.text = input.text;
      query.query.language = input.language;
      for (const std::string& earlier : input.earlier) query.query.history.push_back({true, earlier});
      query.now = absl::FromUnixSeconds(1'795'000'000);
      query.passages = options.passages;
      if (absl::StartsWith(id, "pro-")) query.segments = {"segment:pro"};
      if (absl::StartsWith(id, "pro-")) input.audiences.push_back("segment:pro");
      input.passages.clear();
      for (const retriever::FoundPassage& found :
           retriever::Retrieve(*writer.snapshot(), query, {}, scratch).passages) {
        input.passages.push_back({found.article_id, found.article_version, found.title, found.url, found.text,
                                  found.begin, found.end, found.score, found.relevance, found.locale, found.audience});
      }
      const Answer answer = Respond(input);
      ++turns;
      answered += answer.answerable;
      std::printf("%s %s rel %.2f sup %.2f %s %s\n", answer.answerable ? "ANSWER" : "------", id.c_str(),
                  input.passages.empty() ? 0.0 : input.passages[0].relevance, answer.support,
                  answer.declined_reason.c_str(), absl::StrJoin(answer.verification.failures, ",").c_str());
      std::printf("   ? %s\n", input.text.c_str());
      for (const CitedSentence& sentence : answer.sentences) {
        std::printf("   > %.2f %s | %s\n", sentence.support, sentence.text.c_str(), sentence.article_id.c_str());
      }
      if (!answer.clarifying_question.empty()) std::printf("   ~ %s\n", answer.clarifying_question.c_str());
      if (options.show && answer.answerable) std::printf("%s\n", answer.text.c_str());
      input.earlier.push_back(input.text);
    }
  });
  std::printf("answered %d of %d turns\n", answered, turns);
  return 0;
}

}  // namespace firstline::responder::bench
