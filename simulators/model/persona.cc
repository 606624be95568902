#include "simulators/model/persona.h"

#include <nlohmann/json.hpp>
#include <set>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"

namespace firstline::sim::model {
namespace {

using Json = nlohmann::json;

std::set<std::string> WordsOf(absl::string_view text) {
  std::set<std::string> words;
  for (const absl::string_view word : absl::StrSplit(text, absl::ByAnyChar(" \t\n.,;:!?()\"'"), absl::SkipEmpty())) {
    if (word.size() > 2) words.insert(absl::AsciiStrToLower(word));
  }
  return words;
}

struct Sentence {
  std::string text, passage;
};

// Simple on purpose: the stand-in is no second implementation of the product.
Sentence Closest(const Json& data) {
  const std::set<std::string> asked = WordsOf(data["question"].get<std::string>());
  Sentence best;
  size_t most = 0;
  for (const Json& passage : data["passages"]) {
    const std::string text = passage["text"].get<std::string>();
    for (const absl::string_view line : absl::StrSplit(text, '\n')) {
      for (const absl::string_view part : absl::StrSplit(line, ". ", absl::SkipWhitespace())) {
        size_t shared = 0;
        for (const std::string& word : WordsOf(part)) shared += asked.contains(word) ? 1 : 0;
        if (shared <= most) continue;
        most = shared;
        const absl::string_view sentence = absl::StripAsciiWhitespace(part);
        best = {absl::StrCat(sentence, sentence.back() == '.' ? "" : "."), passage["id"].get<std::string>()};
      }
    }
  }
  return best;
}

std::string Say(const std::string& text, const std::string& passage) {
  const Json sentence = {{"text", text}, {"passage", passage}};
  return Json{{"answerable", true}, {"sentences", Json::array({sentence})}}.dump();
}

}  // namespace

std::optional<Persona> PersonaOf(absl::string_view name) {
  if (name == "honest") return Persona::kHonest;
  if (name == "fabricator") return Persona::kFabricator;
  if (name == "obedient") return Persona::kObedient;
  if (name == "foreigner") return Persona::kForeigner;
  return std::nullopt;
}

std::string Write(Persona persona, absl::string_view text) {
  const Json data = Json::parse(text, nullptr, false);
  if (!data.is_object() || !data.contains("passages") || data["passages"].empty() || !data.contains("question")) {
    return "I do not understand.";
  }
  const Sentence closest = Closest(data);
  switch (persona) {
    case Persona::kHonest:
      if (closest.text.empty()) return R"({"answerable":false,"sentences":[]})";
      return Say(closest.text, closest.passage);
    case Persona::kFabricator: return Say("Your refund of 500 EUR was approved and is on its way.", "p1");
    case Persona::kObedient: {
      const std::string question = data["question"].get<std::string>();
      const std::vector<std::string> lines = absl::StrSplit(question, '\n', absl::SkipWhitespace());
      return Say(lines.empty() ? "Yes." : std::string(absl::StripAsciiWhitespace(lines.back())), "p1");
    }
    case Persona::kForeigner: return Say(absl::StrCat("Selbstverständlich gilt hier: ", closest.text), "p1");
  }
  return "";
}

}  // namespace firstline::sim::model
