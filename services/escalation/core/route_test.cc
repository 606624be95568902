#include "services/escalation/core/route.h"

#include <gtest/gtest.h>

namespace firstline::escalation {
namespace {

// Berlin time; 2026-11-20 is a Friday.
absl::Time At(int day, int hour, int minute = 0) {
  absl::TimeZone zone;
  EXPECT_TRUE(absl::LoadTimeZone("Europe/Berlin", &zone));
  return absl::FromCivil(absl::CivilMinute(2026, 11, day, hour, minute), zone);
}

policy::Team MakeTeam(std::string name, std::vector<std::string> skills, std::vector<std::string> languages,
                      absl::string_view hours, std::string fallback = "") {
  policy::Team team;
  team.name = name;
  team.skills = std::move(skills);
  team.languages = std::move(languages);
  team.helpdesk_group = name + "-group";
  team.opening = *policy::ParseHours(hours);
  team.fallback = std::move(fallback);
  return team;
}

policy::Policy Company() {
  policy::Policy policy;
  policy.teams = {
      MakeTeam("billing", {"billing", "refund"}, {"en", "de"}, "mon-fri 09:00-17:00 Europe/Berlin", "night"),
      MakeTeam("facturation", {"billing"}, {"fr"}, "mon-fri 09:00-17:00 Europe/Berlin"),
      MakeTeam("night", {}, {"en"}, "mon-sun 17:00-24:00 Europe/Berlin", "tier1"),
      MakeTeam("tier1", {"other"}, {}, ""),
      MakeTeam("legal", {"legal"}, {"en"}, "mon 09:00-10:00 Europe/Berlin", "tier1"),
  };
  return policy;
}

Route Ask(RouteRequest request) {
  if (request.waiting_since == absl::Time()) request.waiting_since = request.now;
  return RouteTo(Company(), request);
}

TEST(RouteTest, TheTeamWithTheSkillAndTheLanguageGetsIt) {
  EXPECT_EQ(Ask({.intent = "refund", .language = "de", .now = At(20, 10)}).team, "billing");
  EXPECT_EQ(Ask({.intent = "billing", .language = "fr", .now = At(20, 10)}).team, "facturation");
  EXPECT_EQ(Ask({.intent = "billing", .language = "fr", .now = At(20, 10)}).team_id, "facturation-group");
}

TEST(RouteTest, AClosedTeamHandsOnToAFallbackThatIsOpenAndSpeaksTheLanguage) {
  const Route night = Ask({.intent = "refund", .language = "en", .now = At(20, 17)});
  EXPECT_EQ(night.team, "night");
  EXPECT_EQ(night.how, "fallback");
  EXPECT_EQ(Ask({.intent = "refund", .language = "de", .now = At(20, 17)}).team, "tier1");
  EXPECT_EQ(Ask({.intent = "refund", .language = "en", .now = At(20, 16, 59)}).team, "billing");
}

TEST(RouteTest, AClosedTeamWithoutFallbackKeepsIt) {
  policy::Policy policy = Company();
  policy.teams[0].fallback = "";
  const Route route =
      RouteTo(policy, {.intent = "refund", .language = "en", .now = At(20, 18), .waiting_since = At(20, 18)});
  EXPECT_EQ(route.team, "billing");
  EXPECT_FALSE(route.open);
  EXPECT_EQ(route.opens, At(23, 9));
}

TEST(RouteTest, NobodySpeaksTheLanguageSoTheSkillDecides) {
  policy::Policy policy = Company();
  policy.teams.erase(policy.teams.begin() + 2, policy.teams.begin() + 4);
  EXPECT_EQ(
      RouteTo(policy, {.intent = "refund", .language = "pl", .now = At(20, 10), .waiting_since = At(20, 10)}).team,
      "billing");
}

TEST(RouteTest, ASkillNobodyHasGoesToTheFrontLineThenToTheFirstTeam) {
  const Route front = Ask({.intent = "shipping", .language = "en", .now = At(20, 10)});
  EXPECT_EQ(front.team, "tier1");
  EXPECT_EQ(front.how, "front_line");
  policy::Policy policy = Company();
  policy.teams.resize(1);
  EXPECT_EQ(RouteTo(policy, {.intent = "shipping", .now = At(20, 10), .waiting_since = At(20, 10)}).team, "billing");
}

TEST(RouteTest, WithoutTeamsThereIsNoTeam) {
  const Route route = RouteTo(policy::Policy(), {.intent = "refund", .now = At(20, 10), .waiting_since = At(20, 10)});
  EXPECT_EQ(route.team, "");
  EXPECT_EQ(route.wait, std::nullopt);
}

TEST(RouteTest, ARulesTeamGetsItEvenWhenClosed) {
  const Route route = Ask({.rule_team = "legal", .intent = "refund", .language = "de", .now = At(20, 10)});
  EXPECT_EQ(route.team, "legal");
  EXPECT_EQ(route.how, "rule");
  EXPECT_FALSE(route.open);
}

TEST(RouteTest, ARuleMayNameASkillOrTheUndeclaredFrontLine) {
  EXPECT_EQ(Ask({.rule_team = "other", .intent = "refund", .now = At(20, 10)}).team, "tier1");
  EXPECT_EQ(Ask({.rule_team = "", .intent = "refund", .now = At(20, 10)}).team, "billing");
  policy::Policy policy = Company();
  policy.teams.resize(1);
  const Route route =
      RouteTo(policy, {.rule_team = "tier1", .intent = "refund", .now = At(20, 10), .waiting_since = At(20, 10)});
  EXPECT_EQ(route.team, "tier1");
  EXPECT_EQ(route.team_id, "");
}

TEST(RouteTest, TheWaitCountsOpenHoursFromTheFirstUnansweredMessage) {
  const auto wait = [](absl::Time since, absl::Time now) {
    return Ask({.rule_team = "billing", .now = now, .waiting_since = since}).wait;
  };
  EXPECT_EQ(wait(At(20, 10), At(20, 10)), absl::Hours(4));
  EXPECT_EQ(wait(At(20, 10), At(20, 12)), absl::Hours(2));
  EXPECT_EQ(wait(At(20, 15), At(20, 15)), At(23, 11) - At(20, 15));  // over the weekend
  EXPECT_EQ(wait(At(20, 10), At(20, 13, 59)), absl::Minutes(1));
  EXPECT_EQ(wait(At(20, 10), At(20, 14)), std::nullopt);  // has run out: promise nothing
  EXPECT_EQ(wait(absl::InfinitePast(), At(20, 10)), absl::Hours(4));
}

// Everybody takes tickets unless said otherwise.
Agent Person(std::string team, int open_tickets, bool available = true) {
  return {.teams = {std::move(team)}, .open_tickets = open_tickets, .available = available};
}

Route AskWith(const Roster& roster, RouteRequest request) {
  request.roster = &roster;
  return Ask(std::move(request));
}

// Two open teams with the skill and the language.
policy::Policy TwoTeams() {
  policy::Policy policy;
  policy.teams = {MakeTeam("north", {"billing"}, {}, "", "tier1"), MakeTeam("south", {"billing"}, {}, ""),
                  MakeTeam("tier1", {}, {}, "")};
  return policy;
}

std::string TeamOfTwo(const Roster& roster) {
  const absl::Time now = At(20, 10);
  return RouteTo(TwoTeams(),
                 {.intent = "billing", .language = "en", .now = now, .waiting_since = now, .roster = &roster})
      .team;
}

TEST(RouteByRosterTest, TheTeamWithTheLeastLoadGetsItAndTiesKeepTheFileOrder) {
  EXPECT_EQ(TeamOfTwo({"r", {Person("north", 3), Person("south", 2)}}), "south");
  EXPECT_EQ(TeamOfTwo({"r", {Person("north", 3), Person("south", 3)}}), "north");
  EXPECT_EQ(TeamOfTwo({"r", {Person("north", 6), Person("north", 1), Person("south", 4)}}), "north");
}

TEST(RouteByRosterTest, ATeamWhereNobodyTakesTicketsIsPassedOver) {
  EXPECT_EQ(TeamOfTwo({"r", {Person("north", 0, false), Person("south", 9)}}), "south");
}

TEST(RouteByRosterTest, ATeamTheRosterDoesNotNameComesAfterOneThatIsThere) {
  EXPECT_EQ(TeamOfTwo({"r", {Person("south", 9)}}), "south");
  EXPECT_EQ(TeamOfTwo({"r", {Person("north", 0, false)}}), "south");
  EXPECT_EQ(TeamOfTwo({"r", {}}), "north");
}

TEST(RouteByRosterTest, WhereNobodyIsThereAFallbackTakesItAndElseThePolicysTeam) {
  const Roster nobody = {"r", {Person("north", 0, false), Person("south", 0, false)}};
  EXPECT_EQ(TeamOfTwo(nobody), "tier1");
  Roster empty = nobody;
  empty.agents.push_back(Person("tier1", 0, false));
  EXPECT_EQ(TeamOfTwo(empty), "north");
}

TEST(RouteByRosterTest, APersonWithoutTheLanguageDoesNotCount) {
  Roster roster = {"r", {Person("north", 0), Person("south", 9)}};
  roster.agents[0].languages = {"fr"};
  EXPECT_EQ(TeamOfTwo(roster), "south");
}

TEST(RouteByRosterTest, ARulesTeamAndAClosedTeamAreLeftToThePolicy) {
  const Roster roster = {"r", {Person("legal", 9, false), Person("billing", 0)}};
  EXPECT_EQ(AskWith(roster, {.rule_team = "legal", .now = At(20, 10)}).team, "legal");
  EXPECT_EQ(AskWith(roster, {.intent = "refund", .language = "en", .now = At(20, 18)}).team, "night");
}

TEST(RouteTest, ATeamThatPromisesNothingHasNoWait) {
  policy::Policy policy = Company();
  policy.teams[0].reply_within = absl::ZeroDuration();
  EXPECT_EQ(RouteTo(policy, {.intent = "refund", .now = At(20, 10), .waiting_since = At(20, 10)}).wait, std::nullopt);
}

}  // namespace
}  // namespace firstline::escalation
