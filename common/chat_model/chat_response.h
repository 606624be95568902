#pragma once

#include <optional>
#include <string>
#include <variant>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "common/http/client.h"

namespace firstline::chat_model {

// What the server says it counted. `reported` is false when it says nothing.
struct Usage {
  int prompt_tokens = 0;
  int completion_tokens = 0;
  bool reported = false;
};

enum class Finish { kStop, kLength, kFiltered, kOther };

struct Reply {
  std::string content;  // UTF-8, not empty
  Finish finish = Finish::kStop;
  Usage usage;
};

enum class FailureKind {
  kAuth,         // 401, 403
  kNotFound,     // 404: wrong address, model or deployment
  kRateLimited,  // 429
  kQuota,        // 429 that waiting does not cure
  kOverflow,     // the prompt is longer than the model's context
  kFiltered,     // the server's content filter, on the prompt or on the answer
  kRefused,      // the model itself declined
  kBadRequest,   // any other 4xx
  kServer,       // 5xx, or an error inside a 200
  kTimeout,
  kNetwork,
  kGarbage,   // a 200 that is no chat completion
  kTooLarge,  // beyond response_bytes_max
  kBreaker,   // not asked: the endpoint failed too often
};

absl::string_view FailureName(FailureKind kind);

struct Failure {
  FailureKind kind = FailureKind::kServer;
  int status = 0;                      // HTTP, 0 without a response
  std::optional<absl::Duration> wait;  // what the server asks to wait
  std::optional<bool> retry_hint;      // x-should-retry
};

using Outcome = std::variant<Reply, Failure>;

// Reads any answer of any of the servers. Never throws, whatever the bytes are. Unknown fields are ignored, `content`
// may be null.
Outcome ReadResponse(const http::HttpResponse& response, absl::Time now);

// What an http::Client error means.
Failure ReadTransportError(const absl::Status& status);

}  // namespace firstline::chat_model
