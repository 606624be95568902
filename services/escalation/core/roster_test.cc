#include "services/escalation/core/roster.h"

#include <gtest/gtest.h>

namespace firstline::escalation {
namespace {

const Roster kRoster = {
    .version = "r1",
    .agents = {
        {.teams = {"billing"}, .skills = {"refund"}, .languages = {"de"}, .open_tickets = 6, .available = true},
        {.teams = {"billing", "legal"}, .open_tickets = 1, .available = true},
        {.teams = {"billing"}, .open_tickets = 50, .available = false},
        {.teams = {"night"}, .available = false},
        {.teams = {"odd"}, .open_tickets = -3, .available = true},
    }};

TEST(StaffingOfTest, OnlyPeopleOfTheTeamWhoTakeTicketsCount) {
  const Staffing staffing = StaffingOf(kRoster, "billing", "", "");
  EXPECT_TRUE(staffing.known);
  EXPECT_EQ(staffing.available, 2);
  EXPECT_DOUBLE_EQ(staffing.load, 3.5);
}

TEST(StaffingOfTest, SkillAndLanguageNarrowThePeopleAndAnEmptyListCoversAll) {
  EXPECT_EQ(StaffingOf(kRoster, "billing", "refund", "de").available, 2);
  EXPECT_EQ(StaffingOf(kRoster, "billing", "billing", "de").available, 1);
  EXPECT_EQ(StaffingOf(kRoster, "billing", "refund", "fr").available, 1);
}

TEST(StaffingOfTest, ATeamWithoutAnybodyTakingTicketsIsKnownAndEmpty) {
  EXPECT_TRUE(StaffingOf(kRoster, "night", "", "").known);
  EXPECT_EQ(StaffingOf(kRoster, "night", "", "").available, 0);
}

TEST(StaffingOfTest, ATeamTheRosterDoesNotNameIsUnknown) {
  EXPECT_FALSE(StaffingOf(kRoster, "sales", "", "").known);
  EXPECT_FALSE(StaffingOf(Roster(), "billing", "", "").known);
}

TEST(StaffingOfTest, ANegativeCountIsNone) { EXPECT_DOUBLE_EQ(StaffingOf(kRoster, "odd", "", "").load, 0); }

}  // namespace
}  // namespace firstline::escalation
