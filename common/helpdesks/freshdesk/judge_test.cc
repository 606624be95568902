#include "common/helpdesks/freshdesk/judge.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace firstline::freshdesk {
namespace {

using helpdesks::Verdict;
using ::testing::HasSubstr;
using ::testing::SizeIs;

TEST(JudgeTest, TheKeysAgentIsTheOneTheCredentialsName) {
  const char* agent = R"({"id":8000,"ticket_scope":1,"occasional":false,"contact":{"name":"Bot"}})";
  EXPECT_EQ(JudgeAgent(agent, "").front().verdict, Verdict::kOk);
  EXPECT_EQ(JudgeAgent(agent, "8000").front().verdict, Verdict::kOk);
  EXPECT_EQ(JudgeAgent(agent, "8001").front().verdict, Verdict::kFailed);
  EXPECT_EQ(JudgeAgent("[]", "").front().verdict, Verdict::kFailed);
}

TEST(JudgeTest, AnAgentWhoSeesLessOrComesSometimesIsAWarning) {
  EXPECT_THAT(JudgeAgent(R"({"id":8000})", ""), SizeIs(1));
  const auto findings = JudgeAgent(R"({"id":8000,"ticket_scope":2,"occasional":true})", "");
  ASSERT_THAT(findings, SizeIs(3));
  EXPECT_EQ(findings[1].verdict, Verdict::kWarning);
  EXPECT_EQ(findings[2].verdict, Verdict::kWarning);
}

TEST(JudgeTest, GroupsAreAListWithWholeIds) {
  std::vector<helpdesks::Group> groups;
  ASSERT_TRUE(AddGroups(R"([{"id":9007199254740993,"name":"A"}])", groups).ok());
  ASSERT_THAT(groups, SizeIs(1));
  EXPECT_EQ(groups[0].id, "9007199254740993");
  EXPECT_FALSE(AddGroups("{}", groups).ok());
}

TEST(JudgeTest, TheRulesAreLookedAtByHand) {
  EXPECT_EQ(RulesByHand("acme").verdict, Verdict::kNotCheckable);
  EXPECT_THAT(RulesByHand("acme").wanted, HasSubstr("/v1/webhooks/freshdesk/acme"));
}

}  // namespace
}  // namespace firstline::freshdesk
