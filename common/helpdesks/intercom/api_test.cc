#include "common/helpdesks/intercom/api.h"

#include <gtest/gtest.h>

#include <string>

#include "common/helpdesks/answer.h"
#include "common/helpdesks/intercom/errors.h"

namespace firstline::intercom {
namespace {

using absl::StatusCode;

const absl::Time kNow = absl::FromUnixSeconds(1'795'255'200);
constexpr char kNotFound[] =
    R"({"type":"error.list","request_id":"r1","errors":[{"code":"not_found","message":"Resource Not Found"}]})";

absl::Status Answer(int status, std::string body = "", http::Headers headers = {}) {
  return StatusOf({.status = status, .headers = std::move(headers), .body = std::move(body)}, "read conversation 1",
                  kNow);
}

TEST(ApiTest, EveryRequestCarriesLoginAndVersion) {
  FakeClock clock(kNow);
  http::HttpRequest seen;
  const Api api(
      "https://api.eu.intercom.io/", {.access_token = "TOKEN", .admin_id = "9100"},
      [&](const http::HttpRequest& request) -> absl::StatusOr<http::HttpResponse> {
        seen = request;
        return http::HttpResponse{.status = 200, .body = "{}"};
      },
      clock);
  EXPECT_EQ(*api.Ask({.path = "/conversations/1", .doing = "read"}), "{}");
  EXPECT_EQ(seen.method, "GET");
  EXPECT_EQ(seen.url, "https://api.eu.intercom.io/conversations/1");
  EXPECT_EQ(seen.headers.Get("Authorization"), "Bearer TOKEN");
  EXPECT_EQ(seen.headers.Get("Intercom-Version"), "2.14");
  EXPECT_FALSE(seen.headers.Has("Content-Type"));
  ASSERT_TRUE(api.Ask({.path = "/conversations/search", .body = "{}", .doing = "search"}).ok());
  EXPECT_EQ(seen.method, "POST");
  EXPECT_EQ(seen.headers.Get("Content-Type"), "application/json");
}

TEST(ErrorsTest, OnlyIntercomsOwn404SaysThatTheRecordIsGone) {
  EXPECT_EQ(Answer(404, kNotFound).code(), StatusCode::kNotFound);
  EXPECT_EQ(Answer(404).code(), StatusCode::kFailedPrecondition);
  EXPECT_EQ(Answer(404, "<html>no such host</html>").code(), StatusCode::kFailedPrecondition);
}

TEST(ErrorsTest, TheWaitLastsUntilTheWindowIsReset) {
  const auto wait = [](http::Headers headers, int status = 429) {
    return helpdesks::RetryAfterOf(Answer(status, "", std::move(headers)));
  };
  EXPECT_EQ(wait({{"X-RateLimit-Reset", "1795255207"}}), absl::Seconds(7));
  EXPECT_EQ(wait({{"X-RateLimit-Reset", "1795255100"}}), absl::Seconds(1));
  EXPECT_EQ(wait({{"X-RateLimit-Reset", "1895255200"}}), absl::Minutes(10));
  EXPECT_EQ(wait({{"X-RateLimit-Reset", "soon"}}), absl::Seconds(10));
  EXPECT_EQ(wait({}), absl::Seconds(10));
  EXPECT_EQ(wait({{"Retry-After", "17"}, {"X-RateLimit-Reset", "1795255207"}}), absl::Seconds(17));
  EXPECT_EQ(wait({{"Retry-After", "5"}}, 503), absl::Seconds(5));
  EXPECT_EQ(wait({{"X-RateLimit-Reset", "1795255207"}}, 503), absl::ZeroDuration());
}

TEST(ErrorsTest, NothingButAnIdentifierIsTakenFromAnError) {
  EXPECT_EQ(ErrorCode(kNotFound), "not_found");
  for (const char* body : {"", "{", "[]", "7", R"({"type":"error.list","errors":[]})",
                           R"({"type":"error.list","errors":[7]})", R"({"errors":[{"code":"not_found"}]})",
                           R"({"type":"error.list","errors":[{"code":"ana@example.com wrote"}]})"}) {
    EXPECT_EQ(ErrorCode(body), "") << body;
  }
}

}  // namespace
}  // namespace firstline::intercom
