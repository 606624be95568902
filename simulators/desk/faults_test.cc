#include "simulators/desk/faults.h"

#include "gtest/gtest.h"
#include "simulators/desk/chance.h"
#include "simulators/desk/mischief.h"

namespace firstline::sim::desk {
namespace {

TEST(FaultsTest, StrikeMatchingCallsAsOftenAsAsked) {
  Faults faults;
  faults.Add({.method = "PUT", .path_prefix = "/api/v2/tickets/", .times = 2, .status = 503});
  EXPECT_FALSE(faults.Take("GET", "/api/v2/tickets/1"));
  EXPECT_FALSE(faults.Take("PUT", "/api/v2/users/1"));
  EXPECT_EQ(faults.Take("PUT", "/api/v2/tickets/1")->status, 503);
  EXPECT_TRUE(faults.Take("PUT", "/api/v2/tickets/2"));
  EXPECT_FALSE(faults.Take("PUT", "/api/v2/tickets/3"));
}

TEST(FaultsTest, LetTheFirstCallsThrough) {
  Faults faults;
  faults.Add({.skip = 2, .hang_up = true});
  EXPECT_FALSE(faults.Take("GET", "/"));
  EXPECT_FALSE(faults.Take("GET", "/"));
  EXPECT_TRUE(faults.Take("GET", "/")->hang_up);
}

TEST(FaultsTest, ARateStrikesAShareOfTheCalls) {
  Faults faults;
  faults.Add({.times = 1000, .rate = 0.3, .status = 500});
  int struck = 0;
  for (int i = 0; i < 1000; ++i) struck += faults.Take("GET", "/") ? 1 : 0;
  EXPECT_GT(struck, 250);
  EXPECT_LT(struck, 350);
}

TEST(FaultsTest, ClearedFaultsAreGone) {
  Faults faults;
  faults.Add({.status = 500});
  faults.Clear();
  EXPECT_FALSE(faults.Take("GET", "/"));
}

TEST(FaultsTest, AreReadStrictly) {
  const auto fault = ReadFault(R"({"method":"PUT","path":"/api","times":3,"status":429,"retry_after":7,"delay_ms":20,
                                   "after_commit":true,"rate":0.5})");
  ASSERT_TRUE(fault.ok()) << fault.status();
  EXPECT_EQ(fault->retry_after_seconds, 7);
  EXPECT_EQ(fault->delay, absl::Milliseconds(20));
  EXPECT_TRUE(fault->after_commit);
  for (const char* bad :
       {"[]", "x", R"({"sttus":500})", R"({"status":"500"})", R"({"times":-1})", R"({"hang_up":1})"}) {
    EXPECT_FALSE(ReadFault(bad).ok()) << bad;
  }
}

TEST(FaultsTest, OnlyADelayLeavesTheTrueAnswer) {
  EXPECT_FALSE((Fault{.delay = absl::Seconds(1)}).Spoils());
  EXPECT_TRUE((Fault{.status = 500}).Spoils());
  EXPECT_TRUE((Fault{.garbage = true}).Spoils());
  EXPECT_TRUE((Fault{.half_body = true}).Spoils());
  EXPECT_TRUE((Fault{.hang_up = true}).Spoils());
}

TEST(ChanceTest, IsTheSameInEveryRunAndStaysInItsRange) {
  EXPECT_EQ(Draw("a", 1), Draw("a", 1));
  EXPECT_NE(Draw("a", 1), Draw("b", 1));
  for (int i = 0; i < 1000; ++i) {
    EXPECT_GE(Draw("a", i), 0);
    EXPECT_LT(Draw("a", i), 1);
    EXPECT_FALSE(Happens(0, "a", i));
    EXPECT_TRUE(Happens(1, "a", i));
  }
}

TEST(MischiefTest, PicksByNumberAndByRate) {
  const Mischief every = {.duplicate_every = 2, .drop_every = 3};
  EXPECT_FALSE(every.Drops(1));
  EXPECT_TRUE(every.Drops(3));
  EXPECT_TRUE(every.Duplicates(4));
  EXPECT_FALSE(every.Duplicates(5));
  EXPECT_FALSE(Mischief().Drops(3));
  int dropped = 0;
  const Mischief rate = {.drop_rate = 0.05};
  for (int i = 0; i < 10'000; ++i) dropped += rate.Drops(i) ? 1 : 0;
  EXPECT_GT(dropped, 400);
  EXPECT_LT(dropped, 600);
}

TEST(MischiefTest, IsReadStrictly) {
  EXPECT_EQ(ReadMischief(R"({"shuffle_ms":200,"drop_rate":0.5})")->shuffle, absl::Milliseconds(200));
  for (const char* bad : {"[]", R"({"drop":1})", R"({"drop_rate":1.5})", R"({"duplicate_every":"2"})"}) {
    EXPECT_FALSE(ReadMischief(bad).ok()) << bad;
  }
}

}  // namespace
}  // namespace firstline::sim::desk
