#include "simulators/model/answers.h"

#include <nlohmann/json.hpp>

namespace firstline::sim::model {
namespace {

using chat_model::Dialect;
using Json = nlohmann::ordered_json;

http::Response Ok(const Json& body) { return {.status = 200, .body = body.dump()}; }

Json Completion(Dialect dialect, const Json& message, const char* finish, bool usage) {
  Json body = {{"id", "chatcmpl-1"},
               {"object", "chat.completion"},
               {"choices", Json::array({{{"index", 0}, {"message", message}, {"finish_reason", finish}}})}};
  if (usage) body["usage"] = {{"prompt_tokens", 100}, {"completion_tokens", 10}, {"total_tokens", 110}};
  if (dialect == Dialect::kLlamaCpp) body["timings"] = {{"predicted_n", 10}};
  return body;
}

Json Said(Dialect dialect, const std::string& content) {
  Json message = {{"role", "assistant"}, {"content", content}};
  if (dialect == Dialect::kOpenAi) message["refusal"] = nullptr;
  if (dialect == Dialect::kLlamaCpp) message["reasoning_content"] = "hm";
  return message;
}

http::Response Overflow(Dialect dialect) {
  switch (dialect) {
    case Dialect::kVllm: {
      const Json body = {{"object", "error"},
                         {"message", "This model's maximum context length is 4096 tokens."},
                         {"type", "BadRequestError"},
                         {"code", 400}};
      return {.status = 400, .body = body.dump()};
    }
    case Dialect::kLlamaCpp: {
      const Json error = {{"code", 400},
                          {"message", "the request exceeds the available context size"},
                          {"type", "exceed_context_size_error"}};
      return {.status = 400, .body = Json{{"error", error}}.dump()};
    }
    case Dialect::kOllama: return Error(dialect, 400, "", "input exceeds the context window of the model");
    default:
      return Error(dialect, 400, "context_length_exceeded", "This model's maximum context length is 8192 tokens.");
  }
}

http::Response RateLimit(Dialect dialect) {
  http::Response response = Error(dialect, 429, "rate_limit_exceeded", "Rate limit reached");
  if (dialect == Dialect::kOpenAi) response.headers.Add("retry-after-ms", "20");
  if (dialect == Dialect::kAzure || dialect == Dialect::kAzureDated) {
    response.headers.Add("retry-after", "0");
    response.headers.Add("x-ratelimit-remaining-tokens", "-1");
  }
  return response;
}

}  // namespace

http::Response Error(Dialect dialect, int status, const std::string& code, const std::string& message) {
  switch (dialect) {
    case Dialect::kOllama: return {.status = status, .body = Json{{"error", message}}.dump()};
    case Dialect::kVllm:
    case Dialect::kLlamaCpp: {
      const Json error = {
          {"message", message}, {"type", code.empty() ? "invalid_request_error" : code}, {"code", status}};
      return {.status = status, .body = Json{{"error", error}}.dump()};
    }
    default: {
      Json error = {{"message", message}, {"type", "invalid_request_error"}, {"param", nullptr}, {"code", nullptr}};
      if (!code.empty()) error["code"] = code;
      return {.status = status, .body = Json{{"error", error}}.dump()};
    }
  }
}

http::Response Answer(Dialect dialect, Act act, const std::string& content) {
  switch (act) {
    case Act::kComplete: return Ok(Completion(dialect, Said(dialect, content), "stop", true));
    case Act::kCompleteWithoutUsage: return Ok(Completion(dialect, Said(dialect, content), "stop", false));
    case Act::kCutByLength:
      return Ok(Completion(dialect, Said(dialect, content.substr(0, content.size() / 2)), "length", true));
    case Act::kRefuse:
      return Ok(Completion(dialect, {{"role", "assistant"}, {"content", nullptr}, {"refusal", "I cannot do that."}},
                           "stop", true));
    case Act::kFilterPrompt: return Error(dialect, 400, "content_filter", "The prompt was filtered");
    case Act::kFilterOutput: return Ok(Completion(dialect, Said(dialect, content), "content_filter", true));
    case Act::kOverflow: return Overflow(dialect);
    case Act::kRateLimit: return RateLimit(dialect);
    case Act::kQuota: return Error(dialect, 429, "insufficient_quota", "You exceeded your current quota");
    case Act::kOverload: return Error(dialect, 503, "unavailable_error", "Loading model");
    case Act::kErrorInside200: {
      http::Response response = Error(dialect, 200, "server_error", "The engine died");
      return response;
    }
    case Act::kNullContent:
      return Ok(Completion(dialect, {{"role", "assistant"}, {"content", nullptr}}, "tool_calls", true));
    case Act::kGarbage: return {.status = 200, .body = "<html>Bad gateway</html>", .content_type = "text/html"};
    case Act::kHalf: {
      http::Response response = Ok(Completion(dialect, Said(dialect, content), "stop", true));
      response.ending = http::Response::Ending::kHalfBody;
      return response;
    }
  }
  return {.status = 500};
}

}  // namespace firstline::sim::model
