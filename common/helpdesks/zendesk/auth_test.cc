#include "common/helpdesks/zendesk/auth.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <deque>
#include <nlohmann/json.hpp>

#include "common/helpdesks/zendesk/api.h"

namespace firstline::zendesk {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

const Credentials kOauth = {.client_id = "firstline", .client_secret = "hush"};
const Credentials kLegacy = {.email = "bot@example.com", .token = "ZD1"};

// Answers from a list and remembers what was asked.
class Script {
 public:
  Transport transport() {
    return [this](const http::HttpRequest& request) -> absl::StatusOr<http::HttpResponse> {
      requests.push_back(request);
      if (answers.empty()) return absl::UnavailableError("no more answers");
      auto answer = answers.front();
      answers.pop_front();
      return answer;
    };
  }
  void Answer(int status, std::string body) {
    answers.push_back(http::HttpResponse{.status = status, .headers = {}, .body = std::move(body)});
  }
  void Token(const std::string& token, int seconds = 86'400) {
    Answer(200, nlohmann::json{{"access_token", token}, {"token_type", "bearer"}, {"expires_in", seconds}}.dump());
  }

  std::deque<absl::StatusOr<http::HttpResponse>> answers;
  std::vector<http::HttpRequest> requests;
};

class AuthTest : public ::testing::Test {
 protected:
  Script script_;
  FakeClock clock_{absl::FromUnixSeconds(1'795'255'200)};
  Auth oauth_{"https://acme.example/", kOauth, script_.transport(), clock_};
};

TEST_F(AuthTest, ALegacyTokenNeedsNoRequest) {
  Auth auth("https://acme.example", kLegacy, script_.transport(), clock_);
  EXPECT_EQ(*auth.Header(), "Basic Ym90QGV4YW1wbGUuY29tL3Rva2VuOlpEMQ==");
  EXPECT_FALSE(auth.Refused(*auth.Header()));
  EXPECT_THAT(script_.requests, SizeIs(0));
}

TEST_F(AuthTest, AnOauthClientFetchesATokenOnce) {
  script_.Token("t1");
  EXPECT_EQ(*oauth_.Header(), "Bearer t1");
  EXPECT_EQ(*oauth_.Header(), "Bearer t1");
  ASSERT_THAT(script_.requests, SizeIs(1));
  const http::HttpRequest& request = script_.requests[0];
  EXPECT_EQ(request.method, "POST");
  EXPECT_EQ(request.url, "https://acme.example/oauth/tokens");
  const nlohmann::json body = nlohmann::json::parse(request.body);
  EXPECT_EQ(body["grant_type"], "client_credentials");
  EXPECT_EQ(body["client_id"], "firstline");
  EXPECT_EQ(body["client_secret"], "hush");
  EXPECT_EQ(body["expires_in"], 86'400);
}

TEST_F(AuthTest, ATokenIsRenewedAMinuteBeforeItExpires) {
  script_.Token("t1", 600);
  script_.Token("t2", 600);
  EXPECT_EQ(*oauth_.Header(), "Bearer t1");
  clock_.Advance(absl::Seconds(540) - absl::Milliseconds(1));
  EXPECT_EQ(*oauth_.Header(), "Bearer t1");
  clock_.Advance(absl::Milliseconds(1));
  EXPECT_EQ(*oauth_.Header(), "Bearer t2");
}

TEST_F(AuthTest, AShortTokenIsUsedForHalfItsLife) {
  script_.Token("t1", 60);
  script_.Token("t2", 60);
  EXPECT_EQ(*oauth_.Header(), "Bearer t1");
  clock_.Advance(absl::Seconds(29));
  EXPECT_EQ(*oauth_.Header(), "Bearer t1");
  clock_.Advance(absl::Seconds(1));
  EXPECT_EQ(*oauth_.Header(), "Bearer t2");
}

TEST_F(AuthTest, ARefusedTokenIsReplacedOnce) {
  script_.Token("t1");
  script_.Token("t2");
  const std::string first = *oauth_.Header();
  EXPECT_TRUE(oauth_.Refused(first));
  EXPECT_EQ(*oauth_.Header(), "Bearer t2");
  EXPECT_TRUE(oauth_.Refused(first)) << "somebody else saw the old token refused, too";
  EXPECT_EQ(*oauth_.Header(), "Bearer t2");
}

TEST_F(AuthTest, ARefusedClientIsUnauthenticatedAndItsSecretStaysSecret) {
  for (const int status : {400, 401}) {
    script_.Answer(status, R"({"error":"invalid_client","error_description":"hush"})");
    const auto header = oauth_.Header();
    EXPECT_EQ(header.status().code(), absl::StatusCode::kUnauthenticated);
    EXPECT_EQ(header.status().ToString().find("hush"), std::string::npos);
  }
}

TEST_F(AuthTest, AFailedFetchIsTriedAgainNextTime) {
  script_.answers.push_back(absl::UnavailableError("down"));
  script_.Answer(200, "not json");
  script_.Answer(200, R"({"token_type":"bearer"})");
  script_.Token("t1");
  EXPECT_EQ(oauth_.Header().status().code(), absl::StatusCode::kUnavailable);
  EXPECT_EQ(oauth_.Header().status().code(), absl::StatusCode::kDataLoss);
  EXPECT_EQ(oauth_.Header().status().code(), absl::StatusCode::kDataLoss);
  EXPECT_EQ(*oauth_.Header(), "Bearer t1");
}

class ApiTest : public AuthTest {
 protected:
  Api api_{"https://acme.example", kOauth, script_.transport(), clock_};
};

TEST_F(ApiTest, ARequestCarriesLoginAndAddress) {
  script_.Token("t1");
  script_.Answer(200, "{}");
  http::HttpRequest request;
  request.url = "/api/v2/tickets/1";
  ASSERT_TRUE(api_.Send(request).ok());
  EXPECT_EQ(script_.requests[1].url, "https://acme.example/api/v2/tickets/1");
  EXPECT_EQ(script_.requests[1].headers.Get("authorization"), "Bearer t1");
}

TEST_F(ApiTest, AfterA401TheRequestIsSentOnceMoreWithANewToken) {
  script_.Token("t1");
  script_.Answer(401, "");
  script_.Token("t2");
  script_.Answer(200, "yes");
  EXPECT_EQ(*api_.Get("/x", "read x"), "yes");
  EXPECT_EQ(script_.requests.back().headers.Get("authorization"), "Bearer t2");
}

TEST_F(ApiTest, ASecond401IsTheAnswer) {
  script_.Token("t1");
  script_.Answer(401, "");
  script_.Token("t2");
  script_.Answer(401, "");
  EXPECT_EQ(api_.Get("/x", "read x").status().code(), absl::StatusCode::kUnauthenticated);
  EXPECT_THAT(script_.requests, SizeIs(4));
}

TEST_F(ApiTest, WithoutALoginNothingWasSent) {
  script_.answers.push_back(absl::UnavailableError("token request cut"));
  const auto response = api_.Send({.method = "PUT", .url = "/x"});
  EXPECT_EQ(response.status().code(), absl::StatusCode::kUnavailable);
  EXPECT_EQ(http::TransmissionOf(response.status()), http::Transmission::kNotSent);
}

TEST_F(ApiTest, OurOwnUserIsAskedForOnce) {
  script_.Token("t1");
  script_.Answer(200, R"({"user":{"id":9007199254740993,"role":"agent"}})");
  EXPECT_EQ(*api_.BotUserId(), 9007199254740993);
  EXPECT_EQ(*api_.BotUserId(), 9007199254740993);
  EXPECT_THAT(script_.requests, SizeIs(2));
}

TEST_F(ApiTest, AConfiguredUserIsNotAskedFor) {
  Api api("https://acme.example", {.email = "e", .token = "t", .bot_user_id = 5}, script_.transport(), clock_);
  EXPECT_EQ(*api.BotUserId(), 5);
  EXPECT_THAT(script_.requests, SizeIs(0));
}

TEST_F(ApiTest, AnAnonymousUserIsNotOurs) {
  for (const char* body : {R"({"user":{"id":null}})", R"({"user":{}})", "{}", "[]", "x"}) {
    Script script;
    script.Answer(200, body);
    Api api("https://acme.example", kLegacy, script.transport(), clock_);
    EXPECT_EQ(api.BotUserId().status().code(), absl::StatusCode::kUnauthenticated) << body;
  }
}

}  // namespace
}  // namespace firstline::zendesk
