#include "common/runtime/offset_tracker.h"

#include <gtest/gtest.h>

namespace firstline::runtime {
namespace {

TEST(OffsetTrackerTest, NothingIsCommittableBeforeTheFirstCompletion) {
  OffsetTracker tracker;
  EXPECT_EQ(tracker.Committable(), -1);
  tracker.Started(7);
  EXPECT_EQ(tracker.Committable(), -1);
}

TEST(OffsetTrackerTest, AGapHoldsBackTheCommit) {
  OffsetTracker tracker;
  for (int64_t offset : {7, 8, 9}) tracker.Started(offset);
  tracker.Finished(9);
  tracker.Finished(8);
  EXPECT_EQ(tracker.Committable(), 7);
  tracker.Finished(7);
  EXPECT_EQ(tracker.Committable(), 10);
}

TEST(OffsetTrackerTest, HolesInTheLogAreSteppedOver) {
  OffsetTracker tracker;
  tracker.Started(7);
  tracker.Started(20);
  tracker.Finished(7);
  EXPECT_EQ(tracker.Committable(), 20);
}

TEST(OffsetTrackerTest, ARepeatedRecordIsNotHandedOutAgain) {
  OffsetTracker tracker;
  EXPECT_TRUE(tracker.Started(7));
  EXPECT_FALSE(tracker.Started(7));
  EXPECT_FALSE(tracker.Started(6));
  EXPECT_EQ(tracker.InFlight(), 1u);
}

TEST(OffsetTrackerTest, UnknownOffsetsAreIgnored) {
  OffsetTracker tracker;
  tracker.Started(7);
  tracker.Finished(3);
  EXPECT_EQ(tracker.Committable(), -1);
}

}  // namespace
}  // namespace firstline::runtime
