#include "services/dispatcher/core/retry.h"

#include <gtest/gtest.h>

namespace firstline::dispatcher {
namespace {

const absl::Time kT0 = absl::FromUnixSeconds(1'800'000'000);
const RetryLimits kLimits;

void Fail(Ledger& ledger, int attempt, absl::string_view code, absl::Time at = kT0, Phase phase = Phase::kNotDone) {
  ledger.Apply({.phase = Phase::kIntent, .slots = {Slot::kTags}, .attempt = attempt, .at = at});
  ledger.Apply({.phase = phase,
                .slots = {Slot::kTags},
                .attempt = attempt,
                .at = at,
                .code = std::string(code.data(), code.size())});
}

TEST(ClassOfTest, WaitsForWhatIsNotThePlansFault) {
  for (const auto code : {"RESOURCE_EXHAUSTED", "UNAVAILABLE", "UNAUTHENTICATED", "dropped:newer_message"}) {
    EXPECT_EQ(ClassOf(code), FailureClass::kWaits);
  }
  for (const auto code : {"ABORTED", "PERMISSION_DENIED", "DEADLINE_EXCEEDED"}) {
    EXPECT_EQ(ClassOf(code), FailureClass::kCounts);
  }
  for (const auto code : {"NOT_FOUND", "FAILED_PRECONDITION", "INVALID_ARGUMENT", "INTERNAL", ""}) {
    EXPECT_EQ(ClassOf(code), FailureClass::kPermanent);
  }
}

TEST(GivenUpTest, ThreeCountedFailuresAreEnoughTwoAreNot) {
  Ledger ledger;
  EXPECT_FALSE(GivenUp(ledger, Slot::kTags, absl::InfiniteFuture(), kLimits));
  Fail(ledger, 1, "ABORTED");
  Fail(ledger, 2, "DEADLINE_EXCEEDED", kT0, Phase::kUnknown);
  EXPECT_FALSE(GivenUp(ledger, Slot::kTags, absl::InfiniteFuture(), kLimits));
  Fail(ledger, 3, "PERMISSION_DENIED");
  EXPECT_TRUE(GivenUp(ledger, Slot::kTags, absl::InfiniteFuture(), kLimits));
}

TEST(GivenUpTest, RateLimitsAndOutagesDoNotCountUntilTheTurnIsOld) {
  Ledger ledger;
  for (int i = 1; i <= 50; ++i)
    Fail(ledger, i, i % 2 == 0 ? "UNAVAILABLE" : "RESOURCE_EXHAUSTED", kT0 + absl::Seconds(i));
  EXPECT_FALSE(GivenUp(ledger, Slot::kTags, absl::InfiniteFuture(), kLimits));
  EXPECT_FALSE(GivenUp(ledger, Slot::kTags, kT0 + absl::Seconds(49), kLimits));
  EXPECT_TRUE(GivenUp(ledger, Slot::kTags, kT0 + absl::Seconds(48), kLimits));
}

TEST(GivenUpTest, OnePermanentFailureIsEnough) {
  Ledger ledger;
  Fail(ledger, 1, "INVALID_ARGUMENT");
  EXPECT_TRUE(GivenUp(ledger, Slot::kTags, absl::InfiniteFuture(), kLimits));
}

TEST(RetryAtTest, AnUntriedSlotMayGoAtOnce) {
  EXPECT_EQ(RetryAt(Ledger(), Slot::kTags, "turn", kLimits), absl::InfinitePast());
}

TEST(RetryAtTest, TheDelayDoublesUpToItsMaximumWithinTwentyPercent) {
  Ledger ledger;
  double expected = 1;
  for (int i = 1; i <= 12; ++i) {
    Fail(ledger, i, "UNAVAILABLE");
    const double delay = absl::ToDoubleSeconds(RetryAt(ledger, Slot::kTags, "turn", kLimits) - kT0);
    EXPECT_GE(delay, expected * 0.8 - 1e-6) << i;
    EXPECT_LE(delay, expected * 1.2 + 1e-6) << i;
    expected = std::min(expected * 2, 300.0);
  }
}

TEST(RetryAtTest, AConflictIsTriedAgainSooner) {
  Ledger ledger;
  Fail(ledger, 1, "ABORTED");
  EXPECT_LE(RetryAt(ledger, Slot::kTags, "turn", kLimits), kT0 + absl::Milliseconds(300));
  EXPECT_GE(RetryAt(ledger, Slot::kTags, "turn", kLimits), kT0 + absl::Milliseconds(200));
}

TEST(RetryAtTest, TurnsThatFailTogetherDoNotReturnTogether) {
  Ledger ledger;
  Fail(ledger, 1, "UNAVAILABLE");
  EXPECT_NE(RetryAt(ledger, Slot::kTags, "turn a", kLimits), RetryAt(ledger, Slot::kTags, "turn b", kLimits));
  EXPECT_EQ(RetryAt(ledger, Slot::kTags, "turn a", kLimits), RetryAt(ledger, Slot::kTags, "turn a", kLimits));
}

TEST(RetryAtTest, ADropCausesNoDelayForTheSlotsThatSharedTheCall) {
  Ledger ledger;
  Fail(ledger, 1, "dropped:newer_message");
  EXPECT_EQ(RetryAt(ledger, Slot::kTags, "turn", kLimits), absl::InfinitePast());
  EXPECT_EQ(CountedAttempts(ledger, Slot::kTags, kT0 - absl::Hours(1)), 0);
}

}  // namespace
}  // namespace firstline::dispatcher
