#include "services/dispatcher/adapters/zendesk/classify_response.h"

#include <gtest/gtest.h>

#include <string>

namespace firstline::dispatcher::zendesk {
namespace {

const absl::Time kNow = absl::FromUnixSeconds(1'800'000'000);

CallOutcome Classify(int status, std::string body = "", http::Headers headers = {}) {
  return ClassifyResponse({.status = status, .headers = std::move(headers), .body = std::move(body)}, kNow);
}

TEST(ClassifyResponseTest, ASuccessNamesTheCommentItMade) {
  const CallOutcome outcome = Classify(
      200,
      R"({"ticket":{"id":1},"audit":{"id":880001,"events":[{"id":880003,"type":"Change"},{"id":880002,"type":"Comment"}]}})");
  EXPECT_EQ(outcome.phase, Phase::kConfirmed);
  EXPECT_EQ(outcome.remote_id, "880002");
  EXPECT_EQ(outcome.code, "");
}

TEST(ClassifyResponseTest, WithoutACommentTheAuditIsNamed) {
  EXPECT_EQ(Classify(200, R"({"audit":{"id":9007199254740993,"events":[]}})").remote_id, "9007199254740993");
}

TEST(ClassifyResponseTest, ASuccessNobodyCanReadIsStillASuccess) {
  for (const char* body :
       {"", "{", "[]", "null", R"({"tags":["a"]})", R"({"audit":5})", R"({"audit":{"events":[7]}})"}) {
    for (const int status : {200, 201, 204, 299}) {
      EXPECT_EQ(Classify(status, body).phase, Phase::kConfirmed);
      EXPECT_EQ(Classify(status, body).remote_id, "");
    }
  }
}

TEST(ClassifyResponseTest, EveryServerErrorLeavesTheOutcomeOpen) {
  for (const int status : {500, 502, 503, 504, 520, 599}) {
    EXPECT_EQ(Classify(status).phase, Phase::kUnknown);
    EXPECT_EQ(Classify(status).code, "UNAVAILABLE");
  }
  EXPECT_EQ(Classify(408).phase, Phase::kUnknown);
  EXPECT_EQ(Classify(101).phase, Phase::kUnknown);
}

TEST(ClassifyResponseTest, ARefusalIsNotDone) {
  const std::pair<int, const char*> cases[] = {
      {301, "INVALID_ARGUMENT"}, {400, "INVALID_ARGUMENT"}, {401, "UNAUTHENTICATED"},   {403, "PERMISSION_DENIED"},
      {404, "NOT_FOUND"},        {409, "ABORTED"},          {410, "NOT_FOUND"},         {413, "INVALID_ARGUMENT"},
      {422, "INVALID_ARGUMENT"}, {423, "ABORTED"},          {429, "RESOURCE_EXHAUSTED"}};
  for (const auto& [status, code] : cases) {
    EXPECT_EQ(Classify(status).phase, Phase::kNotDone) << status;
    EXPECT_EQ(Classify(status).code, code) << status;
  }
}

TEST(ClassifyResponseTest, AClosedTicketIsToldFromOtherRejections) {
  const CallOutcome closed = Classify(
      422,
      R"({"error":"RecordInvalid","description":"Record validation errors","details":{"status":[{"description":"Status: closed prevents ticket update"}]}})");
  EXPECT_EQ(closed.code, "FAILED_PRECONDITION");
  EXPECT_EQ(closed.error, "RecordInvalid");
  EXPECT_EQ(Classify(422, R"({"error":"RecordInvalid","details":{"base":[{"description":"too many comments"}]}})").code,
            "INVALID_ARGUMENT");
}

TEST(ClassifyResponseTest, AMissingTicketIsToldFromAMissingEndpoint) {
  EXPECT_EQ(Classify(404, R"({"error":"RecordNotFound","description":"Not found"})").code, "NOT_FOUND");
  EXPECT_EQ(Classify(404, R"({"error":"InvalidEndpoint"})").code, "INVALID_ARGUMENT");
}

TEST(ClassifyResponseTest, RetryAfterIsObeyedToTheSecond) {
  EXPECT_EQ(Classify(429, "", {{"Retry-After", "17"}}).retry_after, absl::Seconds(17));
  EXPECT_EQ(Classify(503, "", {{"Retry-After", "5"}}).retry_after, absl::Seconds(5));
  EXPECT_EQ(Classify(429).retry_after, absl::Seconds(60));
  EXPECT_EQ(Classify(429, "", {{"Retry-After", "soon"}}).retry_after, absl::Seconds(60));
  EXPECT_EQ(Classify(503).retry_after, absl::ZeroDuration());
  EXPECT_EQ(Classify(500, "", {{"Retry-After", "5"}}).retry_after, absl::ZeroDuration());
}

TEST(ClassifyResponseTest, TheFourShapesOfAnErrorGiveItsName) {
  EXPECT_EQ(Classify(422, R"("RecordInvalid")").error, "RecordInvalid");
  EXPECT_EQ(Classify(422, R"({"error":"RecordInvalid","description":"x"})").error, "RecordInvalid");
  EXPECT_EQ(Classify(403, R"({"error":{"title":"Forbidden","message":"x"}})").error, "Forbidden");
  EXPECT_EQ(Classify(400, R"({"error":{"code":"BadRequest","title":"Bad"}})").error, "BadRequest");
  EXPECT_EQ(Classify(400, R"({"errors":[{"code":"InvalidValue","title":"Invalid"}]})").error, "InvalidValue");
}

TEST(ClassifyResponseTest, NothingButAnIdentifierIsTakenFromAnError) {
  EXPECT_EQ(Classify(401, R"({"error":"Couldn't authenticate you"})").error, "");
  EXPECT_EQ(Classify(422, R"({"error":"ana@example.com wrote this"})").error, "");
  EXPECT_EQ(Classify(422, R"({"error":")" + std::string(65, 'a') + "\"}").error, "");
  for (const char* body : {"", "{", "[]", "7", "null", R"({"errors":[]})", R"({"errors":[7]})", R"({"error":7})",
                           R"({"error":{"title":7}})", "<html>no</html>"}) {
    EXPECT_EQ(Classify(422, body).error, "") << body;
  }
}

TEST(ClassifyResponseTest, AHugeErrorIsNotReadButStillClassified) {
  const CallOutcome outcome = Classify(422, "\"" + std::string(70'000, 'a') + "\"");
  EXPECT_EQ(outcome.code, "INVALID_ARGUMENT");
  EXPECT_EQ(outcome.error, "");
}

}  // namespace
}  // namespace firstline::dispatcher::zendesk
