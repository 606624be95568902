#include "common/chat_model/retry.h"

#include <gtest/gtest.h>

namespace firstline::chat_model {
namespace {

TEST(DelayBeforeRetry, DoublesAndStopsAfterTheLastRetry) {
  const Failure failure = {.kind = FailureKind::kServer};
  EXPECT_EQ(DelayBeforeRetry(failure, 0, 0), absl::Milliseconds(500));
  EXPECT_EQ(DelayBeforeRetry(failure, 1, 0), absl::Seconds(1));
  EXPECT_EQ(DelayBeforeRetry(failure, 2, 0), std::nullopt);
  EXPECT_EQ(DelayBeforeRetry(failure, 9, 0, {.retries_max = 10}), absl::Seconds(8)) << "bounded";
}

TEST(DelayBeforeRetry, JitterTakesAtMostAQuarterOff) {
  const Failure failure = {.kind = FailureKind::kNetwork};
  EXPECT_NEAR(absl::ToDoubleSeconds(*DelayBeforeRetry(failure, 0, 0.999999)), 0.375, 0.001);
}

TEST(DelayBeforeRetry, FinalFailuresAreNotRepeated) {
  for (const FailureKind kind :
       {FailureKind::kAuth, FailureKind::kNotFound, FailureKind::kQuota, FailureKind::kOverflow, FailureKind::kFiltered,
        FailureKind::kRefused, FailureKind::kBadRequest, FailureKind::kGarbage, FailureKind::kTooLarge,
        FailureKind::kBreaker}) {
    EXPECT_EQ(DelayBeforeRetry({.kind = kind}, 0, 0), std::nullopt) << FailureName(kind);
  }
}

TEST(DelayBeforeRetry, TheServersWishIsKeptUnlessItAsksForTooMuch) {
  const auto asked = [](absl::Duration wait) { return Failure{.kind = FailureKind::kRateLimited, .wait = wait}; };
  EXPECT_EQ(DelayBeforeRetry(asked(absl::Seconds(7)), 0, 0.9), absl::Seconds(7));
  EXPECT_EQ(DelayBeforeRetry(asked(absl::Seconds(120)), 0, 0), absl::Seconds(120));
  EXPECT_EQ(DelayBeforeRetry(asked(absl::Seconds(121)), 0, 0), std::nullopt);
}

TEST(DelayBeforeRetry, TheServersHintWins) {
  EXPECT_EQ(DelayBeforeRetry({.kind = FailureKind::kServer, .retry_hint = false}, 0, 0), std::nullopt);
  EXPECT_EQ(DelayBeforeRetry({.kind = FailureKind::kBadRequest, .retry_hint = true}, 0, 0), absl::Milliseconds(500));
}

}  // namespace
}  // namespace firstline::chat_model
