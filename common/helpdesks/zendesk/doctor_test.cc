#include "common/helpdesks/zendesk/doctor.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/helpdesks/testing/doctor_fixture.h"

namespace firstline::zendesk {
namespace {

using helpdesks::Findings;
using helpdesks::Verdict;
using ::testing::HasSubstr;

class DoctorTest : public helpdesks::testing::DoctorFixture {
 protected:
  DoctorTest()
      : DoctorFixture("zendesk", R"({"client_id":"firstline","client_secret":"CLIENT_SECRET"})",
                      {"CLIENT_SECRET", "ACCESS"}) {
    Answer("/oauth/tokens", R"({"access_token":"ACCESS","expires_in":300})");
    Answer("/api/v2/users/me", R"({"user":{"id":8000,"name":"Firstline","role":"agent"}})", 200,
           {{"X-Rate-Limit", "400"}, {"X-Rate-Limit-Remaining", "399"}});
    Answer("/api/v2/incremental/tickets/cursor", R"({"tickets":[]})");
    Answer("/api/v2/groups", R"({"groups":[{"id":600,"name":"Tier 1"}],"meta":{"has_more":false}})");
    Answer("/api/v2/webhooks", R"({"webhooks":[{"id":"01F","name":"FL","status":"active",
        "endpoint":"https://fl.example/v1/webhooks/zendesk/acme","http_method":"POST","request_format":"json",
        "subscriptions":["conditional_ticket_events"]}]})");
    Answer("/api/v2/webhooks/01F/signing_secret", absl::StrCat(R"({"signing_secret":{"secret":")", kHook, R"("}})"));
  }

  Findings Look() {
    Findings findings = DoctorFixture::Look(Examine);
    for (const std::string& call : asked_) {
      EXPECT_TRUE(absl::StartsWith(call, "GET ") || call == "POST /oauth/tokens") << call;
    }
    return findings;
  }
};

TEST_F(DoctorTest, AnAccountInOrderHasNothingThatFails) {
  const Findings findings = Look();
  for (const char* check : {"credentials", "address", "login", "bot user", "rate limit", "tickets", "teams"}) {
    EXPECT_EQ(Worst(findings, check), Verdict::kOk) << check;
  }
  EXPECT_EQ(Worst(findings, "webhook"), Verdict::kNotCheckable);  // triggers
  EXPECT_THAT(bodies_, HasSubstr(R"("scope":"webhooks:read")"));
}

TEST_F(DoctorTest, ARefusedClientEndsTheExamination) {
  Answer("/oauth/tokens", R"({"error":"invalid_client"})", 401);
  const Findings findings = Look();
  EXPECT_EQ(Worst(findings, "address"), Verdict::kOk);
  EXPECT_EQ(Worst(findings, "login"), Verdict::kFailed);
  EXPECT_EQ(findings.back().check, "login");
}

TEST_F(DoctorTest, ARefusedListOfTicketsNamesTheScope) {
  Answer("/api/v2/incremental/tickets/cursor", "{}", 403);
  const Findings findings = Look();
  EXPECT_EQ(Worst(findings, "tickets"), Verdict::kFailed);
  EXPECT_EQ(Worst(findings, "teams"), Verdict::kOk);
}

TEST_F(DoctorTest, WebhooksThatMayNotBeListedAreLeftToAPerson) {
  Answer("/api/v2/webhooks", "{}", 403);
  EXPECT_EQ(Worst(Look(), "webhook"), Verdict::kNotCheckable);
}

TEST_F(DoctorTest, AWebhookSignedWithAnotherSecretFails) {
  answers_["/api/v2/webhooks/01F/signing_secret"].body = R"({"signing_secret":{"secret":"another"}})";
  EXPECT_EQ(Worst(Look(), "webhook"), Verdict::kFailed);
}

TEST_F(DoctorTest, TheTestButtonsSecretIsRefused) {
  std::ofstream(folder_ + "/hook") << "dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ==";
  EXPECT_EQ(Worst(Look(), "webhook secret"), Verdict::kFailed);
}

TEST_F(DoctorTest, AListThatNeverEndsIsLeft) {
  answers_["/api/v2/groups"].body = R"({"groups":[],"meta":{"has_more":true,"after_cursor":"again"}})";
  EXPECT_EQ(Worst(Look(), "teams"), Verdict::kFailed);
  EXPECT_EQ(std::count(asked_.begin(), asked_.end(), "GET /api/v2/groups"), 20);
}

}  // namespace
}  // namespace firstline::zendesk
