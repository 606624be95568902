#pragma once

#include <string>

#include "common/chat_model/endpoint.h"
#include "common/http/message.h"

namespace firstline::sim::model {

// What a server can do with a request it takes.
enum class Act {
  kComplete,
  kCompleteWithoutUsage,
  kCutByLength,     // finish_reason length
  kRefuse,          // the model's own refusal
  kFilterPrompt,    // 400 with content_filter where the server has a filter
  kFilterOutput,    // 200 with finish_reason content_filter
  kOverflow,        // the prompt is longer than the context
  kRateLimit,       // 429 with a wait
  kQuota,           // 429 that waiting does not cure
  kOverload,        // 503, or what the server says while it loads
  kErrorInside200,  // an error object after a good status
  kNullContent,
  kGarbage,  // a proxy's HTML
  kHalf,     // the connection breaks in the body
};

// The response of a server of this dialect; `content` is what the model writes.
http::Response Answer(chat_model::Dialect dialect, Act act, const std::string& content);

// An error in the dialect's own form.
http::Response Error(chat_model::Dialect dialect, int status, const std::string& code, const std::string& message);

}  // namespace firstline::sim::model
