#pragma once

// What a model is told: rules, and evidence and ticket as data.

#include <string>
#include <vector>

#include "absl/types/span.h"
#include "common/chat_model/chat_request.h"
#include "services/responder/core/evidence.h"

namespace firstline::responder {

// Version of the wording, recorded with every answer it led to.
inline constexpr char kPromptVersion[] = "answer-1";

// Most of each that is sent; the rest is left out.
inline constexpr size_t kPromptTextBytesMax = 8 * 1024;     // of the customer's words
inline constexpr size_t kPromptPassageBytesMax = 2 * 1024;  // of each passage
inline constexpr size_t kPromptEarlierMax = 4;              // earlier messages of the customer, the latest ones

struct PromptInput {
  absl::Span<const Passage> passages;     // all may be quoted to this customer; [i] is called "p<i+1>"
  std::string text;                       // the turn, personal data masked
  absl::Span<const std::string> earlier;  // the customer's earlier messages, masked, oldest first
  std::string language;                   // to answer in, ISO 639-1
  std::string formality = "friendly";     // friendly | formal
  int max_words = 150;
};

// Rules in the system message; in the user message one JSON object, in which whatever the customer or an article says
// stays inside a string. Links are taken out of the evidence: the model has none to repeat.
chat_model::ChatRequest AnswerPrompt(const PromptInput& input);

// The same question once more after an answer that failed its check, with what failed. `failures`: stable codes.
chat_model::ChatRequest RepairPrompt(const PromptInput& input, const std::string& answer,
                                     absl::Span<const std::string> failures);

}  // namespace firstline::responder
