#include "common/helpdesks/answer.h"

#include <gtest/gtest.h>

namespace firstline::helpdesks {
namespace {

using absl::StatusCode;

absl::Status Of(int status, bool record_missing = false, absl::Duration wait = absl::ZeroDuration()) {
  return StatusOf(
      {.status = status, .vendor = "Acme", .doing = "read ticket 1", .record_missing = record_missing, .wait = wait});
}

TEST(AnswerTest, EveryStatusHasItsMeaning) {
  EXPECT_TRUE(Of(200).ok());
  EXPECT_TRUE(Of(204).ok());
  EXPECT_EQ(Of(302).code(), StatusCode::kInvalidArgument);
  EXPECT_EQ(Of(400).code(), StatusCode::kInvalidArgument);
  EXPECT_EQ(Of(401).code(), StatusCode::kUnauthenticated);
  EXPECT_EQ(Of(403).code(), StatusCode::kPermissionDenied);
  EXPECT_EQ(Of(404).code(), StatusCode::kFailedPrecondition);
  EXPECT_EQ(Of(404, true).code(), StatusCode::kNotFound);
  EXPECT_EQ(Of(409).code(), StatusCode::kAborted);
  EXPECT_EQ(Of(410).code(), StatusCode::kNotFound);
  EXPECT_EQ(Of(422).code(), StatusCode::kFailedPrecondition);
  EXPECT_EQ(Of(429).code(), StatusCode::kResourceExhausted);
  EXPECT_EQ(Of(500).code(), StatusCode::kUnavailable);
}

TEST(AnswerTest, TheMessageNamesTheCallTheVendorAndTheStatus) {
  EXPECT_EQ(Of(500).message(), "read ticket 1: Acme answered 500");
}

TEST(AnswerTest, OnlyARefusalForQuotaOrLoadCarriesAWait) {
  EXPECT_EQ(RetryAfterOf(Of(429, false, absl::Seconds(17))), absl::Seconds(17));
  EXPECT_EQ(RetryAfterOf(Of(503, false, absl::Seconds(5))), absl::Seconds(5));
  EXPECT_EQ(RetryAfterOf(Of(500, false, absl::Seconds(5))), absl::ZeroDuration());
  EXPECT_EQ(RetryAfterOf(absl::UnavailableError("x")), absl::ZeroDuration());
}

}  // namespace
}  // namespace firstline::helpdesks
