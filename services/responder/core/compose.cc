#include "services/responder/core/compose.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "common/templates/templates.h"
#include "common/text/tokens.h"
#include "services/responder/core/links.h"

namespace firstline::responder {
namespace {

using templates::TemplateId;

std::string OneLine(absl::string_view text) {
  return absl::StrJoin(absl::StrSplit(text, absl::ByAnyChar(" \t\r\n"), absl::SkipEmpty()), " ");
}

class Composer {
 public:
  explicit Composer(const ComposeInput& input)
      : input_(input), quotes_(input.quotes), formality_(templates::FormalityFromName(input.formality)) {}

  Composed Run() {
    Composed composed = Write();
    while (CountWords(composed.text) > input_.max_words && LeaveOneOut()) composed = Write();
    return composed;
  }

 private:
  std::string Line(TemplateId id, const templates::Params& params = {}) const {
    return templates::Render(id, input_.language, params, formality_);
  }

  // Leaves out the least important unit; false when only one is left.
  bool LeaveOneOut() {
    const auto by_unit = [](const Quote& a, const Quote& b) { return a.unit < b.unit; };
    const auto [first, last] = std::minmax_element(quotes_.begin(), quotes_.end(), by_unit);
    if (quotes_.empty() || first->unit == last->unit) return false;
    std::erase_if(quotes_, [unit = last->unit](const Quote& quote) { return quote.unit == unit; });
    return true;
  }

  Composed Write() const {
    Composed composed;
    std::vector<std::string> parts = {Line(TemplateId::kGreeting)};
    if (input_.article_language != input_.language) {
      const std::string name = templates::LanguageName(input_.article_language, input_.language);
      parts.push_back(Line(TemplateId::kForeignSource, {{"language", name}}));
    }
    parts.push_back(Line(TemplateId::kAnswerIntro));
    parts.push_back(Body(composed));
    parts.push_back(absl::StrCat(Line(TemplateId::kSourcesHeading), SourceLines(composed.sources)));
    parts.push_back(absl::StrCat(Line(TemplateId::kReachPerson, {{"phrase", Line(TemplateId::kPersonPhrase)}}), "\n",
                                 Line(TemplateId::kAutomated)));
    parts.push_back(Line(TemplateId::kSignature, {{"name", OneLine(input_.signature)}}));
    composed.text = absl::StrJoin(parts, "\n\n");
    return composed;
  }

  std::string Body(Composed& composed) const {
    std::string body;
    for (size_t i = 0; i < quotes_.size(); ++i) {
      const Quote& quote = quotes_[i];
      CitedSentence sentence = quote.sentence;
      sentence.text = OneLine(WithoutLinks(sentence.text));
      absl::StrAppend(&body, Gap(i), quote.layout == Layout::kItem ? "- " : "", sentence.text);
      composed.sentences.push_back(std::move(sentence));
      AddSource(quote.sentence, composed.sources);
    }
    return body;
  }

  // What stands before quote `i`: a new paragraph for another unit, a new line inside a list, else a space.
  const char* Gap(size_t i) const {
    if (i == 0) return "";
    const Quote& quote = quotes_[i];
    const Quote& before = quotes_[i - 1];
    if (quote.sentence.article_id != before.sentence.article_id || quote.question != before.question) return "\n\n";
    if (quote.layout != Layout::kFlow || before.layout != Layout::kFlow)
      return quote.unit == before.unit ? "\n" : "\n\n";
    return " ";
  }

  void AddSource(const CitedSentence& sentence, std::vector<Source>& sources) const {
    const auto is_its = [&sentence](const Source& source) {
      return source.article_id == sentence.article_id && source.article_version == sentence.article_version;
    };
    if (std::any_of(sources.begin(), sources.end(), is_its)) return;
    const auto found = std::find_if(input_.sources.begin(), input_.sources.end(), is_its);
    if (found != input_.sources.end()) sources.push_back(*found);
  }

  static std::string SourceLines(const std::vector<Source>& sources) {
    std::string lines;
    for (const Source& source : sources) {
      absl::StrAppend(&lines, "\n- ", OneLine(source.title));
      if (!source.url.empty()) absl::StrAppend(&lines, ": ", source.url);
    }
    return lines;
  }

  const ComposeInput& input_;
  std::vector<Quote> quotes_;  // those that are still in
  templates::Formality formality_;
};

}  // namespace

int CountWords(absl::string_view text) {
  int words = 0;
  size_t end = 0;
  for (const text::Token& token : text::Tokenize(text)) {
    if (token.span.begin < end) continue;  // the whole of an identifier, or the second half of a pair of characters
    ++words;
    end = token.span.end;
  }
  return words;
}

Composed Compose(const ComposeInput& input) { return Composer(input).Run(); }

}  // namespace firstline::responder
