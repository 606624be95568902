#include "services/responder/metrics.h"

#include <algorithm>
#include <string>

namespace firstline::responder {

void Metrics::Responded(const Answer& answer, double seconds) {
  metrics_.Observe("firstline_answer_duration_seconds", "Time to find, write and check one answer.", seconds);
  metrics_.Count("firstline_answers_total", "Turns by whether they got an answer, or why not.",
                 {{"outcome", answer.answerable ? "answered" : answer.declined_reason}});
  if (!answer.model_failure.empty()) {
    metrics_.Count("firstline_model_failures_total", "Turns the configured model did not answer, by why not.",
                   {{"reason", answer.model_failure}});
  }
  if (answer.prompt_tokens > 0) {
    metrics_.Count("firstline_model_tokens_total", "Tokens of language models, as they count them.",
                   {{"kind", "prompt"}}, static_cast<double>(answer.prompt_tokens));
    metrics_.Count("firstline_model_tokens_total", "Tokens of language models, as they count them.",
                   {{"kind", "completion"}}, static_cast<double>(answer.completion_tokens));
  }
  for (const std::string& code : answer.verification.failures) {
    metrics_.Count("firstline_answer_verification_failures_total",
                   "Answers the verifier refused, by code. Any of them is a bug or an attack.", {{"code", code}});
  }
  if (answer.sentences.empty()) return;
  const int tenth = std::clamp(static_cast<int>(answer.support * 10), 0, 9);
  metrics_.Count("firstline_answer_support_total", "Answers by their support, rounded down to tenths.",
                 {{"tenth", std::to_string(tenth)}});
}

}  // namespace firstline::responder
