#include "common/helpdesks/freshdesk/api.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "common/helpdesks/answer.h"
#include "common/helpdesks/freshdesk/errors.h"

namespace firstline::freshdesk {
namespace {

using absl::StatusCode;

const absl::Time kNow = absl::FromUnixSeconds(1'795'255'200);

class ApiTest : public ::testing::Test {
 protected:
  Api Make(Credentials credentials) {
    return Api(
        "https://acme.freshdesk.com/", credentials,
        [this](const http::HttpRequest& request) -> absl::StatusOr<http::HttpResponse> {
          requests_.push_back(request);
          return answer_;
        },
        clock_);
  }

  FakeClock clock_{kNow};
  http::HttpResponse answer_ = {.status = 200, .headers = {}, .body = "{}"};
  std::vector<http::HttpRequest> requests_;
};

TEST_F(ApiTest, TheKeyIsTheUserNameOfBasic) {
  EXPECT_EQ(Make({.api_key = "FD_API_KEY_0001"}).Get("/api/v2/tickets/1", "read")->body, "{}");
  EXPECT_EQ(requests_[0].url, "https://acme.freshdesk.com/api/v2/tickets/1");
  EXPECT_EQ(requests_[0].headers.Get("Authorization"), "Basic RkRfQVBJX0tFWV8wMDAxOlg=");
  EXPECT_EQ(requests_[0].headers.Get("Accept"), "application/json");
}

TEST_F(ApiTest, ALinkSaysThatThereIsMore) {
  const auto more = [this](const std::string& link) {
    answer_.headers = {{"Link", link}};
    return Make({.api_key = "k"}).Get("/api/v2/tickets", "list")->has_more;
  };
  EXPECT_TRUE(more(R"(<https://acme.freshdesk.com/api/v2/tickets?page=2>; rel="next")"));
  EXPECT_TRUE(more("<https://evil.example/>; rel=next"));
  EXPECT_FALSE(more(R"(<https://acme.freshdesk.com/api/v2/tickets?page=1>; rel="prev")"));
  EXPECT_FALSE(more(""));
}

TEST_F(ApiTest, OurAgentIsFromTheCredentialsOrAskedOnce) {
  Api told = Make({.api_key = "k", .agent_id = "9007199254740993"});
  EXPECT_EQ(*told.AgentId(), 9007199254740993);
  EXPECT_TRUE(requests_.empty());
  answer_.body = R"({"id":8001,"contact":{"email":"bot@example.com"}})";
  Api asks = Make({.api_key = "k"});
  EXPECT_EQ(*asks.AgentId(), 8001);
  EXPECT_EQ(*asks.AgentId(), 8001);
  ASSERT_EQ(requests_.size(), 1u);
  EXPECT_EQ(requests_[0].url, "https://acme.freshdesk.com/api/v2/agents/me");
}

TEST_F(ApiTest, AnAnswerWithoutAnAgentIsNotAnAgent) {
  for (const char* body : {"", "{}", R"({"id":null})", R"({"id":0})"}) {
    answer_.body = body;
    Api api = Make({.api_key = "k"});
    EXPECT_EQ(api.AgentId().status().code(), StatusCode::kDataLoss) << body;
  }
}

absl::Status Answer(int status, std::string body = "", http::Headers headers = {}) {
  return StatusOf({.status = status, .headers = std::move(headers), .body = std::move(body)}, "read ticket 1", kNow);
}

TEST(ErrorsTest, AnEmpty404IsAMissingRecordAndAPageIsAWrongAddress) {
  EXPECT_EQ(Answer(404).code(), StatusCode::kNotFound);
  EXPECT_EQ(Answer(404, R"({"code":"not_found"})").code(), StatusCode::kNotFound);
  EXPECT_EQ(Answer(404, "\n <!DOCTYPE html>").code(), StatusCode::kFailedPrecondition);
}

TEST(ErrorsTest, RetryAfterIsCarried) {
  EXPECT_EQ(helpdesks::RetryAfterOf(Answer(429, "", {{"Retry-After", "93"}})), absl::Seconds(93));
  EXPECT_EQ(helpdesks::RetryAfterOf(Answer(429)), absl::Seconds(60));
  EXPECT_EQ(helpdesks::RetryAfterOf(Answer(503, "", {{"Retry-After", "5"}})), absl::Seconds(5));
  EXPECT_EQ(helpdesks::RetryAfterOf(Answer(503)), absl::ZeroDuration());
}

}  // namespace
}  // namespace firstline::freshdesk
