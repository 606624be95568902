#include "common/chat_model/chat_request.h"

#include <nlohmann/json.hpp>

namespace firstline::chat_model {
namespace {

using Json = nlohmann::ordered_json;

constexpr int64_t kTokensPerMessage = 8;  // role and separators, generously

const char* NameOf(Role role) {
  switch (role) {
    case Role::kSystem: return "system";
    case Role::kUser: return "user";
    case Role::kAssistant: return "assistant";
  }
  return "user";
}

Json ResponseFormat(const DialectTraits& traits, const ChatRequest& request) {
  Json schema = Json::parse(request.schema);
  if (!traits.schema_wrapped) return {{"type", "json_schema"}, {"schema", std::move(schema)}};
  return {{"type", "json_schema"},
          {"json_schema", {{"name", request.schema_name}, {"strict", true}, {"schema", std::move(schema)}}}};
}

}  // namespace

std::string ChatBody(const Endpoint& endpoint, const ChatRequest& request) {
  const DialectTraits& traits = TraitsOf(endpoint.dialect);
  Json messages = Json::array();
  for (const Message& message : request.messages) {
    messages.push_back({{"role", NameOf(message.role)}, {"content", message.content}});
  }
  Json body;
  if (!traits.model_in_path) body["model"] = endpoint.model;
  body["messages"] = std::move(messages);
  if (endpoint.temperature.has_value()) body["temperature"] = *endpoint.temperature;
  body[std::string(traits.token_limit_field)] = endpoint.completion_tokens_max;
  body["response_format"] = ResponseFormat(traits, request);
  // Invalid UTF-8 becomes U+FFFD: a prompt never fails for what a customer pasted.
  return body.dump(-1, ' ', false, Json::error_handler_t::replace);
}

int64_t PromptTokensMost(const ChatRequest& request) {
  int64_t tokens = static_cast<int64_t>(request.schema.size());
  for (const Message& message : request.messages) {
    tokens += kTokensPerMessage + static_cast<int64_t>(message.content.size());
  }
  return tokens;
}

}  // namespace firstline::chat_model
