#include "common/helpdesks/freshdesk/doctor.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "absl/strings/match.h"
#include "common/helpdesks/testing/doctor_fixture.h"

namespace firstline::freshdesk {
namespace {

using helpdesks::Findings;
using helpdesks::Verdict;

class DoctorTest : public helpdesks::testing::DoctorFixture {
 protected:
  DoctorTest() : DoctorFixture("freshdesk", R"({"api_key":"API_KEY"})", {"API_KEY"}) {
    Answer("/api/v2/agents/me", R"({"id":8000,"ticket_scope":1,"contact":{"name":"Bot"}})", 200,
           {{"X-RateLimit-Total", "400"}, {"X-RateLimit-Remaining", "20"}});
    Answer("/api/v2/tickets", "[]");
    Answer("/api/v2/contacts", "[]");
    Answer("/api/v2/groups", R"([{"id":600,"name":"Tier 1"}])");
  }

  Findings Look() {
    Findings findings = DoctorFixture::Look(Examine);
    for (const std::string& call : asked_) EXPECT_TRUE(absl::StartsWith(call, "GET ")) << call;
    return findings;
  }
};

TEST_F(DoctorTest, AnAccountInOrderHasNothingThatFailsAndItsRulesAreLeftToAPerson) {
  const Findings findings = Look();
  for (const char* check : {"credentials", "address", "login", "agent", "tickets", "contacts", "teams"}) {
    EXPECT_EQ(Worst(findings, check), Verdict::kOk) << check;
  }
  EXPECT_EQ(Worst(findings, "rate limit"), Verdict::kWarning);
  EXPECT_EQ(Worst(findings, "webhook"), Verdict::kNotCheckable);
}

TEST_F(DoctorTest, ARefusedKeyEndsTheExamination) {
  Answer("/api/v2/agents/me", R"({"code":"invalid_credentials"})", 401);
  EXPECT_EQ(Worst(Look(), "login"), Verdict::kFailed);
  EXPECT_EQ(asked_.size(), 1u);
}

TEST_F(DoctorTest, GroupsAreReadPageByPageButNotForEver) {
  Answer("/api/v2/groups", R"([{"id":600,"name":"Tier 1"}])", 200,
         {{"Link", R"(<https://acme.example/api/v2/groups?page=2>; rel="next")"}});
  EXPECT_EQ(Worst(Look(), "teams"), Verdict::kOk);
  EXPECT_EQ(std::count(asked_.begin(), asked_.end(), "GET /api/v2/groups"), 20);
}

TEST_F(DoctorTest, AWrongAddressIsNotTakenForARefusal) {
  Answer("/api/v2/agents/me", "<html>", 404, {{"Content-Type", "text/html"}});
  EXPECT_EQ(Worst(Look(), "address"), Verdict::kFailed);
}

}  // namespace
}  // namespace firstline::freshdesk
