#include "services/responder/core/respond.h"

#include <utility>

#include "absl/strings/string_view.h"
#include "common/templates/templates.h"
#include "common/text/utf8.h"
#include "services/responder/core/admit.h"
#include "services/responder/core/compose_and_verify.h"
#include "services/responder/core/question.h"
#include "services/responder/core/select.h"

namespace firstline::responder {
namespace {

constexpr char kModel[] = "extractive";
// Below this even the better reading is a guess, and a question back would only annoy.
constexpr double kClarifySupportMin = 0.40;

// What was chosen, as a message that is checked.
Answer Judge(const Selection& selection, const Admitted& admitted, const RespondInput& input, Answer answer) {
  answer.support = selection.support;
  answer.sources = selection.sources;
  for (const Quote& quote : selection.quotes) answer.sentences.push_back(quote.sentence);
  if (selection.quotes.empty() || selection.support < input.gates.support) {
    if (selection.support >= kClarifySupportMin && selection.readings.size() == 2) {
      answer.clarifying_question =
          templates::Render(templates::TemplateId::kClarifyChoice, admitted.language,
                            {{"first", selection.readings[0]}, {"second", selection.readings[1]}},
                            templates::FormalityFromName(input.tone.formality));
    }
    return Declined(std::move(answer), kLowSupport);
  }
  return ComposeAndVerify(selection.quotes, selection.sources, admitted, input, std::move(answer));
}

}  // namespace

Answer Respond(const RespondInput& input) {
  const Admitted admitted = Admit(input);
  Answer answer;
  answer.language = admitted.language;
  answer.model = kModel;
  const absl::string_view text = text::TruncateUtf8(input.text, kTurnBytesMax);
  const Turn turn = ReadTurn(text, input.earlier, admitted.language);
  if (turn.questions.empty()) return Declined(std::move(answer), kNotAQuestion);
  if (!admitted.declined.empty()) return Declined(std::move(answer), admitted.declined);
  const Selection selection = Select(turn, admitted.passages, admitted.article_language, input.select);
  return Judge(selection, admitted, input, std::move(answer));
}

}  // namespace firstline::responder
