#include "simulators/model/dialect_rules.h"

#include <nlohmann/json.hpp>
#include <set>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "simulators/model/answers.h"

namespace firstline::sim::model {
namespace {

using chat_model::Dialect;
using Json = nlohmann::json;

// Members of a chat completion request that OpenAI and Azure know and we may send.
const std::set<std::string>& KnownMembers() {
  static const auto* const known = new std::set<std::string>{
      "model",           "messages", "temperature", "top_p",  "stop",           "max_tokens", "max_completion_tokens",
      "response_format", "tools",    "tool_choice", "stream", "stream_options", "n"};
  return *known;
}

bool IsAzure(Dialect dialect) { return dialect == Dialect::kAzure || dialect == Dialect::kAzureDated; }

bool IsPathKnown(const Account& account, const http::Request& request) {
  switch (account.dialect) {
    case Dialect::kAzure: return request.path == "/openai/v1/chat/completions" && request.query.empty();
    case Dialect::kAzureDated:
      return request.path == absl::StrCat("/openai/deployments/", account.model, "/chat/completions") &&
             absl::StartsWith(request.query, "api-version=20");
    default: return request.path == "/v1/chat/completions";
  }
}

bool IsKeyGood(const Account& account, const http::Request& request) {
  if (account.key.empty()) return true;
  if (IsAzure(account.dialect)) return request.headers.Get("api-key") == account.key;
  const bool optional = account.dialect == Dialect::kOllama;  // takes any key
  return optional || request.headers.Get("authorization") == absl::StrCat("Bearer ", account.key);
}

bool AreMessagesGood(const Json& messages) {
  if (!messages.is_array() || messages.empty()) return false;
  for (const Json& message : messages) {
    if (!message.is_object() || !message.contains("role") || !message.contains("content")) return false;
    const std::string role = message["role"].is_string() ? message["role"].get<std::string>() : "";
    if (role != "system" && role != "user" && role != "assistant") return false;
    if (!message["content"].is_string()) return false;
  }
  return true;
}

// OpenAI's strict mode: every object closed, every property required.
bool IsStrict(const Json& schema) {
  if (!schema.is_object()) return false;
  if (schema.value("type", "") == "array") return IsStrict(schema.value("items", Json()));
  if (schema.value("type", "") != "object") return true;
  if (schema.value("additionalProperties", Json(true)) != Json(false)) return false;
  const Json properties = schema.value("properties", Json::object());
  const Json required = schema.value("required", Json::array());
  if (required.size() != properties.size()) return false;
  for (const auto& [name, property] : properties.items()) {
    if (!IsStrict(property)) return false;
  }
  return true;
}

bool IsFormatGood(Dialect dialect, const Json& body) {
  const Json format = body.value("response_format", Json());
  if (!format.is_object() || format.value("type", "") != "json_schema") return false;
  if (dialect == Dialect::kLlamaCpp) return format.value("schema", Json()).is_object();
  const Json wrapped = format.value("json_schema", Json());
  if (!wrapped.is_object() || wrapped.value("name", "").empty()) return false;
  return IsStrict(wrapped.value("schema", Json()));
}

}  // namespace

std::optional<http::Response> Refusal(const Account& account, const http::Request& request) {
  const Dialect dialect = account.dialect;
  const auto bad = [dialect](const std::string& message) { return Error(dialect, 400, "", message); };
  if (!IsPathKnown(account, request)) return Error(dialect, 404, "not_found", "no such path");
  if (request.method != "POST") return Error(dialect, 405, "", "use POST");
  if (!IsKeyGood(account, request)) return Error(dialect, 401, "invalid_api_key", "bad key");
  const Json body = Json::parse(request.body, nullptr, false);
  if (!body.is_object()) return bad("the body is not a JSON object");
  if (dialect == Dialect::kOpenAi || IsAzure(dialect)) {
    for (const auto& [name, value] : body.items()) {
      if (!KnownMembers().contains(name)) return bad(absl::StrCat("unknown member ", name));
    }
  }
  const bool old_name = body.contains("max_tokens");
  const bool new_name = body.contains("max_completion_tokens");
  const bool wants_new = dialect == Dialect::kOpenAi || dialect == Dialect::kAzure;
  if (old_name == new_name || new_name != wants_new) return bad("unsupported parameter for the token limit");
  if (dialect != Dialect::kAzureDated && body.value("model", "") != account.model) {
    return Error(dialect, 404, "model_not_found", "no such model");
  }
  if (!body.contains("messages") || !AreMessagesGood(body["messages"])) return bad("bad messages");
  if (!IsFormatGood(dialect, body)) return bad("bad response_format");
  return std::nullopt;
}

}  // namespace firstline::sim::model
