#include "services/responder/model/draft.h"

#include <nlohmann/json.hpp>
#include <optional>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "common/text/utf8.h"

namespace firstline::responder {
namespace {

using Json = nlohmann::json;

absl::Status Wanted(absl::string_view what) {
  return absl::InvalidArgumentError(absl::StrCat("the model's answer: want ", what));
}

absl::string_view WithoutFence(absl::string_view content) {
  content = absl::StripAsciiWhitespace(content);
  if (!absl::ConsumePrefix(&content, "```")) return content;
  absl::ConsumePrefix(&content, "json");
  content = absl::StripAsciiWhitespace(content);
  absl::ConsumeSuffix(&content, "```");
  return absl::StripAsciiWhitespace(content);
}

// "p3" of 5 is 2.
std::optional<size_t> PassageIndex(absl::string_view id, size_t passages) {
  size_t number = 0;
  if (!absl::ConsumePrefix(&id, "p") || !absl::SimpleAtoi(id, &number)) return std::nullopt;
  if (number < 1 || number > passages) return std::nullopt;
  return number - 1;
}

absl::StatusOr<DraftSentence> ReadSentence(const Json& json, size_t passages) {
  if (!json.is_object() || json.size() != 2 || !json.contains("text") || !json.contains("passage") ||
      !json["text"].is_string() || !json["passage"].is_string()) {
    return Wanted("sentences with text and passage, both strings");
  }
  const std::optional<size_t> passage = PassageIndex(json["passage"].get_ref<const std::string&>(), passages);
  if (!passage.has_value()) return Wanted(absl::StrCat("a passage of p1 to p", passages));
  // What people cannot see is gone before anything is checked or sent.
  const std::string text = text::CleanText(json["text"].get_ref<const std::string&>());
  const absl::string_view sentence = absl::StripAsciiWhitespace(text);
  if (sentence.empty() || sentence.size() > kDraftSentenceBytesMax || absl::StrContains(sentence, '\n')) {
    return Wanted(absl::StrCat("a sentence of 1 to ", kDraftSentenceBytesMax, " bytes on one line"));
  }
  return DraftSentence{std::string(sentence), *passage};
}

}  // namespace

absl::StatusOr<Draft> ReadDraft(absl::string_view content, size_t passages) {
  const Json json = Json::parse(WithoutFence(content), nullptr, /*allow_exceptions=*/false);
  if (!json.is_object() || json.size() != 2 || !json.contains("answerable") || !json.contains("sentences") ||
      !json["answerable"].is_boolean() || !json["sentences"].is_array()) {
    return Wanted("one object with answerable and sentences");
  }
  Draft draft = {.answerable = json["answerable"].get<bool>()};
  if (!draft.answerable) return draft;
  if (json["sentences"].empty() || json["sentences"].size() > kDraftSentencesMax) {
    return Wanted(absl::StrCat("1 to ", kDraftSentencesMax, " sentences"));
  }
  for (const Json& element : json["sentences"]) {
    absl::StatusOr<DraftSentence> sentence = ReadSentence(element, passages);
    if (!sentence.ok()) return sentence.status();
    draft.sentences.push_back(*std::move(sentence));
  }
  return draft;
}

}  // namespace firstline::responder
