#include "services/responder/core/respond.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/string_view.h"
#include "common/templates/templates.h"
#include "common/text/utf8.h"
#include "services/responder/core/compose.h"
#include "services/responder/core/question.h"
#include "services/responder/core/verify/verify.h"

namespace firstline::responder {
namespace {

constexpr char kModel[] = "extractive";
// Below this even the better reading is a guess, and a question back would only annoy.
constexpr double kClarifySupportMin = 0.40;

// First subtag in lower case: "pt-BR" is "pt".
std::string LanguageOf(absl::string_view locale) {
  return absl::AsciiStrToLower(locale.substr(0, locale.find_first_of("-_")));
}

bool IsAdmitted(const Passage& passage, absl::Span<const std::string> audiences) {
  if (passage.audience.empty() || passage.audience == "internal") return false;
  return std::find(audiences.begin(), audiences.end(), passage.audience) != audiences.end();
}

std::vector<Passage> Admitted(const RespondInput& input) {
  std::vector<Passage> admitted;
  for (const Passage& passage : input.passages) {
    if (admitted.size() < kPassagesReadMax && IsAdmitted(passage, input.audiences)) admitted.push_back(passage);
  }
  return admitted;
}

std::vector<Passage> InLanguage(const std::vector<Passage>& passages, absl::string_view language) {
  std::vector<Passage> found;
  for (const Passage& passage : passages) {
    if (LanguageOf(passage.locale) == language) found.push_back(passage);
  }
  return found;
}

double BestRelevance(const std::vector<Passage>& passages) {
  double best = 0;
  for (const Passage& passage : passages) best = std::max(best, passage.relevance);
  return best;
}

Answer Declined(Answer answer, const char* reason) {
  answer.answerable = false;
  answer.declined_reason = reason;
  answer.text.clear();
  return answer;
}

class Responder {
 public:
  explicit Responder(const RespondInput& input)
      : input_(input),
        default_language_(input.default_language.empty() ? "en" : LanguageOf(input.default_language)),
        language_(LanguageOf(input.language)) {
    if (language_.empty() || language_ == "und") language_ = default_language_;
  }

  Answer Run() {
    Answer answer;
    answer.language = language_;
    answer.model = kModel;
    const absl::string_view text = text::TruncateUtf8(input_.text, kTurnBytesMax);
    const Turn turn = ReadTurn(text, input_.earlier, language_);
    if (turn.questions.empty()) return Declined(std::move(answer), kNotAQuestion);
    const std::vector<Passage> admitted = Admitted(input_);
    if (admitted.empty()) return Declined(std::move(answer), kNoPassages);
    const std::vector<Passage> passages = OfOneLanguage(admitted);
    if (passages.empty()) return Declined(std::move(answer), kWrongLanguage);
    if (BestRelevance(passages) < input_.gates.relevance) return Declined(std::move(answer), kLowRelevance);
    const Selection selection = Select(turn, passages, article_language_, input_.select);
    return Judge(selection, passages, std::move(answer));
  }

 private:
  // Passages in the customer's language; else, if allowed, in the default language. Sets article_language_.
  std::vector<Passage> OfOneLanguage(const std::vector<Passage>& admitted) {
    article_language_ = language_;
    std::vector<Passage> own = InLanguage(admitted, language_);
    if (BestRelevance(own) >= input_.gates.relevance || language_ == default_language_) return own;
    if (input_.foreign == ForeignArticles::kDecline) return own;
    std::vector<Passage> others = InLanguage(admitted, default_language_);
    if (BestRelevance(others) < BestRelevance(own) || others.empty()) return own;
    article_language_ = default_language_;
    return others;
  }

  Answer Judge(const Selection& selection, const std::vector<Passage>& passages, Answer answer) const {
    answer.support = selection.support;
    answer.sources = selection.sources;
    for (const Quote& quote : selection.quotes) answer.sentences.push_back(quote.sentence);
    if (selection.quotes.empty() || selection.support < input_.gates.support) {
      if (selection.support >= kClarifySupportMin && selection.readings.size() == 2) {
        answer.clarifying_question =
            templates::Render(templates::TemplateId::kClarifyChoice, language_,
                              {{"first", selection.readings[0]}, {"second", selection.readings[1]}},
                              templates::FormalityFromName(input_.tone.formality));
      }
      return Declined(std::move(answer), kLowSupport);
    }
    Composed composed = Compose({.quotes = selection.quotes,
                                 .sources = selection.sources,
                                 .language = language_,
                                 .article_language = article_language_,
                                 .signature = input_.tone.name,
                                 .formality = input_.tone.formality,
                                 .max_words = input_.tone.max_words});
    answer.text = std::move(composed.text);
    answer.sentences = std::move(composed.sentences);
    answer.sources = std::move(composed.sources);
    answer.verification = verify::Verify(answer, {passages, input_.audiences},
                                         {.language = language_,
                                          .formality = input_.tone.formality,
                                          .signature = input_.tone.name,
                                          .article_language = article_language_});
    if (!answer.verification.passed) return Declined(std::move(answer), kVerificationFailed);
    answer.answerable = true;
    return answer;
  }

  const RespondInput& input_;
  std::string default_language_;
  std::string language_;
  std::string article_language_;
};

}  // namespace

Answer Respond(const RespondInput& input) { return Responder(input).Run(); }

}  // namespace firstline::responder
