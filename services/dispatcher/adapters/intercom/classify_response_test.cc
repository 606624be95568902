#include "services/dispatcher/adapters/intercom/classify_response.h"

#include <gtest/gtest.h>

#include <string>

#include "absl/strings/str_cat.h"

namespace firstline::dispatcher::intercom {
namespace {

const absl::Time kNow = absl::FromUnixSeconds(1'800'000'000);

CallOutcome Classify(int status, std::string body = "", http::Headers headers = {}) {
  return ClassifyResponse({.status = status, .headers = std::move(headers), .body = std::move(body)}, kNow);
}

std::string Error(absl::string_view code) {
  return absl::StrCat(R"({"type":"error.list","request_id":"r","errors":[{"code":")", code, R"(","message":"hush"}]})");
}

TEST(ClassifyResponseTest, AReplyNamesThePartItMade) {
  const CallOutcome outcome = Classify(
      200,
      R"({"type":"conversation","id":"17","conversation_parts":{"conversation_parts":[{"id":"132"},{"id":"133"}]}})");
  EXPECT_EQ(outcome.phase, Phase::kConfirmed);
  EXPECT_EQ(outcome.remote_id, "133");
  EXPECT_EQ(outcome.code, "");
}

TEST(ClassifyResponseTest, ATagNamesItself) {
  EXPECT_EQ(Classify(200, R"({"type":"tag","id":"86","name":"fl_billing"})").remote_id, "86");
}

TEST(ClassifyResponseTest, ASuccessNobodyCanReadIsStillASuccess) {
  for (const char* body : {"", "{", "[]", "null", R"({"id":{}})", R"({"conversation_parts":7})"}) {
    EXPECT_EQ(Classify(200, body).phase, Phase::kConfirmed);
    EXPECT_EQ(Classify(200, body).remote_id, "");
  }
}

TEST(ClassifyResponseTest, EveryServerErrorLeavesTheOutcomeOpen) {
  for (const int status : {500, 502, 503, 504, 599}) {
    EXPECT_EQ(Classify(status).phase, Phase::kUnknown);
    EXPECT_EQ(Classify(status).code, "UNAVAILABLE");
  }
  EXPECT_EQ(Classify(408).phase, Phase::kUnknown);
  EXPECT_EQ(Classify(408).code, "DEADLINE_EXCEEDED");
  EXPECT_EQ(Classify(101).phase, Phase::kUnknown);
}

TEST(ClassifyResponseTest, ARefusalIsNotDone) {
  const std::pair<int, const char*> cases[] = {
      {302, "INVALID_ARGUMENT"},  {400, "INVALID_ARGUMENT"}, {401, "UNAUTHENTICATED"},
      {403, "PERMISSION_DENIED"}, {409, "ABORTED"},          {410, "NOT_FOUND"},
      {422, "INVALID_ARGUMENT"},  {423, "ABORTED"},          {429, "RESOURCE_EXHAUSTED"}};
  for (const auto& [status, code] : cases) {
    EXPECT_EQ(Classify(status).phase, Phase::kNotDone) << status;
    EXPECT_EQ(Classify(status).code, code) << status;
  }
}

TEST(ClassifyResponseTest, WhatIsMissingDecides) {
  EXPECT_EQ(Classify(404, Error("not_found")).code, "NOT_FOUND");
  EXPECT_EQ(Classify(404, Error("admin_not_found")).code, "UNAUTHENTICATED");
  EXPECT_EQ(Classify(404, Error("assignee_not_found")).code, "INVALID_ARGUMENT");
  EXPECT_EQ(Classify(404, Error("tag_not_found")).code, "ABORTED");
  EXPECT_EQ(Classify(404, "<html>no such host</html>").code, "INVALID_ARGUMENT");
}

TEST(ClassifyResponseTest, TheErrorIsNamedAndItsTextIsNot) {
  EXPECT_EQ(Classify(422, Error("data_invalid")).error, "data_invalid");
  EXPECT_EQ(Classify(422, Error("Ana wrote this")).error, "");
}

TEST(ClassifyResponseTest, TheResetIsObeyedToTheSecond) {
  EXPECT_EQ(Classify(429, "", {{"X-RateLimit-Reset", "1800000007"}}).retry_after, absl::Seconds(7));
  EXPECT_EQ(Classify(429).retry_after, absl::Seconds(10));
  EXPECT_EQ(Classify(503, "", {{"Retry-After", "5"}}).retry_after, absl::Seconds(5));
  EXPECT_EQ(Classify(500, "", {{"Retry-After", "5"}}).retry_after, absl::ZeroDuration());
}

}  // namespace
}  // namespace firstline::dispatcher::intercom
