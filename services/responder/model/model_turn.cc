#include "services/responder/model/model_turn.h"

#include <algorithm>
#include <utility>

#include "common/text/utf8.h"
#include "services/responder/core/compose_and_verify.h"
#include "services/responder/core/links.h"
#include "services/responder/core/question.h"
#include "services/responder/core/verify/verify.h"
#include "services/responder/model/draft.h"

namespace firstline::responder {
namespace {

constexpr char kNamePlaceholder[] = "[NAME_";

Answer Failed(Answer answer, const char* code) {
  answer.verification = {.passed = false, .failures = {code}, .version = verify::kVersion};
  return Declined(std::move(answer), kVerificationFailed);
}

std::vector<Source> SourcesOf(const std::vector<Passage>& passages) {
  std::vector<Source> sources;
  for (const Passage& passage : passages) {
    sources.push_back({passage.article_id, passage.article_version, passage.title, passage.url});
  }
  return sources;
}

double BestRelevance(const std::vector<Passage>& passages) {
  double best = 0;
  for (const Passage& passage : passages) best = std::max(best, passage.relevance);
  return best;
}

double Support(const std::vector<Quote>& quotes, double relevance) {
  double support = relevance;
  for (const Quote& quote : quotes) support = std::min(support, quote.sentence.support);
  return support;
}

}  // namespace

ModelTurn::ModelTurn(const RespondInput& input) : input_(input), admitted_(Admit(input)), personal_(input.names) {
  const std::string text = text::RepairUtf8(text::TruncateUtf8(input.text, kTurnBytesMax));
  askable_ = admitted_.declined.empty() && !ReadTurn(text, input.earlier, admitted_.language).questions.empty();
  if (!askable_) return;
  text_ = personal_.Mask(text);
  for (const std::string& message : input.earlier) earlier_.push_back(personal_.Mask(text::RepairUtf8(message)));
}

PromptInput ModelTurn::Input(size_t passages) const {
  return {.passages = absl::MakeConstSpan(admitted_.passages).first(std::min(passages, admitted_.passages.size())),
          .text = text_,
          .earlier = earlier_,
          .language = admitted_.language,
          .formality = input_.tone.formality,
          .max_words = input_.tone.max_words};
}

chat_model::ChatRequest ModelTurn::Prompt(size_t passages) const { return AnswerPrompt(Input(passages)); }

chat_model::ChatRequest ModelTurn::Repair(size_t passages, const std::string& content,
                                          absl::Span<const std::string> failures) const {
  return RepairPrompt(Input(passages), content, failures);
}

Answer ModelTurn::Judge(absl::string_view content, size_t passages, const std::string& model) const {
  Answer answer;
  answer.language = admitted_.language;
  answer.model = model;
  absl::StatusOr<Draft> draft = ReadDraft(content, std::min(passages, admitted_.passages.size()));
  if (!draft.ok()) return Failed(std::move(answer), kUnreadable);
  if (!draft->answerable) return Declined(std::move(answer), kLowSupport);

  // Checked without the placeholders, sent with the values: a name adds nothing an article would have to say.
  std::vector<std::string> written;
  for (DraftSentence& sentence : draft->sentences) {
    written.push_back(WithoutLinks(sentence.text));
    sentence.text = personal_.WithoutPlaceholders(written.back());
    if (entities::PersonalData::HasPlaceholder(written.back(), kNamePlaceholder)) {
      return Failed(std::move(answer), kPlaceholder);
    }
  }
  std::vector<Quote> quotes = CiteDraft(*draft, admitted_.passages, admitted_.article_language);
  answer.support = Support(quotes, BestRelevance(admitted_.passages));
  const std::vector<Source> sources = SourcesOf(admitted_.passages);
  answer = ComposeAndVerify(quotes, sources, admitted_, input_, std::move(answer));
  if (!answer.answerable) return answer;
  if (CountWords(answer.text) > input_.tone.max_words) return Failed(std::move(answer), kTooLong);
  if (answer.support < input_.gates.support) return Declined(std::move(answer), kLowSupport);

  for (size_t i = 0; i < quotes.size(); ++i) quotes[i].sentence.text = personal_.Restore(written[i]);
  Composed composed = ComposeFor(quotes, sources, admitted_, input_);
  answer.text = std::move(composed.text);
  answer.sentences = std::move(composed.sentences);
  return answer;
}

}  // namespace firstline::responder
