#include "services/dispatcher/adapters/freshdesk/classify_response.h"

#include <gtest/gtest.h>

#include <string>

namespace firstline::dispatcher::freshdesk {
namespace {

const absl::Time kNow = absl::FromUnixSeconds(1'800'000'000);

CallOutcome Classify(int status, std::string body = "", http::Headers headers = {}) {
  return ClassifyResponse({.status = status, .headers = std::move(headers), .body = std::move(body)}, kNow);
}

TEST(ClassifyResponseTest, AReplyNamesTheConversationItMade) {
  const CallOutcome outcome =
      Classify(201, R"({"id":9007199254740993,"body":"<p>x</p>","ticket_id":6541,"private":false})");
  EXPECT_EQ(outcome.phase, Phase::kConfirmed);
  EXPECT_EQ(outcome.remote_id, "9007199254740993");
  EXPECT_EQ(outcome.code, "");
}

TEST(ClassifyResponseTest, ASuccessNobodyCanReadIsStillASuccess) {
  for (const char* body : {"", "{", "[]", "null", R"({"id":{}})"}) {
    for (const int status : {200, 201, 204}) {
      EXPECT_EQ(Classify(status, body).phase, Phase::kConfirmed);
      EXPECT_EQ(Classify(status, body).remote_id, "");
    }
  }
}

TEST(ClassifyResponseTest, EveryServerErrorLeavesTheOutcomeOpen) {
  for (const int status : {500, 502, 503, 504, 599}) {
    EXPECT_EQ(Classify(status).phase, Phase::kUnknown);
    EXPECT_EQ(Classify(status).code, "UNAVAILABLE");
  }
  EXPECT_EQ(Classify(408).phase, Phase::kUnknown);
  EXPECT_EQ(Classify(408).code, "DEADLINE_EXCEEDED");
}

TEST(ClassifyResponseTest, ARefusalIsNotDone) {
  const std::pair<int, const char*> cases[] = {
      {302, "INVALID_ARGUMENT"}, {400, "INVALID_ARGUMENT"}, {401, "UNAUTHENTICATED"},   {403, "PERMISSION_DENIED"},
      {404, "NOT_FOUND"},        {405, "INVALID_ARGUMENT"}, {406, "INVALID_ARGUMENT"},  {409, "ABORTED"},
      {410, "NOT_FOUND"},        {415, "INVALID_ARGUMENT"}, {429, "RESOURCE_EXHAUSTED"}};
  for (const auto& [status, code] : cases) {
    EXPECT_EQ(Classify(status).phase, Phase::kNotDone) << status;
    EXPECT_EQ(Classify(status).code, code) << status;
  }
}

TEST(ClassifyResponseTest, APageInsteadOfAnEmpty404IsAWrongAddress) {
  EXPECT_EQ(Classify(404, "<html>no such account</html>").code, "INVALID_ARGUMENT");
}

TEST(ClassifyResponseTest, TheErrorIsNamedAndItsTextIsNot) {
  EXPECT_EQ(Classify(400, R"({"description":"Validation failed","errors":[{"field":"status","message":"hush",)"
                          R"("code":"missing_field"}]})")
                .error,
            "missing_field");
  EXPECT_EQ(Classify(403, R"({"code":"access_denied","message":"hush"})").error, "access_denied");
  for (const char* body : {"", "{", "[]", R"({"code":"Ana wrote this"})", R"({"errors":[]})", R"({"errors":[7]})"}) {
    EXPECT_EQ(Classify(400, body).error, "") << body;
  }
}

TEST(ClassifyResponseTest, RetryAfterIsObeyedToTheSecond) {
  EXPECT_EQ(Classify(429, "", {{"Retry-After", "17"}}).retry_after, absl::Seconds(17));
  EXPECT_EQ(Classify(429).retry_after, absl::Seconds(60));
  EXPECT_EQ(Classify(503, "", {{"Retry-After", "5"}}).retry_after, absl::Seconds(5));
  EXPECT_EQ(Classify(503).retry_after, absl::ZeroDuration());
}

}  // namespace
}  // namespace firstline::dispatcher::freshdesk
