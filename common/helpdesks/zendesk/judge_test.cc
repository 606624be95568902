#include "common/helpdesks/zendesk/judge.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "common/helpdesks/zendesk/events.h"

namespace firstline::zendesk {
namespace {

using helpdesks::Finding;
using helpdesks::Findings;
using helpdesks::Verdict;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;

Verdict ScopeVerdict(const std::string& scope) {
  return JudgeCredentials({.client_id = "c", .client_secret = "s", .scope = scope}).verdict;
}

TEST(JudgeTest, AScopeOfOnesOwnMustHoldWhatIsNeeded) {
  EXPECT_EQ(ScopeVerdict(""), Verdict::kOk);
  EXPECT_EQ(ScopeVerdict("read write"), Verdict::kOk);
  EXPECT_EQ(ScopeVerdict("tickets:read tickets:write users:read organizations:read"), Verdict::kOk);
  EXPECT_EQ(ScopeVerdict("tickets:read users:read"), Verdict::kFailed);
  EXPECT_EQ(JudgeCredentials({.client_id = "c", .client_secret = "s", .scope = "read"}).seen,
            "scope lacks tickets:write");
  EXPECT_EQ(JudgeCredentials({.email = "e", .token = "t"}).verdict, Verdict::kWarning);
}

TEST(JudgeTest, TheBotIsAnAgentAndTheOneTheCredentialsName) {
  const std::string agent = R"({"user":{"id":8000,"name":"Bot","role":"agent","suspended":false}})";
  EXPECT_EQ(JudgeBot(agent, {}).verdict, Verdict::kOk);
  EXPECT_EQ(JudgeBot(agent, {.bot_user_id = 8000}).verdict, Verdict::kOk);
  EXPECT_EQ(JudgeBot(agent, {.bot_user_id = 8001}).verdict, Verdict::kFailed);
  EXPECT_EQ(JudgeBot(R"({"user":{"id":8000,"role":"end-user"}})", {}).verdict, Verdict::kFailed);
  EXPECT_EQ(JudgeBot(R"({"user":{"id":8000,"role":"admin","suspended":true}})", {}).verdict, Verdict::kFailed);
  EXPECT_EQ(JudgeBot(R"({"user":{"id":null,"name":"Anonymous user","role":"end-user"}})", {}).verdict,
            Verdict::kFailed);
  EXPECT_EQ(JudgeBot("<html>", {}).verdict, Verdict::kFailed);
}

TEST(JudgeTest, DeletedGroupsDoNotCountAndPagesGoOn) {
  const auto page = ParseGroups(
      R"({"groups":[{"id":9007199254740993,"name":"A"},{"id":2,"name":"B","deleted":true}],"meta":{"has_more":true,"after_cursor":"x"}})");
  ASSERT_TRUE(page.ok()) << page.status();
  ASSERT_THAT(page->items, SizeIs(1));
  EXPECT_EQ(page->items[0].id, "9007199254740993");
  EXPECT_EQ(page->after, "x");
  EXPECT_FALSE(ParseGroups("{}").ok());
}

Webhook Complete() {
  Webhook webhook = {.id = "01F1",
                     .name = "Firstline",
                     .endpoint = "https://fl.example/v1/webhooks/zendesk/acme",
                     .status = "active",
                     .method = "POST",
                     .format = "json",
                     .subscriptions = {}};
  for (const TicketEvent& event : kTicketEvents) {
    webhook.subscriptions.push_back(absl::StrCat(kEventPrefix, event.name));
  }
  return webhook;
}

Finding JudgeOne(const Webhook& webhook) { return JudgeWebhooks({webhook}, "acme").front(); }

TEST(JudgeTest, ACompleteWebhookIsFine) {
  EXPECT_EQ(JudgeOne(Complete()).verdict, Verdict::kOk) << JudgeOne(Complete()).seen;
}

TEST(JudgeTest, WhatAWebhookLacksIsNamed) {
  Webhook webhook = Complete();
  webhook.subscriptions.erase(webhook.subscriptions.begin() + 1);
  EXPECT_EQ(JudgeOne(webhook).verdict, Verdict::kFailed);
  EXPECT_THAT(JudgeOne(webhook).seen, HasSubstr("zen:event-type:ticket.comment_added"));
  EXPECT_THAT(JudgeOne(webhook).seen, Not(HasSubstr("ticket.created")));
  webhook = Complete();
  webhook.subscriptions.pop_back();
  EXPECT_EQ(JudgeOne(webhook).verdict, Verdict::kWarning);
  webhook = Complete();
  webhook.status = "inactive";
  EXPECT_EQ(JudgeOne(webhook).verdict, Verdict::kFailed);
  webhook = Complete();
  webhook.method = "GET";
  EXPECT_EQ(JudgeOne(webhook).verdict, Verdict::kFailed);
  webhook = Complete();
  webhook.endpoint = "http://fl.example/v1/webhooks/zendesk/acme";
  EXPECT_EQ(JudgeOne(webhook).verdict, Verdict::kWarning);
}

TEST(JudgeTest, TriggersAreLeftToAPerson) {
  Webhook webhook = Complete();
  webhook.subscriptions = {"conditional_ticket_events"};
  EXPECT_EQ(JudgeOne(webhook).verdict, Verdict::kNotCheckable);
}

TEST(JudgeTest, OtherWebhooksAreNotShownButOnesThatMissUsNarrowlyAre) {
  Webhook near = Complete();
  near.endpoint = "https://fl.example/v1/webhooks/zendesk/acm/PATH_SECRET?key=QUERY_SECRET";
  Webhook other = Complete();
  other.name = "Billing export";
  other.endpoint = "https://other.example/hooks/OTHER_SECRET";
  const Findings findings = JudgeWebhooks({near, other}, "acme");
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_EQ(findings[0].verdict, Verdict::kFailed);
  EXPECT_EQ(findings[0].seen, "none of the account's 2 webhooks points here; near: \"Firstline\" to \"zendesk/acm\"");
  EXPECT_THAT(findings[0].wanted, HasSubstr("/v1/webhooks/zendesk/acme"));
}

TEST(JudgeTest, TheSigningSecretIsComparedAndNeverShown) {
  const std::string body = R"({"signing_secret":{"algorithm":"SHA256","secret":"TOP"}})";
  EXPECT_EQ(JudgeSigningSecret(Complete(), body, {"OLD", "TOP"}).verdict, Verdict::kOk);
  const Finding wrong = JudgeSigningSecret(Complete(), body, {"OLD"});
  EXPECT_EQ(wrong.verdict, Verdict::kFailed);
  EXPECT_THAT(absl::StrCat(wrong.seen, wrong.wanted, wrong.mend), Not(HasSubstr("TOP")));
  EXPECT_EQ(JudgeSigningSecret(Complete(), "", {"OLD"}).verdict, Verdict::kNotCheckable);
}

}  // namespace
}  // namespace firstline::zendesk
