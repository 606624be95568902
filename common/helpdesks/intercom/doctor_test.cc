#include "common/helpdesks/intercom/doctor.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/match.h"
#include "common/helpdesks/testing/doctor_fixture.h"

namespace firstline::intercom {
namespace {

using helpdesks::Findings;
using helpdesks::Verdict;

class DoctorTest : public helpdesks::testing::DoctorFixture {
 protected:
  DoctorTest() : DoctorFixture("intercom", R"({"access_token":"ACCESS","admin_id":"8000"})", {"ACCESS"}) {
    Answer("/me", R"({"type":"admin","id":"1"})", 200,
           {{"X-RateLimit-Limit", "1666"}, {"X-RateLimit-Remaining", "1665"}});
    Answer("/admins", R"({"admins":[{"id":"1","has_inbox_seat":true},
                                    {"id":"8000","name":"Bot","has_inbox_seat":true,"away_mode_enabled":false}]})");
    Answer("/conversations/search", R"({"conversations":[]})");
    Answer("/contacts/search", R"({"data":[]})");
    Answer("/teams", R"({"teams":[{"id":"600","name":"Tier 1"}]})");
  }

  Findings Look() {
    Findings findings = DoctorFixture::Look(Examine);
    for (const std::string& call : asked_) {
      EXPECT_TRUE(absl::StartsWith(call, "GET ") || absl::EndsWith(call, "/search")) << call;
    }
    return findings;
  }
};

TEST_F(DoctorTest, AWorkspaceInOrderHasNothingThatFailsAndItsWebhookIsLeftToAPerson) {
  const Findings findings = Look();
  for (const char* check :
       {"credentials", "address", "login", "rate limit", "teammate", "conversations", "contacts", "teams"}) {
    EXPECT_EQ(Worst(findings, check), Verdict::kOk) << check;
  }
  EXPECT_EQ(Worst(findings, "webhook"), Verdict::kNotCheckable);
}

TEST_F(DoctorTest, ARefusedTokenEndsTheExamination) {
  Answer("/me", R"({"type":"error.list","errors":[{"code":"unauthorized"}]})", 401);
  const Findings findings = Look();
  EXPECT_EQ(Worst(findings, "login"), Verdict::kFailed);
  EXPECT_EQ(asked_.size(), 1u);
  EXPECT_EQ(Worst(findings, "webhook"), Verdict::kNotCheckable);
}

TEST_F(DoctorTest, ContactsAreUsefulAndConversationsAreNeeded) {
  Answer("/contacts/search", "{}", 403);
  Answer("/conversations/search", "{}", 403);
  const Findings findings = Look();
  EXPECT_EQ(Worst(findings, "contacts"), Verdict::kWarning);
  EXPECT_EQ(Worst(findings, "conversations"), Verdict::kFailed);
}

TEST_F(DoctorTest, ATeamThatDoesNotExistFails) {
  Answer("/teams", R"({"teams":[{"id":"601","name":"Tier 1"}]})");
  EXPECT_EQ(Worst(Look(), "teams"), Verdict::kFailed);
}

}  // namespace
}  // namespace firstline::intercom
