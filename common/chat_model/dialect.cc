#include <array>

#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "common/chat_model/endpoint.h"

namespace firstline::chat_model {
namespace {

// OpenAI and Azure's undated form call the old name `max_tokens` deprecated; the others know nothing else.
constexpr DialectTraits kTraits[] = {
    {.name = "openai", .token_limit_field = "max_completion_tokens", .key_header = "Authorization"},
    {.name = "azure", .token_limit_field = "max_completion_tokens", .key_header = "api-key"},
    {.name = "azure_dated", .token_limit_field = "max_tokens", .key_header = "api-key", .model_in_path = true},
    {.name = "vllm", .token_limit_field = "max_tokens", .key_header = "Authorization"},
    {.name = "llama_cpp", .token_limit_field = "max_tokens", .key_header = "Authorization", .schema_wrapped = false},
    {.name = "ollama", .token_limit_field = "max_tokens", .key_header = "Authorization"},
};

}  // namespace

const DialectTraits& TraitsOf(Dialect dialect) { return kTraits[static_cast<size_t>(dialect)]; }

absl::Span<const absl::string_view> DialectNames() {
  static constexpr std::array<absl::string_view, std::size(kTraits)> kNames = [] {
    std::array<absl::string_view, std::size(kTraits)> names;
    for (size_t i = 0; i < names.size(); ++i) names[i] = kTraits[i].name;
    return names;
  }();
  return kNames;
}

std::string ChatUrl(const Endpoint& endpoint) {
  const absl::string_view base = absl::StripSuffix(endpoint.base_url, "/");
  if (!TraitsOf(endpoint.dialect).model_in_path) return absl::StrCat(base, "/chat/completions");
  return absl::StrCat(base, "/openai/deployments/", endpoint.model,
                      "/chat/completions?api-version=", endpoint.api_version);
}

http::Headers ChatHeaders(const Endpoint& endpoint) {
  http::Headers headers = {{"Content-Type", "application/json"}};
  if (endpoint.key.empty()) return headers;
  const absl::string_view name = TraitsOf(endpoint.dialect).key_header;
  headers.Add(name, name == "Authorization" ? absl::StrCat("Bearer ", endpoint.key) : endpoint.key);
  return headers;
}

}  // namespace firstline::chat_model
