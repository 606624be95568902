// Answers of model servers: the first byte chooses the status, the rest is the body.

#include "common/chat_model/chat_response.h"
#include "tests/fuzz/property.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using firstline::fuzz::Require;
  namespace chat_model = firstline::chat_model;
  static constexpr int kStatus[] = {200, 200, 200, 400, 401, 404, 413, 422, 429, 500, 503};
  if (size == 0) return 0;
  firstline::http::HttpResponse response;
  response.status = kStatus[data[0] % std::size(kStatus)];
  const auto [header, body] = firstline::fuzz::TwoOf(firstline::fuzz::BytesOf(data + 1, size - 1));
  response.headers.Set("Retry-After", std::string(header));
  response.headers.Set("x-should-retry", std::string(header));
  response.body = std::string(body);
  const chat_model::Outcome outcome = chat_model::ReadResponse(response, absl::UnixEpoch());
  if (const auto* reply = std::get_if<chat_model::Reply>(&outcome)) {
    Require(response.status == 200, "only a 200 is a reply");
    Require(!reply->content.empty(), "a reply has content");
    Require(reply->usage.prompt_tokens >= 0 && reply->usage.completion_tokens >= 0, "tokens are counted from 0");
  } else {
    const auto& failure = std::get<chat_model::Failure>(outcome);
    Require(!failure.wait.has_value() || *failure.wait >= absl::ZeroDuration(), "a wait is not negative");
  }
  return 0;
}
