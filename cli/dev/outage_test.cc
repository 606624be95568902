#include "cli/dev/outage.h"

#include <gtest/gtest.h>

#include <utility>
#include <vector>

namespace firstline::dev {
namespace {

constexpr absl::Time kNow = absl::UnixEpoch();

TEST(ParseOutage, ReadsNameTurnsAndTimeAway) {
  EXPECT_EQ(ParseOutage("")->process, "");
  EXPECT_EQ(ParseOutage("dispatcher@5")->after_turns, 5);
  EXPECT_EQ(ParseOutage("dispatcher@5")->away, absl::ZeroDuration());
  EXPECT_EQ(ParseOutage("kafka@3+15")->away, absl::Seconds(15));
  EXPECT_EQ(ParseOutage("redis@1+forever")->away, absl::InfiniteDuration());
}

TEST(ParseOutage, RefusalsSayWhatWasSeenAndWanted) {
  const std::vector<std::pair<std::string, std::string>> cases = {{"zookeeper@1", "one of the six services"},
                                                                  {"kafka", "at least 1 turn"},
                                                                  {"kafka@0", "at least 1 turn"},
                                                                  {"kafka@soon", "at least 1 turn"},
                                                                  {"kafka@1+", "seconds"},
                                                                  {"kafka@1+-2", "seconds"},
                                                                  {"kafka@1+9999", "seconds"}};
  for (const auto& [text, wanted] : cases) {
    const auto spec = ParseOutage(text);
    ASSERT_FALSE(spec.ok()) << text;
    EXPECT_EQ(spec.status().code(), absl::StatusCode::kInvalidArgument);
    EXPECT_NE(spec.status().message().find(text), std::string::npos) << spec.status();
    EXPECT_NE(spec.status().message().find(wanted), std::string::npos) << spec.status();
  }
}

TEST(Outage, KillsOnceAfterTheTurnsAndBringsBackOnceAfterTheTime) {
  Outage outage({.process = "kafka", .after_turns = 2, .away = absl::Seconds(10)});
  outage.TurnEnded();
  EXPECT_EQ(outage.Next(kNow), Outage::Do::kNothing);
  outage.TurnEnded();
  EXPECT_EQ(outage.Next(kNow), Outage::Do::kKill);
  EXPECT_EQ(outage.Next(kNow + absl::Seconds(9)), Outage::Do::kNothing);
  EXPECT_EQ(outage.Next(kNow + absl::Seconds(10)), Outage::Do::kBringBack);
  outage.TurnEnded();
  EXPECT_EQ(outage.Next(kNow + absl::Hours(1)), Outage::Do::kNothing);
}

TEST(Outage, ForeverIsForever) {
  Outage outage({.process = "redis", .after_turns = 1, .away = absl::InfiniteDuration()});
  outage.TurnEnded();
  EXPECT_EQ(outage.Next(kNow), Outage::Do::kKill);
  EXPECT_EQ(outage.Next(kNow + absl::Hours(10000)), Outage::Do::kNothing);
}

TEST(Outage, NoneIsPlanned) {
  Outage outage(OutageSpec{});
  outage.TurnEnded();
  EXPECT_EQ(outage.Next(kNow), Outage::Do::kNothing);
}

}  // namespace
}  // namespace firstline::dev
