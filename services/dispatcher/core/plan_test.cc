#include "services/dispatcher/core/plan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace firstline::dispatcher {
namespace {

const absl::Time kT0 = absl::FromUnixSeconds(1'800'000'000);

TEST(SlotSetTest, ListsItsSlotsInOrder) {
  const SlotSet slots = {Slot::kFields, Slot::kPublicMessage};
  EXPECT_THAT(slots.List(), ::testing::ElementsAre(Slot::kPublicMessage, Slot::kFields));
  EXPECT_EQ(slots.And({Slot::kFields, Slot::kTags}), SlotSet{Slot::kFields});
  EXPECT_TRUE(SlotSet().empty());
}

TEST(SlotsOfTest, OnlyFilledSlotsCount) {
  Plan plan;
  plan.kind = Kind::kAnswer;
  EXPECT_TRUE(SlotsOf(plan).empty());
  plan.public_text = "Hello";
  EXPECT_EQ(SlotsOf(plan), SlotSet{Slot::kPublicMessage});
  plan.fields.priority = conversation::Priority::kHigh;
  plan.tags = {"a"};
  plan.note = "note";
  EXPECT_EQ(SlotsOf(plan).List().size(), 4u);
}

TEST(SlotsOfTest, AnIgnoreNeverSpeaks) {
  Plan plan;
  plan.kind = Kind::kIgnore;
  plan.public_text = "Hello";
  plan.note = "note";
  EXPECT_EQ(SlotsOf(plan), SlotSet{Slot::kNote});
}

TEST(NotBeforeTest, WaitsForTheQuietTimeAfterTheLastMessage) {
  EXPECT_EQ(NotBefore(Kind::kAnswer, kT0, kT0, absl::Seconds(8)), kT0 + absl::Seconds(8));
  EXPECT_EQ(NotBefore(Kind::kAsk, kT0, kT0 + absl::Seconds(5), absl::Seconds(8)), kT0 + absl::Seconds(13));
}

TEST(NotBeforeTest, ABurstWaitsAtMostThreeQuietTimesFromItsFirstMessage) {
  EXPECT_EQ(NotBefore(Kind::kOffer, kT0, kT0 + absl::Seconds(16), absl::Seconds(8)), kT0 + absl::Seconds(24));
  EXPECT_EQ(NotBefore(Kind::kOffer, kT0, kT0 + absl::Seconds(60), absl::Seconds(8)), kT0 + absl::Seconds(24));
}

TEST(NotBeforeTest, AHandOffHasNoQuietTime) {
  EXPECT_EQ(NotBefore(Kind::kHandOff, kT0, kT0, absl::Seconds(8)), absl::InfinitePast());
  EXPECT_EQ(NotBefore(Kind::kIgnore, kT0, kT0, absl::Seconds(8)), absl::InfinitePast());
}

TEST(NotBeforeTest, NoQuietTimeNoWait) { EXPECT_EQ(NotBefore(Kind::kAnswer, kT0, kT0, absl::ZeroDuration()), kT0); }

TEST(EndNameTest, NamesEveryEnd) {
  EXPECT_EQ(EndName(End::kNone), "none");
  EXPECT_EQ(EndName(End::kReplied), "replied");
  EXPECT_EQ(EndName(End::kDrafted), "drafted");
  EXPECT_EQ(EndName(End::kHandedOff), "handed_off");
  EXPECT_EQ(EndName(End::kIgnored), "ignored");
  EXPECT_EQ(EndName(End::kSuperseded), "superseded");
}

}  // namespace
}  // namespace firstline::dispatcher
