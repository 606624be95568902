#include "services/responder/model/writer.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <variant>

#include "absl/status/statusor.h"
#include "common/chat_model/chat_request.h"
#include "common/config/secret_file.h"

namespace firstline::responder {
namespace {

using chat_model::ChatRequest;
using chat_model::Reply;
using chat_model::Spend;

constexpr char kNoKey[] = "no_key";
constexpr char kBudget[] = "budget";

chat_model::Dialect DialectOf(absl::string_view name) {
  const auto names = chat_model::DialectNames();
  const auto found = std::find(names.begin(), names.end(), name);
  return found == names.end() ? chat_model::Dialect::kOpenAi : static_cast<chat_model::Dialect>(found - names.begin());
}

absl::StatusOr<chat_model::Endpoint> EndpointOf(const policy::AnswerModel& model) {
  chat_model::Endpoint endpoint = {.base_url = model.endpoint,
                                   .dialect = DialectOf(model.dialect),
                                   .model = model.model,
                                   .api_version = model.api_version,
                                   .completion_tokens_max = model.tokens_max};
  endpoint.temperature = model.send_temperature ? std::optional(model.temperature) : std::nullopt;
  if (model.key_file.empty()) return endpoint;
  // Read for every call: a key that was renewed counts at once.
  absl::StatusOr<std::string> key = config::ReadSecretFile(model.key_file);
  if (!key.ok()) return key.status();
  endpoint.key = *std::move(key);
  return endpoint;
}

}  // namespace

// The questions one turn costs. `failure` is empty once there is an answer.
class Writer::Attempt {
 public:
  Attempt(Writer& writer, const RespondInput& input, const policy::AnswerModel& model, const Account& account)
      : writer_(writer), model_(model), account_(account), turn_(input), passages_(turn_.passages()) {}

  bool Askable() const { return turn_.Askable(); }

  std::optional<Answer> Run(const chat_model::Endpoint& endpoint) {
    const absl::Time deadline = std::min(writer_.clock_.Now() + model_.deadline, account_.not_after);
    std::optional<Reply> reply = Ask(endpoint, turn_.Prompt(passages_), deadline);
    if (!reply.has_value() && failure == chat_model::FailureName(chat_model::FailureKind::kOverflow) && passages_ > 1) {
      passages_ = (passages_ + 1) / 2;
      reply = Ask(endpoint, turn_.Prompt(passages_), deadline);
      return reply.has_value() ? Judge(*reply) : std::nullopt;
    }
    if (!reply.has_value()) return std::nullopt;
    std::optional<Answer> answer = Judge(*reply);
    if (answer.has_value()) return answer;
    reply = Ask(endpoint, turn_.Repair(passages_, reply->content, failures_), deadline);
    return reply.has_value() ? Judge(*reply) : std::nullopt;
  }

  int64_t prompt_tokens = 0, completion_tokens = 0;
  Spend spent;
  std::string failure;

 private:
  std::optional<Reply> Ask(const chat_model::Endpoint& endpoint, const ChatRequest& request, absl::Time deadline) {
    const chat_model::Prices prices = {model_.prompt_micros_per_million, model_.completion_micros_per_million};
    const Spend most = chat_model::SpendOf(PromptTokensMost(request), endpoint.completion_tokens_max, prices);
    const chat_model::BudgetLimits limits = {model_.tokens_per_day, model_.tokens_per_conversation,
                                             model_.cost_micros_per_day};
    const auto reservation =
        writer_.budget_.Reserve(account_.tenant, account_.conversation, most, limits, writer_.clock_.Now());
    if (!reservation.has_value()) {
      failure = kBudget;
      return std::nullopt;
    }
    chat_model::Outcome outcome = writer_.client_.Ask(endpoint, request, deadline);
    Reply* const reply = std::get_if<Reply>(&outcome);
    if (reply == nullptr) {
      // What a failed call cost nobody says; one that never reached the model cost nothing.
      const chat_model::FailureKind kind = std::get<chat_model::Failure>(outcome).kind;
      const bool may_have_cost =
          kind == chat_model::FailureKind::kTimeout || kind == chat_model::FailureKind::kTooLarge;
      writer_.budget_.Settle(*reservation, may_have_cost ? most : Spend{});
      failure = std::string(chat_model::FailureName(kind));
      return std::nullopt;
    }
    const Spend used = reply->usage.reported
                           ? chat_model::SpendOf(reply->usage.prompt_tokens, reply->usage.completion_tokens, prices)
                           : most;
    writer_.budget_.Settle(*reservation, used);
    spent += used;
    prompt_tokens += reply->usage.prompt_tokens;
    completion_tokens += reply->usage.completion_tokens;
    return std::move(*reply);
  }

  // Nothing when the answer failed a check.
  std::optional<Answer> Judge(const Reply& reply) {
    Answer answer = turn_.Judge(reply.content, passages_, model_.model);
    failures_ = answer.verification.failures;
    failure = failures_.empty() ? "" : failures_.front() == kUnreadable ? kUnreadable : kVerificationFailed;
    if (!failure.empty()) return std::nullopt;
    return answer;
  }

  Writer& writer_;
  const policy::AnswerModel& model_;
  const Account& account_;
  const ModelTurn turn_;
  size_t passages_;
  std::vector<std::string> failures_;  // of the last answer
};

Answer Writer::Write(const RespondInput& input, const policy::AnswerModel& model, const Account& account) {
  if (!model.Configured()) return Respond(input);
  Attempt attempt(*this, input, model, account);
  if (!attempt.Askable()) return Respond(input);
  const absl::StatusOr<chat_model::Endpoint> endpoint = EndpointOf(model);
  std::optional<Answer> written;
  if (endpoint.ok()) {
    written = attempt.Run(*endpoint);
  } else {
    attempt.failure = kNoKey;
  }
  Answer answer = written.has_value() ? *std::move(written) : Respond(input);
  answer.prompt_tokens = attempt.prompt_tokens;
  answer.completion_tokens = attempt.completion_tokens;
  answer.cost_micros = attempt.spent.cost_micros;
  if (!written.has_value()) answer.model_failure = attempt.failure;
  return answer;
}

}  // namespace firstline::responder
