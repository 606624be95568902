#include "services/responder/wire.h"

namespace firstline::responder {
namespace {

bool IsSound(const v1::Passage& passage) {
  return passage.begin() >= 0 && passage.end() > passage.begin() && !passage.article_id().empty();
}

Passage PassageFrom(const v1::Passage& passage) {
  return {.article_id = passage.article_id(),
          .article_version = passage.article_version(),
          .title = passage.title(),
          .url = passage.url(),
          .text = passage.text(),
          .begin = static_cast<size_t>(passage.begin()),
          .end = static_cast<size_t>(passage.end()),
          .score = passage.score(),
          .relevance = passage.relevance(),
          .locale = passage.locale(),
          .audience = passage.audience()};
}

}  // namespace

RespondInput InputFromTicket(const v1::Ticket& ticket, const policy::Policy& policy, ForeignArticles foreign) {
  RespondInput input;
  input.text = ticket.turn().text();
  if (!ticket.customer().name().empty()) input.names.push_back(ticket.customer().name());
  input.language = ticket.classification().language();
  input.default_language = policy.default_language;
  input.gates = {.relevance = policy.gates.relevance, .support = policy.gates.support};
  input.tone = {.name = policy.tone.name, .formality = policy.tone.formality, .max_words = policy.tone.max_words};
  input.foreign = foreign;
  for (const v1::Message& message : ticket.history()) {
    if (message.public_() && message.role() == v1::ROLE_CUSTOMER) input.earlier.push_back(message.text());
  }
  for (const v1::Passage& passage : ticket.retrieval().passages()) {
    if (IsSound(passage)) input.passages.push_back(PassageFrom(passage));
  }
  for (const std::string& audience : ticket.retrieval().filter().audiences()) input.audiences.push_back(audience);
  return input;
}

void SetAnswer(const Answer& answer, v1::Ticket& ticket) {
  v1::Answer& out = *ticket.mutable_answer();
  out.Clear();
  out.set_answerable(answer.answerable);
  out.set_declined_reason(answer.declined_reason);
  out.set_text(answer.text);
  for (const CitedSentence& sentence : answer.sentences) {
    v1::CitedSentence& cited = *out.add_sentences();
    cited.set_text(sentence.text);
    cited.set_article_id(sentence.article_id);
    cited.set_article_version(sentence.article_version);
    cited.set_begin(static_cast<int32_t>(sentence.begin));
    cited.set_end(static_cast<int32_t>(sentence.end));
    cited.set_support(sentence.support);
  }
  for (const Source& source : answer.sources) {
    v1::Source& listed = *out.add_sources();
    listed.set_article_id(source.article_id);
    listed.set_article_version(source.article_version);
    listed.set_title(source.title);
    listed.set_url(source.url);
  }
  out.set_support(answer.support);
  out.set_language(answer.language);
  out.set_model(answer.model);
  out.mutable_verification()->set_passed(answer.verification.passed);
  for (const std::string& failure : answer.verification.failures) out.mutable_verification()->add_failures(failure);
  out.mutable_verification()->set_version(answer.verification.version);
  out.set_clarifying_question(answer.clarifying_question);
  out.set_prompt_tokens(static_cast<int32_t>(answer.prompt_tokens));
  out.set_completion_tokens(static_cast<int32_t>(answer.completion_tokens));
  out.set_cost_micros(answer.cost_micros);
  out.set_model_failure(answer.model_failure);
}

}  // namespace firstline::responder
