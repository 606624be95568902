#pragma once

#include <string>
#include <vector>

#include "common/chat_model/endpoint.h"

namespace firstline::chat_model {

enum class Role { kSystem, kUser, kAssistant };

struct Message {
  Role role = Role::kUser;
  std::string content;
};

// A question whose answer is one JSON object.
struct ChatRequest {
  std::vector<Message> messages;
  std::string schema_name;  // at most 64 of A-Z a-z 0-9 _ -
  // JSON Schema of the answer, in the strictest common subset: every property required, additionalProperties false, no
  // numeric or length limits. Must be JSON.
  std::string schema;
};

// The body for this endpoint.
std::string ChatBody(const Endpoint& endpoint, const ChatRequest& request);

// An upper bound of the tokens of a prompt: a byte is never more than one token, an empty message costs a few.
int64_t PromptTokensMost(const ChatRequest& request);

}  // namespace firstline::chat_model
