#include "simulators/zendesk/quota.h"

#include "gtest/gtest.h"

// helpdesks.md 0 fact 2 and 1.5.
namespace firstline::sim::zendesk {
namespace {

const absl::Time kNow = absl::FromUnixSeconds(1795255200);

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
