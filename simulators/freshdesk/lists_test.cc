#include "simulators/freshdesk/lists.h"

#include <nlohmann/json.hpp>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "simulators/freshdesk/testing/desk.h"

// helpdesks.md 3.2.
namespace firstline::sim::freshdesk {
namespace {

using Json = nlohmann::json;
using testing::Desk;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::Parsed;

std::vector<int64_t> Ids(const Outcome& outcome) {
  std::vector<int64_t> ids;
  for (const Json& item : Parsed(outcome)) ids.push_back(item["id"]);
  return ids;
}

class ListsTest : public ::testing::Test {
 protected:
  ListsTest() {
    for (const char* id : {"a", "b", "c"}) {
      desk_.Open(id);
      desk_.Advance(absl::Seconds(10));
    }
    desk_.Control("tickets/a/messages", R"({"text":"again"})");  // at 10:00:30
  }
  Outcome Get(const std::string& target) { return desk_.Api("GET", target); }

  Desk desk_;
};

TEST_F(ListsTest, ListsWhatChangedSince) {
  EXPECT_THAT(Ids(Get("tickets?updated_since=2026-11-21T10:00:20Z&order_by=updated_at&order_type=asc")),
              ElementsAre(6543, 6541));
  EXPECT_THAT(Ids(Get("tickets?updated_since=2026-11-21T10:00:20Z&order_by=updated_at")), ElementsAre(6541, 6543));
  EXPECT_THAT(Ids(Get("tickets?updated_since=2026-11-21T10:00:31Z")), IsEmpty());
  EXPECT_THAT(Ids(Get("tickets")), ElementsAre(6543, 6542, 6541));  // newest ticket first
  desk_.Control("tickets/b/delete", "{}");
  EXPECT_THAT(Ids(Get("tickets")), ElementsAre(6543, 6541));
}

TEST_F(ListsTest, AListedTicketHasNoDescription) { EXPECT_FALSE(Parsed(Get("tickets"))[0].contains("description")); }

TEST_F(ListsTest, TheLinkHeaderLeadsToTheNextPageWhileThereIsOne) {
  const Outcome first = Get("tickets?order_by=updated_at&per_page=2");
  EXPECT_EQ(first.headers.Get("Link"),
            "<http://desk/api/v2/tickets?order_by=updated_at&per_page=2&page=2>; rel=\"next\"");
  const Outcome second = Get("tickets?order_by=updated_at&per_page=2&page=2");
  EXPECT_EQ(Ids(second).size(), 1u);
  EXPECT_FALSE(second.headers.Has("Link"));
  EXPECT_THAT(Ids(Get("tickets?page=3")), IsEmpty());
}

TEST_F(ListsTest, ThirtyByDefaultAHundredAtMost) {
  for (int i = 0; i < 31; ++i) desk_.Control("tickets/a/messages", R"({"text":"more"})");
  EXPECT_EQ(Ids(Get("tickets/6541/conversations")).size(), 30u);
  EXPECT_TRUE(Get("tickets/6541/conversations").headers.Has("Link"));
  EXPECT_EQ(Ids(Get("tickets/6541/conversations?per_page=100")).size(), 32u);
  EXPECT_EQ(Get("tickets/6541/conversations?per_page=101").status, 400);
}

TEST_F(ListsTest, WrongQuestionsAreRefused) {
  for (const char* target : {"tickets?updated_since=yesterday", "tickets?order_by=colour", "tickets?order_type=up",
                             "tickets?page=0", "tickets?page=x", "tickets?page=301"}) {
    const Outcome outcome = Get(target);
    EXPECT_EQ(outcome.status, 400) << target;
    EXPECT_EQ(Parsed(outcome)["description"], "Validation failed");
  }
}

TEST_F(ListsTest, AttributesShowOnContactAndCompany) {
  desk_.Control("tickets", R"({"external_id":"d","text":"x","requester":{"name":"Bo","email":"bo@example.com",
      "attributes":{"plan":"plus","vip":true},"company":{"id":"k","name":"Acme","attributes":{"seats":3}}}})");
  const Json found = Parsed(Get("contacts?email=BO@example.com"));
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0]["custom_fields"], Json({{"plan", "plus"}, {"vip", true}}));
  const Json contact = Parsed(Get(absl::StrCat("contacts/", found[0]["id"].get<int64_t>())));
  EXPECT_EQ(contact["active"], true);
  const Json company = Parsed(Get(absl::StrCat("companies/", contact["company_id"].get<int64_t>())));
  EXPECT_EQ(company["name"], "Acme");
  EXPECT_EQ(company["custom_fields"]["seats"], 3);
  EXPECT_EQ(Parsed(Get("tickets/6544"))["company_id"], company["id"]);
}

TEST_F(ListsTest, AgentsGroupsAndFields) {
  EXPECT_EQ(Parsed(Get("agents/me"))["id"], 8000);
  EXPECT_EQ(Parsed(Get("agents"))[1]["contact"]["name"], "Sam Operator");
  EXPECT_EQ(Parsed(Get("agents/8002"))["group_ids"], Json({601, 602}));
  EXPECT_EQ(Parsed(Get("groups/601"))["name"], "Billing");
  EXPECT_EQ(Parsed(Get("groups")).size(), 5u);
  EXPECT_EQ(Get("agents/1").status, 404);
  Options options;
  options.custom_fields = {"cf_intent"};
  Desk desk(options);
  EXPECT_EQ(Parsed(desk.Api("GET", "ticket_fields")).back()["name"], "cf_intent");
}

TEST_F(ListsTest, RatingsGoFrom103DownToMinus103) {
  desk_.Control("tickets/a/rating", R"({"score":"good","comment":"thanks"})");
  desk_.Control("tickets/a/rating", R"({"score":"bad"})");
  const Json ratings = Parsed(Get("tickets/6541/satisfaction_ratings"));
  EXPECT_EQ(ratings[0]["ratings"]["default_question"], 103);
  EXPECT_EQ(ratings[0]["feedback"], "thanks");
  EXPECT_EQ(ratings[1]["ratings"]["default_question"], -103);
}

}  // namespace
}  // namespace firstline::sim::freshdesk
