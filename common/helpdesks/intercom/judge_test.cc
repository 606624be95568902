#include "common/helpdesks/intercom/judge.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace firstline::intercom {
namespace {

using helpdesks::Verdict;
using ::testing::HasSubstr;
using ::testing::SizeIs;

constexpr char kAdmins[] = R"({"type":"admin.list","admins":[
    {"id":"8000","name":"Bot","has_inbox_seat":true,"away_mode_enabled":false},
    {"id":"8001","name":"Sam","has_inbox_seat":false,"away_mode_enabled":false},
    {"id":"9007199254740993","name":"Kim","has_inbox_seat":true,"away_mode_enabled":true}]})";

TEST(JudgeTest, TheTeammateNeedsASeat) {
  EXPECT_EQ(JudgeTeammate(kAdmins, "8000").front().verdict, Verdict::kOk);
  EXPECT_EQ(JudgeTeammate(kAdmins, "8001").front().verdict, Verdict::kFailed);
  EXPECT_THAT(JudgeTeammate(kAdmins, "8001").front().seen, HasSubstr("has no seat"));
}

TEST(JudgeTest, ATeammateWhoIsAwayIsAWarning) {
  const auto findings = JudgeTeammate(kAdmins, "9007199254740993");
  ASSERT_THAT(findings, SizeIs(2));
  EXPECT_EQ(findings[1].verdict, Verdict::kWarning);
}

TEST(JudgeTest, AnUnknownTeammateFails) {
  EXPECT_EQ(JudgeTeammate(kAdmins, "9007199254740992").front().verdict, Verdict::kFailed);
  EXPECT_EQ(JudgeTeammate("<html>", "8000").front().verdict, Verdict::kFailed);
}

TEST(JudgeTest, WhatIsNoListOfTeamsIsSaidToBeNone) {
  EXPECT_FALSE(ParseTeams("{}").ok());
  EXPECT_THAT(*ParseTeams(R"({"teams":[]})"), SizeIs(0));
}

TEST(JudgeTest, TheHubIsLookedAtByHandForAddressAndTopics) {
  EXPECT_EQ(WebhookByHand("acme").verdict, Verdict::kNotCheckable);
  EXPECT_THAT(WebhookByHand("acme").wanted, HasSubstr("/v1/webhooks/intercom/acme"));
  EXPECT_THAT(WebhookByHand("acme").wanted, HasSubstr("conversation.user.replied"));
}

}  // namespace
}  // namespace firstline::intercom
