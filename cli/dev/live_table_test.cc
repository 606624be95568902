#include "cli/dev/live_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace firstline::dev {
namespace {

using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::StartsWith;

class LiveTableTest : public ::testing::Test {
 protected:
  void Add(int ticket) {
    TicketProgress& added = progress_.Add(absl::StrCat("t", ticket), absl::StrCat("main:", ticket));
    added.played = true;
    added.last_customer_message = "m";
    added.seen_messages.insert("m");
  }
  static v1::Ticket Turn(int ticket) {
    v1::Ticket turn;
    turn.set_conversation_id(absl::StrCat("main:", ticket));
    turn.set_turn_id(absl::StrCat("turn", ticket));
    turn.mutable_turn()->set_number(1);
    turn.mutable_classification()->set_intent("billing");
    return turn;
  }
  void UnderWay(int ticket) {
    Add(ticket);
    progress_.Received(Turn(ticket));
  }
  void Ended(int ticket, int64_t at, v1::End end = v1::END_REPLIED) {
    Add(ticket);
    v1::Ticket turn = Turn(ticket);
    turn.mutable_times()->mutable_last_accepted_at()->set_seconds(at - 1);
    turn.mutable_outcome()->set_end(end);
    turn.mutable_outcome()->mutable_ended_at()->set_seconds(at);
    progress_.Dispatched(turn);
  }
  // First words of the lines between head and counts.
  std::vector<std::string> Tickets(const Screen& screen) {
    std::vector<std::string> names;
    const std::vector<std::string> frame = LiveFrame(progress_, 9, screen);
    for (size_t i = 1; i + 1 < frame.size(); ++i) names.push_back(frame[i].substr(0, frame[i].find(' ')));
    return names;
  }

  Progress progress_;
};

TEST_F(LiveTableTest, HeadTurnsAndCountsStandBelowEachOther) {
  Ended(1, 100);
  UnderWay(2);
  const auto frame = LiveFrame(progress_, 9, {.columns = 200, .rows = 24});
  ASSERT_THAT(frame, SizeIs(4));
  EXPECT_THAT(frame[0], StartsWith("ticket "));
  EXPECT_THAT(frame[1], HasSubstr("billing"));
  EXPECT_THAT(frame[1], HasSubstr("replied"));
  EXPECT_THAT(frame[1], HasSubstr("1.00 s"));
  EXPECT_THAT(frame[2], HasSubstr("under way"));
  EXPECT_THAT(frame[2], Not(HasSubstr(" s "))) << "a turn under way has no latency yet";
  EXPECT_EQ(frame[3], "1 of 9 tickets ended; turns: 1 under way, 1 replied");
}

TEST_F(LiveTableTest, WhatEndedLastStaysAndTheFrameNeverFillsTheScreen) {
  for (int i = 1; i <= 50; ++i) Ended(i, 1000 - i);
  for (const int rows : {1, 2, 3, 4, 5, 10, 24}) {
    const auto frame = LiveFrame(progress_, 50, {.columns = 80, .rows = rows});
    EXPECT_LE(frame.size(), static_cast<size_t>(std::max(1, rows - 1))) << rows;
  }
  EXPECT_THAT(Tickets({.columns = 80, .rows = 6}), ElementsAre("t3", "t2", "t1"));
}

TEST_F(LiveTableTest, TurnsUnderWayTakeHalfTheLinesAtMost) {
  for (int i = 1; i <= 5; ++i) Ended(i, 100 + i);
  for (int i = 6; i <= 9; ++i) UnderWay(i);
  EXPECT_THAT(Tickets({.columns = 80, .rows = 7}), ElementsAre("t4", "t5", "t6", "t7"));
  EXPECT_THAT(Tickets({.columns = 80, .rows = 12}), ElementsAre("t1", "t2", "t3", "t4", "t5", "t6", "t7", "t8", "t9"));
}

TEST_F(LiveTableTest, NoLineIsWiderThanTheScreen) {
  Ended(1, 100);
  UnderWay(2);
  for (const int columns : {1, 10, 79, 300}) {
    for (const std::string& line : LiveFrame(progress_, 9, {.columns = columns, .rows = 24, .colours = true})) {
      EXPECT_LE(ColumnsOf(line), columns) << line;
    }
  }
}

TEST_F(LiveTableTest, ColoursAreThereOnlyWhenWanted) {
  Ended(1, 100, v1::END_HANDED_OFF);
  EXPECT_THAT(LiveFrame(progress_, 9, {.colours = false}), Each(Not(HasSubstr("\x1b"))));
  EXPECT_THAT(LiveFrame(progress_, 9, {.colours = true})[1], StartsWith("\x1b[33m"));
}

TEST(TerminalTest, ADumbTerminalIsNotDrawnOverAndNoColorIsHonoured) {
  EXPECT_TRUE(CanRedraw("xterm-256color"));
  EXPECT_FALSE(CanRedraw("dumb"));
  EXPECT_FALSE(CanRedraw(""));
  EXPECT_FALSE(CanRedraw(nullptr));
  EXPECT_TRUE(WantsColours("xterm", nullptr));
  EXPECT_TRUE(WantsColours("xterm", ""));
  EXPECT_FALSE(WantsColours("xterm", "1"));
  EXPECT_FALSE(WantsColours("dumb", nullptr));
}

TEST(RedrawTest, TheFirstFrameIsWrittenWhereTheCursorIs) {
  EXPECT_EQ(Redraw({}, {"a", "b"}, 80), "a\x1b[K\nb\x1b[K\n\x1b[J");
}

TEST(RedrawTest, TheNextOneReplacesItAndWhatIsLeftOver) {
  EXPECT_EQ(Redraw({"a", "b", "c"}, {"d"}, 80), "\x1b[3A\rd\x1b[K\n\x1b[J");
}

TEST(RedrawTest, LinesThatANarrowerTerminalWrappedAreReplacedToo) {
  EXPECT_THAT(Redraw({std::string(80, 'a'), "\x1b[1mb\x1b[0m"}, {"d"}, 30), StartsWith("\x1b[4A"));
  EXPECT_THAT(Redraw({std::string(80, 'a')}, {"d"}, 80), StartsWith("\x1b[1A"));
}

TEST(FitColumnsTest, CharactersAreNotCutAndCannotSteerTheTerminal) {
  EXPECT_EQ(FitColumns("hello", 3), "hel");
  EXPECT_EQ(FitColumns("añb", 2), "añ");
  EXPECT_EQ(FitColumns("日本", 3), "日");
  EXPECT_EQ(FitColumns("日本", 4), "日本");
  EXPECT_EQ(FitColumns("a\x1b[2Jb\n", 10), "a?[2Jb?");
  EXPECT_EQ(FitColumns("a\xc2\x9b"
                       "2J",
                       10),
            "a?2J");
  EXPECT_EQ(FitColumns("\xff\xe6\x97", 10), "???");
}

}  // namespace
}  // namespace firstline::dev
