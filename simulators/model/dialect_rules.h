#pragma once

#include <optional>
#include <string>

#include "common/chat_model/endpoint.h"
#include "common/http/message.h"

namespace firstline::sim::model {

struct Account {
  chat_model::Dialect dialect = chat_model::Dialect::kOpenAi;
  std::string model = "sim-1";  // or Azure's deployment
  std::string key = "sim-key";  // "" takes any
};

// What is wrong with the request for a server of this dialect, as that server answers it; nothing when it is fine.
// Rules: ecosystem facts on field names, keys and paths; unknown members of the body are refused by OpenAI and Azure,
// as the real ones do, and ignored by the others.
std::optional<http::Response> Refusal(const Account& account, const http::Request& request);

}  // namespace firstline::sim::model
