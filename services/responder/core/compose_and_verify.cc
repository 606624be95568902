#include "services/responder/core/compose_and_verify.h"

#include <utility>

#include "services/responder/core/verify/verify.h"

namespace firstline::responder {

Answer Declined(Answer answer, std::string reason) {
  answer.answerable = false;
  answer.declined_reason = std::move(reason);
  answer.text.clear();
  return answer;
}

Composed ComposeFor(const std::vector<Quote>& quotes, const std::vector<Source>& sources, const Admitted& admitted,
                    const RespondInput& input) {
  return Compose({.quotes = quotes,
                  .sources = sources,
                  .language = admitted.language,
                  .article_language = admitted.article_language,
                  .signature = input.tone.name,
                  .formality = input.tone.formality,
                  .max_words = input.tone.max_words});
}

Answer ComposeAndVerify(const std::vector<Quote>& quotes, const std::vector<Source>& sources, const Admitted& admitted,
                        const RespondInput& input, Answer answer) {
  Composed composed = ComposeFor(quotes, sources, admitted, input);
  answer.text = std::move(composed.text);
  answer.sentences = std::move(composed.sentences);
  answer.sources = std::move(composed.sources);
  answer.verification = verify::Verify(answer, {admitted.passages, input.audiences},
                                       {.language = admitted.language,
                                        .formality = input.tone.formality,
                                        .signature = input.tone.name,
                                        .article_language = admitted.article_language});
  if (!answer.verification.passed) return Declined(std::move(answer), kVerificationFailed);
  answer.answerable = true;
  return answer;
}

}  // namespace firstline::responder
