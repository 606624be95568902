#include "common/http/retry_after.h"

#include "gtest/gtest.h"

namespace firstline::http {
namespace {

const absl::Time kNow = absl::FromCivil(absl::CivilSecond(2026, 11, 21, 10, 0, 0), absl::UTCTimeZone());

TEST(RetryAfterTest, ReadsSeconds) {
  EXPECT_EQ(ParseRetryAfter("0", kNow), absl::ZeroDuration());
  EXPECT_EQ(ParseRetryAfter("120", kNow), absl::Seconds(120));
  EXPECT_EQ(ParseRetryAfter(" 7 ", kNow), absl::Seconds(7));
}

TEST(RetryAfterTest, ReadsTheThreeHttpDates) {
  EXPECT_EQ(ParseRetryAfter("Sat, 21 Nov 2026 10:01:30 GMT", kNow), absl::Seconds(90));
  EXPECT_EQ(ParseRetryAfter("Saturday, 21-Nov-26 10:01:30 GMT", kNow), absl::Seconds(90));
  EXPECT_EQ(ParseRetryAfter("Sat Nov 21 10:01:30 2026", kNow), absl::Seconds(90));
}

TEST(RetryAfterTest, ADateInThePastMeansNow) {
  EXPECT_EQ(ParseRetryAfter("Sat, 21 Nov 2026 10:00:00 GMT", kNow), absl::ZeroDuration());
  EXPECT_EQ(ParseRetryAfter("Sat, 21 Nov 2026 09:59:59 GMT", kNow), absl::ZeroDuration());
}

TEST(RetryAfterTest, CapsAtADay) {
  EXPECT_EQ(ParseRetryAfter("86400", kNow), absl::Hours(24));
  EXPECT_EQ(ParseRetryAfter("86401", kNow), absl::Hours(24));
  EXPECT_EQ(ParseRetryAfter("99999999999999999999999", kNow), absl::Hours(24));
  EXPECT_EQ(ParseRetryAfter("Mon, 23 Nov 2026 10:00:00 GMT", kNow), absl::Hours(24));
}

TEST(RetryAfterTest, AnythingElseIsNothing) {
  for (const char* value : {"", " ", "-1", "+1", "1.5", "5s", "soon", "Sat, 21 Nov 2026 10:01:30"}) {
    EXPECT_EQ(ParseRetryAfter(value, kNow), std::nullopt) << value;
  }
}

}  // namespace
}  // namespace firstline::http
