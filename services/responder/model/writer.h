#pragma once

// Answers with a language model where the tenant configured one, and with quotations everywhere else and whenever
// anything goes wrong.

#include <string>

#include "absl/time/time.h"
#include "common/base/clock.h"
#include "common/chat_model/budget.h"
#include "common/chat_model/chat_client.h"
#include "common/policy/policy.h"
#include "services/responder/core/evidence.h"
#include "services/responder/core/respond.h"
#include "services/responder/model/model_turn.h"

namespace firstline::responder {

// Whose budget a turn is paid from, and how long it may take.
struct Account {
  std::string tenant;
  std::string conversation;
  absl::Time not_after = absl::InfiniteFuture();  // when the answer must be there, whatever the model's own deadline
};

// Thread-safe.
class Writer {
 public:
  // `client` and `clock` outlive this object.
  Writer(chat_model::ChatClient& client, const Clock& clock) : client_(client), clock_(clock) {}

  // One question to the model and at most one more: with half of the evidence when the prompt was too long, or for a
  // repair when the answer failed its check. A model that says the evidence does not answer is believed. Everything
  // else that is not an answer falls back to Respond, and `model_failure` says why. Blocks until the model's deadline
  // or `not_after` at most.
  Answer Write(const RespondInput& input, const policy::AnswerModel& model, const Account& account);

  // Spent by this process today.
  chat_model::Spend SpentToday(const std::string& tenant) const { return budget_.OfTenant(tenant); }

 private:
  class Attempt;

  chat_model::ChatClient& client_;
  const Clock& clock_;
  chat_model::Budget budget_;
};

}  // namespace firstline::responder
