#pragma once

// One turn put to a language model: what it is asked, and what becomes of what it says. Pure; the caller carries the
// messages.

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "common/chat_model/chat_request.h"
#include "common/entities/personal_data.h"
#include "services/responder/core/admit.h"
#include "services/responder/core/evidence.h"
#include "services/responder/core/respond.h"
#include "services/responder/model/prompt.h"

namespace firstline::responder {

// What can be wrong with a model's answer besides the verifier's codes.
inline constexpr char kUnreadable[] = "unreadable";    // not the JSON object that was asked for
inline constexpr char kPlaceholder[] = "placeholder";  // speaks of masked data other than the customer's name
inline constexpr char kTooLong[] = "too_long";         // more words than the tone allows

// Not thread-safe; one per turn and attempt.
class ModelTurn {
 public:
  // `input` outlives this object.
  explicit ModelTurn(const RespondInput& input);

  // Whether there is anything to ask a model: something is asked, and a passage passes the relevance gate. If not,
  // Respond says why there is no answer.
  bool Askable() const { return askable_; }

  // The prompt with all admitted passages, or only the first `passages` of them.
  chat_model::ChatRequest Prompt(size_t passages) const;
  chat_model::ChatRequest Repair(size_t passages, const std::string& content,
                                 absl::Span<const std::string> failures) const;
  size_t passages() const { return admitted_.passages.size(); }

  // Reads, cites, composes and verifies what the model said to a prompt with `passages` passages. Declines with
  // low_support when the model declines, with verification_failed when anything is wrong; then
  // `verification.failures` says what. Support is the weakest sentence's grounding, at most the best passage's
  // relevance: grounded is not yet answered. The customer's name is put back after the check.
  Answer Judge(absl::string_view content, size_t passages, const std::string& model) const;

 private:
  PromptInput Input(size_t passages) const;

  const RespondInput& input_;
  const Admitted admitted_;
  bool askable_ = false;
  entities::PersonalData personal_;
  std::string text_;                  // masked
  std::vector<std::string> earlier_;  // masked
};

}  // namespace firstline::responder
