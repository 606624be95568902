#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/helpdesks/judge_quota.h"
#include "common/helpdesks/judge_secrets.h"
#include "common/helpdesks/judge_teams.h"

namespace firstline::helpdesks {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;

const Group kGroups[] = {{"600", "Tier 1"}, {"601", "Billing"}, {"9007199254740993", "Sales"}};

policy::Team Named(const std::string& name, const std::string& group) {
  policy::Team team;
  team.name = name;
  team.helpdesk_group = group;
  return team;
}

TEST(JudgeTeamsTest, TeamsThatExistAreShownWithTheirNames) {
  const Findings findings = JudgeTeams({Named("tier1", "600"), Named("sales", "9007199254740993")}, "main", kGroups);
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_EQ(findings[0].verdict, Verdict::kOk);
  EXPECT_EQ(findings[0].seen, "tier1 is 600 \"Tier 1\", sales is 9007199254740993 \"Sales\"");
}

TEST(JudgeTeamsTest, AMissingGroupFailsAndNamesTheOneCalledLikeTheTeam) {
  const Findings findings = JudgeTeams({Named("billing", "602")}, "main", kGroups);
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_EQ(findings[0].verdict, Verdict::kFailed);
  EXPECT_EQ(findings[0].seen, "team billing: the helpdesk has no group \"602\"");
  EXPECT_THAT(findings[0].mend, HasSubstr("nearest is 601 \"Billing\""));
}

TEST(JudgeTeamsTest, WithoutALikeNameTheLikeNumberIsNearest) {
  const Findings findings = JudgeTeams({Named("legal", "9007199254740992")}, "main", kGroups);
  EXPECT_THAT(findings[0].mend, HasSubstr("nearest is 9007199254740993"));
  EXPECT_THAT(JudgeTeams({Named("legal", "7")}, "main", kGroups)[0].mend, Not(HasSubstr("nearest")));
}

TEST(JudgeTeamsTest, TheGroupOfThisHelpdeskCounts) {
  policy::Team team = Named("billing", "999");
  team.helpdesk_groups["second"] = "601";
  EXPECT_EQ(JudgeTeams({team}, "second", kGroups)[0].verdict, Verdict::kOk);
  EXPECT_EQ(JudgeTeams({team}, "main", kGroups)[0].verdict, Verdict::kFailed);
}

TEST(JudgeTeamsTest, TeamsWithoutAGroupAreOneWarning) {
  const Findings findings = JudgeTeams({Named("a", ""), Named("b", ""), Named("tier1", "600")}, "main", kGroups);
  ASSERT_THAT(findings, SizeIs(2));
  EXPECT_EQ(findings[0].verdict, Verdict::kWarning);
  EXPECT_THAT(findings[0].seen, HasSubstr("a, b"));
  EXPECT_EQ(findings[1].verdict, Verdict::kOk);
}

Finding JudgeOne(absl::StatusOr<std::string> secret) { return JudgeSecrets({{"hook", std::move(secret)}}).front(); }

TEST(JudgeSecretsTest, ASecretIsWholeAndNothingOfItIsShown) {
  const std::string good = "0123456789abcdefghijkl";
  EXPECT_EQ(JudgeOne(good).verdict, Verdict::kOk);
  EXPECT_EQ(JudgeOne(good).seen, "hook: 22 characters");
  EXPECT_EQ(JudgeOne(good.substr(1)).verdict, Verdict::kFailed);
  EXPECT_EQ(JudgeOne(" " + good).verdict, Verdict::kFailed);
  EXPECT_EQ(JudgeOne(good + "\t").verdict, Verdict::kFailed);
  EXPECT_EQ(JudgeOne(good + "\n" + good).verdict, Verdict::kFailed);
  EXPECT_THAT(JudgeOne(" " + good).seen, Not(HasSubstr("0123")));
  EXPECT_EQ(JudgeOne(absl::NotFoundError("hook: cannot be read")).seen, "hook: cannot be read");
}

TEST(JudgeSecretsTest, TwoFilesWithOneSecretAreNoRotation) {
  const std::string secret = "0123456789abcdefghijkl";
  const Findings same = JudgeSecrets({{"a", secret}, {"b", secret}});
  ASSERT_THAT(same, SizeIs(3));
  EXPECT_EQ(same[2].verdict, Verdict::kWarning);
  EXPECT_THAT(JudgeSecrets({{"a", secret}, {"b", secret + "m"}}), SizeIs(2));
}

TEST(JudgeQuotaTest, LittleHeadroomWarns) {
  EXPECT_EQ(JudgeQuota({.limit = "400", .remaining = "80"}).verdict, Verdict::kOk);
  EXPECT_EQ(JudgeQuota({.limit = "400", .remaining = "79"}).verdict, Verdict::kWarning);
  EXPECT_EQ(JudgeQuota({.limit = "", .remaining = ""}).verdict, Verdict::kNotCheckable);
  EXPECT_EQ(JudgeQuota({.limit = "0", .remaining = "0"}).verdict, Verdict::kNotCheckable);
}

TEST(JudgeQuotaTest, APolicyThatAllowsMoreThanTheAccountWarns) {
  const Quota window = {.limit = "1000", .remaining = "1000", .window = absl::Seconds(10), .updates_per_minute = 6001};
  EXPECT_EQ(JudgeQuota(window).verdict, Verdict::kWarning);
  EXPECT_EQ(JudgeQuota(window).wanted, "at most 6000");
  Quota fitting = window;
  fitting.updates_per_minute = 6000;
  EXPECT_EQ(JudgeQuota(fitting).verdict, Verdict::kOk);
}

}  // namespace
}  // namespace firstline::helpdesks
