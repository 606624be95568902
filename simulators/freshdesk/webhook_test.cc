#include "simulators/freshdesk/webhook.h"

#include <nlohmann/json.hpp>

#include "gtest/gtest.h"
#include "simulators/freshdesk/testing/desk.h"

// helpdesks.md 3.1.
namespace firstline::sim::freshdesk {
namespace {

using Json = nlohmann::json;
using testing::Desk;

class WebhookTest : public ::testing::Test {
 protected:
  // The bodies of the rule for everything that changed.
  std::vector<std::string> Bodies(const char* rule, const Outcome& outcome, BodyMode mode = BodyMode::kAdvanced) {
    std::vector<std::string> bodies;
    for (const Change& change : outcome.changes) {
      if (auto body = RuleBody(rule, mode, desk_.account(), change)) bodies.push_back(*std::move(body));
    }
    return bodies;
  }
  Outcome Open() {
    return desk_.Control("tickets", R"({"external_id":"e1","requester":{"name":"Ana Example","email":"a@example.com"},
        "subject":"Parcel","text":"Where?","tags":["shop","parcel"],"group_id":601})");
  }
  Outcome Say(const char* body) { return desk_.Control("tickets/e1/messages", body); }

  Desk desk_;
};

TEST_F(WebhookTest, TheAdvancedBodiesAreThoseOfTheReference) {
  EXPECT_EQ(Json::parse(Bodies("created", Open()).at(0)),
            Json::parse(R"({"source":"freshdesk","event":"ticket.created","ticket_id":"6541",
                            "triggered_event":"{ticket_action:created}"})"));
  EXPECT_EQ(Json::parse(Bodies("replied", Say(R"({"text":"Any news?"})")).at(0)),
            Json::parse(R"({"source":"freshdesk","event":"customer.replied","ticket_id":"6541",
                            "triggered_event":"{reply_sent:reply}"})"));
  EXPECT_EQ(Json::parse(Bodies("closed", desk_.Control("tickets/e1/status", R"({"status":"closed"})")).at(0)),
            Json::parse(R"({"source":"freshdesk","event":"ticket.closed","ticket_id":"6541",
                            "triggered_event":"{status:{from:Open,to:Closed}}"})"));
  EXPECT_EQ(Json::parse(Bodies("rating", desk_.Control("tickets/e1/rating", R"({"score":"bad"})")).at(0)),
            Json::parse(R"({"source":"freshdesk","event":"csat.received","ticket_id":"6541",
                            "triggered_event":"{customer_feedback:received}"})"));
}

TEST_F(WebhookTest, PerformersAreKeptApart) {
  Open();
  EXPECT_TRUE(Bodies("replied", Say(R"({"from":"agent","text":"Hello"})")).empty());
  EXPECT_TRUE(Bodies("agent", Say(R"({"text":"Hello"})")).empty());
  EXPECT_EQ(Bodies("agent", Say(R"({"from":"agent","text":"Hello"})")).size(), 1u);
  // Our own writes are an agent's.
  const Outcome ours = desk_.Api("POST", "tickets/6541/reply", R"({"body":"x"})");
  EXPECT_TRUE(Bodies("replied", ours).empty());
  EXPECT_EQ(Bodies("agent", ours).size(), 1u);
}

TEST_F(WebhookTest, ClosingFiresForResolvedAndClosedByWhomeverAndForNothingElse) {
  Open();
  EXPECT_TRUE(Bodies("closed", desk_.Api("PUT", "tickets/6541", R"({"status":3})")).empty());
  EXPECT_EQ(Bodies("closed", desk_.Api("PUT", "tickets/6541", R"({"status":4})")).size(), 1u);
  EXPECT_TRUE(Bodies("closed", Say(R"({"text":"again"})")).empty());  // opens it
}

TEST_F(WebhookTest, TheSimpleBodyWrapsTickedFieldsWithANumberForAnId) {
  Open();
  const Json body = Json::parse(Bodies("replied", Say(R"({"text":"Any news?"})"), BodyMode::kSimple).at(0));
  const Json& fields = body["freshdesk_webhook"];
  EXPECT_EQ(fields["ticket_id"], 6541);
  EXPECT_EQ(fields["ticket_status"], "Open");
  EXPECT_EQ(fields["ticket_tags"], "shop, parcel");
  EXPECT_EQ(fields["ticket_latest_public_comment"], "Ana Example : Any news?");
  EXPECT_EQ(fields["ticket_group_name"], "Billing");
  EXPECT_EQ(fields["ticket_agent_name"], nullptr);
  EXPECT_FALSE(fields.contains("event"));
}

}  // namespace
}  // namespace firstline::sim::freshdesk
