#include "simulators/zendesk/quota.h"

#include "gtest/gtest.h"

// helpdesks.md 0 fact 2 and 1.5.
namespace firstline::sim::zendesk {
namespace {

const absl::Time kNow = absl::FromUnixSeconds(1795255200);

TEST(WindowTest, AllowsUpToItsLimitAndThenSaysHowLongToWait) {
  Window window(2, absl::Minutes(1));
  EXPECT_EQ(window.Remaining(kNow), 2);
  window.Add(kNow);
  EXPECT_EQ(window.WaitFor(kNow + absl::Seconds(10)), absl::ZeroDuration());
  window.Add(kNow + absl::Seconds(10));
  EXPECT_EQ(window.Remaining(kNow + absl::Seconds(10)), 0);
  EXPECT_EQ(window.WaitFor(kNow + absl::Seconds(20)), absl::Seconds(40));
  EXPECT_EQ(window.WaitFor(kNow + absl::Milliseconds(59'999)), absl::Seconds(1));
  EXPECT_EQ(window.WaitFor(kNow + absl::Seconds(60)), absl::ZeroDuration());
}

TEST(WindowTest, WithoutALimitNothingWaits) {
  Window window(0, absl::Minutes(1));
  for (int i = 0; i < 1000; ++i) window.Add(kNow);
  EXPECT_EQ(window.WaitFor(kNow), absl::ZeroDuration());
}

TEST(WindowTest, ResetsWhenItsOldestCallLeaves) {
  Window window(5, absl::Minutes(1));
  EXPECT_EQ(window.ResetSeconds(kNow), 0);
  window.Add(kNow);
  EXPECT_EQ(window.ResetSeconds(kNow + absl::Seconds(19)), 41);
}

TEST(QuotasTest, EachUserAndTicketHasItsOwnWindow) {
  Options options;
  options.updates_per_ticket = 1;
  Quotas quotas(options);
  quotas.OfTicket(8000, 1).Add(kNow);
  EXPECT_GT(quotas.OfTicket(8000, 1).WaitFor(kNow + absl::Minutes(9)), absl::ZeroDuration());
  EXPECT_EQ(quotas.OfTicket(8000, 1).WaitFor(kNow + absl::Minutes(10)), absl::ZeroDuration());
  EXPECT_EQ(quotas.OfTicket(8000, 2).WaitFor(kNow), absl::ZeroDuration());
  EXPECT_EQ(quotas.OfTicket(8001, 1).WaitFor(kNow), absl::ZeroDuration());
}

}  // namespace
}  // namespace firstline::sim::zendesk
