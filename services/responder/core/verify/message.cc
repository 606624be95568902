#include <algorithm>
#include <set>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "common/templates/templates.h"
#include "services/responder/core/verify/facts.h"
#include "services/responder/core/verify/verify.h"

namespace firstline::responder::verify {
namespace {

using templates::TemplateId;

// Every line of the templates that may stand in an answer.
std::set<std::string> TemplateLines(const Frame& frame) {
  const templates::Formality formality = templates::FormalityFromName(frame.formality);
  const auto render = [&](TemplateId id, const templates::Params& params) {
    return templates::Render(id, frame.language, params, formality);
  };
  const std::string article_language = templates::LanguageName(frame.article_language, frame.language);
  const std::string phrase = render(TemplateId::kPersonPhrase, {});
  std::set<std::string> lines;
  for (const std::string& part :
       {render(TemplateId::kGreeting, {}), render(TemplateId::kAnswerIntro, {}),
        render(TemplateId::kForeignSource, {{"language", article_language}}), render(TemplateId::kSourcesHeading, {}),
        render(TemplateId::kReachPerson, {{"phrase", phrase}}), render(TemplateId::kAutomated, {}),
        render(TemplateId::kSignature, {{"name", frame.signature}})}) {
    for (const absl::string_view line : absl::StrSplit(part, '\n')) lines.emplace(line);
  }
  return lines;
}

std::string OneLine(absl::string_view text) {
  std::string line;
  for (const absl::string_view word : absl::StrSplit(text, absl::ByAnyChar(" \t\n\r"), absl::SkipEmpty())) {
    absl::StrAppend(&line, line.empty() ? "" : " ", word);
  }
  return line;
}

// "- Title" or "- Title: address"
bool IsSourceLine(absl::string_view line, const std::vector<Source>& sources) {
  if (!absl::ConsumePrefix(&line, "- ")) return false;
  return std::any_of(sources.begin(), sources.end(), [line](const Source& source) {
    const std::string title = OneLine(source.title);
    return line == title || (!source.url.empty() && line == absl::StrCat(title, ": ", source.url));
  });
}

// Takes as many of the next sentences as the line consists of; false if something else is left.
bool TakeSentences(absl::string_view line, const std::vector<CitedSentence>& sentences, size_t& next) {
  size_t at = next;
  absl::string_view rest = line;
  while (!rest.empty() && at < sentences.size()) {
    const std::string wanted = OneLine(sentences[at].text);
    absl::ConsumePrefix(&rest, "- ");
    if (wanted.empty() || !absl::ConsumePrefix(&rest, wanted)) return false;
    if (!rest.empty() && !absl::ConsumePrefix(&rest, " ")) return false;
    ++at;
  }
  if (!rest.empty() || at == next) return false;
  next = at;
  return true;
}

// Markup that some helpdesk could turn into a link or a picture.
bool HasMarkup(absl::string_view text) {
  for (const absl::string_view mark : {"](", "<a ", "<img", "<script", "![", "<http"}) {
    if (absl::StrContains(absl::AsciiStrToLower(text), mark)) return true;
  }
  return false;
}

// The text with every source line blanked, in which no link with a scheme may stand.
bool HasForeignLink(absl::string_view text, const std::vector<Source>& sources) {
  for (const absl::string_view line : absl::StrSplit(text, '\n')) {
    if (IsSourceLine(line, sources)) continue;
    if (absl::StrContains(line, "://") || HasMarkup(line)) return true;
  }
  return false;
}

// A domain or mail address that is in no cited sentence and is no source's.
bool HasForeignAddress(const Answer& answer, const Frame& frame) {
  std::set<std::string> known;
  const auto learn = [&known](absl::string_view text) {
    const Facts facts = FactsIn(text);
    known.insert(facts.links.begin(), facts.links.end());
    known.insert(facts.emails.begin(), facts.emails.end());
  };
  for (const CitedSentence& sentence : answer.sentences) learn(sentence.text);
  for (const Source& source : answer.sources) {
    learn(source.title);
    learn(source.url);
  }
  learn(frame.signature);
  const Facts said = FactsIn(answer.text);
  return !std::includes(known.begin(), known.end(), said.links.begin(), said.links.end()) ||
         !std::includes(known.begin(), known.end(), said.emails.begin(), said.emails.end());
}

bool SourcesMatch(const Answer& answer) {
  std::set<std::pair<std::string, std::string>> cited;
  std::set<std::pair<std::string, std::string>> listed;
  for (const CitedSentence& sentence : answer.sentences) cited.emplace(sentence.article_id, sentence.article_version);
  for (const Source& source : answer.sources) listed.emplace(source.article_id, source.article_version);
  return cited == listed;
}

}  // namespace

std::vector<Failure> VerifyMessage(const Answer& answer, const Frame& frame) {
  std::vector<Failure> failures;
  const auto fail = [&failures](const char* code) { failures.push_back({kWholeMessage, code}); };
  if (answer.sentences.empty()) fail(kNoSentences);
  if (!SourcesMatch(answer)) fail(kSourceMissing);
  const std::set<std::string> lines = TemplateLines(frame);
  size_t next = 0;
  bool unknown = false;
  for (const absl::string_view raw : absl::StrSplit(answer.text, '\n')) {
    const absl::string_view line = absl::StripAsciiWhitespace(raw);
    if (line.empty() || TakeSentences(line, answer.sentences, next)) continue;
    if (lines.contains(std::string(line)) || IsSourceLine(line, answer.sources)) continue;
    unknown = true;
  }
  if (unknown) fail(kUnknownText);
  if (next < answer.sentences.size()) fail(kSentenceMissing);
  if (HasForeignLink(answer.text, answer.sources) || HasForeignAddress(answer, frame)) fail(kForeignLink);
  return failures;
}

}  // namespace firstline::responder::verify
