#pragma once

// Where a chat model is and how it wants to be asked.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "absl/types/span.h"
#include "common/http/headers.h"

namespace firstline::chat_model {

enum class Dialect { kOpenAi, kAzure, kAzureDated, kVllm, kLlamaCpp, kOllama };

// What differs between the servers.
struct DialectTraits {
  absl::string_view name;               // in policies and metrics
  absl::string_view token_limit_field;  // of the request
  absl::string_view key_header;         // header that carries the key; "Authorization" takes it as a bearer token
  bool schema_wrapped = true;           // response_format.json_schema.schema; false: response_format.schema
  bool model_in_path = false;           // Azure's dated form names the deployment in the path, with an api-version
};

const DialectTraits& TraitsOf(Dialect dialect);
// Names in the order of the enum.
absl::Span<const absl::string_view> DialectNames();

struct Endpoint {
  std::string base_url;  // https://api.openai.com/v1, http://127.0.0.1:8080/v1, https://NAME.openai.azure.com
  Dialect dialect = Dialect::kOpenAi;
  std::string model;        // model, or Azure's deployment
  std::string api_version;  // Azure's dated form only
  std::string key;          // secret; empty: none is sent
  // Sampling temperature; nothing: the field is left out, for models that refuse it.
  std::optional<double> temperature = 0.2;
  int completion_tokens_max = 300;  // asked of the server, [1, 100000]
  size_t response_bytes_max = 256 * 1024;
};

// The address of chat completions at this endpoint.
std::string ChatUrl(const Endpoint& endpoint);
// Content type and key.
http::Headers ChatHeaders(const Endpoint& endpoint);

}  // namespace firstline::chat_model
