#include "services/ingest/core/unread.h"

#include <gtest/gtest.h>

namespace firstline::ingest {
namespace {

const absl::Time kNow = absl::FromUnixSeconds(1'795'255'200);
const Cause kCause = {.tenant = "acme", .helpdesk = "main", .accepted_at = kNow - absl::Seconds(3)};

TEST(MarkRereadDueTest, TheConversationIsKnownFromNowOnAndItsClockRuns) {
  const State state = MarkRereadDue({}, kCause, "4711", kNow);
  EXPECT_TRUE(state.reread_due);
  EXPECT_EQ(state.conversation_id, "main:4711");
  EXPECT_EQ(state.ticket_id, "4711");
  EXPECT_EQ(state.version, 1);
  EXPECT_EQ(state.first_unanswered_accepted_at, kCause.accepted_at);
}

TEST(MarkRereadDueTest, AnEarlierClockIsKept) {
  State before;
  before.first_unanswered_accepted_at = kNow - absl::Hours(1);
  EXPECT_EQ(MarkRereadDue(before, kCause, "1", kNow).first_unanswered_accepted_at, kNow - absl::Hours(1));
}

TEST(FoldGoneTest, ATicketThatIsGoneIsDueNoMore) {
  const FoldResult result = FoldGone(MarkRereadDue({}, kCause, "1", kNow), kNow);
  EXPECT_TRUE(result.changed);
  EXPECT_FALSE(result.state.reread_due);
  EXPECT_EQ(result.state.first_unanswered_accepted_at, absl::InfiniteFuture());
  EXPECT_EQ(result.state.version, 2);
  EXPECT_EQ(result.ignored, Ignored::kGone);
  EXPECT_FALSE(result.turn.has_value());
  EXPECT_FALSE(FoldGone(result.state, kNow).changed);
}

TEST(FoldGoneTest, ATicketNeverSeenLeavesNoState) { EXPECT_FALSE(FoldGone({}, kNow).changed); }

TEST(RereadDelayTest, DoublesFromTwoSecondsToFiveMinutes) {
  EXPECT_EQ(RereadDelay({}, 1, absl::ZeroDuration(), 0), absl::Seconds(2));
  EXPECT_EQ(RereadDelay({}, 2, absl::ZeroDuration(), 0), absl::Seconds(4));
  EXPECT_EQ(RereadDelay({}, 8, absl::ZeroDuration(), 0), absl::Seconds(256));
  EXPECT_EQ(RereadDelay({}, 9, absl::ZeroDuration(), 0), absl::Minutes(5));
  EXPECT_EQ(RereadDelay({}, 1'000'000, absl::ZeroDuration(), 0), absl::Minutes(5));
}

TEST(RereadDelayTest, TheHelpdesksWishWinsWhenItIsLonger) {
  EXPECT_EQ(RereadDelay({}, 1, absl::Seconds(60), 0.9), absl::Seconds(60));
  EXPECT_EQ(RereadDelay({}, 5, absl::Seconds(1), 0), absl::Seconds(32));
}

TEST(RereadDelayTest, JitterTakesAtMostAQuarter) {
  EXPECT_EQ(RereadDelay({}, 2, absl::ZeroDuration(), 0.5), absl::Milliseconds(3500));
  EXPECT_GT(RereadDelay({}, 2, absl::ZeroDuration(), 0.999), absl::Seconds(3));
}

}  // namespace
}  // namespace firstline::ingest
