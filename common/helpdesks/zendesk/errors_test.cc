#include "common/helpdesks/zendesk/errors.h"

#include <gtest/gtest.h>

namespace firstline::zendesk {
namespace {

using absl::StatusCode;

const absl::Time kNow = absl::FromUnixSeconds(1'795'255'200);

absl::Status Answer(int status, std::string body = "", http::Headers headers = {}) {
  return StatusOf({.status = status, .headers = std::move(headers), .body = std::move(body)}, "read ticket 1", kNow);
}

TEST(ErrorsTest, EveryStatusHasItsMeaning) {
  EXPECT_TRUE(Answer(200).ok());
  EXPECT_TRUE(Answer(204).ok());
  EXPECT_EQ(Answer(302).code(), StatusCode::kInvalidArgument);
  EXPECT_EQ(Answer(400).code(), StatusCode::kInvalidArgument);
  EXPECT_EQ(Answer(401).code(), StatusCode::kUnauthenticated);
  EXPECT_EQ(Answer(403).code(), StatusCode::kPermissionDenied);
  EXPECT_EQ(Answer(409).code(), StatusCode::kAborted);
  EXPECT_EQ(Answer(410).code(), StatusCode::kNotFound);
  EXPECT_EQ(Answer(422).code(), StatusCode::kFailedPrecondition);
  EXPECT_EQ(Answer(429).code(), StatusCode::kResourceExhausted);
  EXPECT_EQ(Answer(500).code(), StatusCode::kUnavailable);
  EXPECT_EQ(Answer(503).code(), StatusCode::kUnavailable);
}

TEST(ErrorsTest, OnlyAMissingRecordIsGoneAWrongAddressIsNot) {
  EXPECT_EQ(Answer(404, R"({"error":"RecordNotFound","description":"Not found"})").code(), StatusCode::kNotFound);
  EXPECT_EQ(Answer(404, R"({"error":"InvalidEndpoint"})").code(), StatusCode::kFailedPrecondition);
  EXPECT_EQ(Answer(404, "<html>no such account</html>").code(), StatusCode::kFailedPrecondition);
}

TEST(ErrorsTest, TheMessageNamesTheCallAndTheStatusButNotTheBody) {
  EXPECT_EQ(Answer(500, "customer text").message(), "read ticket 1: Zendesk answered 500");
}

TEST(ErrorsTest, RetryAfterIsCarried) {
  EXPECT_EQ(RetryAfterOf(Answer(429, "", {{"retry-after", "93"}})), absl::Seconds(93));
  EXPECT_EQ(RetryAfterOf(Answer(503, "", {{"Retry-After", "5"}})), absl::Seconds(5));
  EXPECT_EQ(RetryAfterOf(Answer(429)), absl::Seconds(60));
  EXPECT_EQ(RetryAfterOf(Answer(429, "", {{"Retry-After", "soon"}})), absl::Seconds(60));
  EXPECT_EQ(RetryAfterOf(Answer(503)), absl::ZeroDuration());
  EXPECT_EQ(RetryAfterOf(Answer(500, "", {{"Retry-After", "5"}})), absl::ZeroDuration());
  EXPECT_EQ(RetryAfterOf(absl::UnavailableError("x")), absl::ZeroDuration());
}

}  // namespace
}  // namespace firstline::zendesk
