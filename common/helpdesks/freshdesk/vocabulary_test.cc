#include "common/helpdesks/freshdesk/vocabulary.h"

#include <gtest/gtest.h>

namespace firstline::freshdesk {
namespace {

TEST(VocabularyTest, EveryNumberHasItsMeaning) {
  using conversation::Priority;
  using conversation::Status;
  EXPECT_EQ(StatusOf(2), Status::kActive);
  EXPECT_EQ(StatusOf(3), Status::kWaiting);
  EXPECT_EQ(StatusOf(4), Status::kResolved);
  EXPECT_EQ(StatusOf(5), Status::kClosed);
  EXPECT_EQ(PriorityOf(1), Priority::kLow);
  EXPECT_EQ(PriorityOf(4), Priority::kUrgent);
  EXPECT_EQ(ChannelOf(1), "email");
  EXPECT_EQ(ChannelOf(3), "voice");
  EXPECT_EQ(ChannelOf(7), "chat");
}

TEST(VocabularyTest, UnknownNumbersAreUnknown) {
  for (const int64_t number : {-1, 0, 1, 6, 7}) EXPECT_EQ(StatusOf(number), conversation::Status::kUnknown);
  for (const int64_t number : {-1, 0, 5}) EXPECT_EQ(PriorityOf(number), conversation::Priority::kUnset);
  EXPECT_EQ(ChannelOf(99), "email");
}

TEST(VocabularyTest, ARatingNeverFallsWhenFreshdesksRises) {
  int last = 0;
  for (const int64_t rating : {-103, -102, -101, 100, 101, 102, 103}) {
    EXPECT_GE(CsatOf(rating), std::max(last, 1)) << rating;
    last = CsatOf(rating);
  }
  EXPECT_EQ(CsatOf(-103), 1);
  EXPECT_EQ(CsatOf(100), 3);
  EXPECT_EQ(CsatOf(103), 5);
  for (const int64_t rating : {-1000, -104, -100, -1, 0, 5, 99, 104}) EXPECT_EQ(CsatOf(rating), 0) << rating;
}

}  // namespace
}  // namespace firstline::freshdesk
