#include "common/base/disposition.h"

#include <gtest/gtest.h>

namespace firstline {
namespace {

TEST(DispositionTest, ABusyWorldIsRetried) {
  EXPECT_EQ(DispositionOf(absl::UnavailableError("")), Disposition::kRetry);
  EXPECT_EQ(DispositionOf(absl::DeadlineExceededError("")), Disposition::kRetry);
  EXPECT_EQ(DispositionOf(absl::ResourceExhaustedError("")), Disposition::kRetry);
  EXPECT_EQ(DispositionOf(absl::AbortedError("")), Disposition::kRetry);
}

TEST(DispositionTest, BadCredentialsPauseTheDestination) {
  EXPECT_EQ(DispositionOf(absl::UnauthenticatedError("")), Disposition::kPauseDestination);
  EXPECT_EQ(DispositionOf(absl::PermissionDeniedError("")), Disposition::kPauseDestination);
}

TEST(DispositionTest, ShuttingDownAbandons) {
  EXPECT_EQ(DispositionOf(absl::CancelledError("")), Disposition::kAbandon);
}

TEST(DispositionTest, EverythingElseWillNeverWork) {
  EXPECT_EQ(DispositionOf(absl::InvalidArgumentError("")), Disposition::kDeadLetter);
  EXPECT_EQ(DispositionOf(absl::InternalError("")), Disposition::kDeadLetter);
  EXPECT_EQ(DispositionOf(absl::NotFoundError("")), Disposition::kDeadLetter);
}

TEST(DispositionDeathTest, AnOkStatusIsABug) { EXPECT_DEATH(DispositionOf(absl::OkStatus()), "no disposition"); }

}  // namespace
}  // namespace firstline
