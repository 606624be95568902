#include "simulators/intercom/lists.h"

#include <nlohmann/json.hpp>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "simulators/intercom/testing/desk.h"

// helpdesks.md 2.5 and 2.6.
namespace firstline::sim::intercom {
namespace {

using Json = nlohmann::json;
using testing::Desk;
using testing::Parsed;

TEST(ListsTest, AdminsTeamsAndMe) {
  Desk desk;
  EXPECT_EQ(Parsed(desk.Api("GET", "me"))["id"], "8000");
  EXPECT_EQ(Parsed(desk.Api("GET", "me"))["app"]["id_code"], "abc123");
  const Json admins = Parsed(desk.Api("GET", "admins"));
  EXPECT_EQ(admins["type"], "admin.list");
  EXPECT_EQ(admins["admins"].size(), 3u);
  EXPECT_EQ(admins["admins"][1]["has_inbox_seat"], true);
  EXPECT_EQ(admins["admins"][1]["team_ids"][0], 600);  // integers here, text as their own id
  EXPECT_EQ(Parsed(desk.Api("GET", "admins/8001"))["name"], "Sam Operator");
  EXPECT_EQ(desk.Api("GET", "admins/1").status, 404);
  EXPECT_EQ(Parsed(desk.Api("GET", "teams"))["teams"].size(), 5u);
  EXPECT_EQ(Parsed(desk.Api("GET", "teams/601"))["name"], "Billing");
  EXPECT_EQ(desk.Api("GET", "teams/1").status, 404);
}

TEST(ListsTest, AttributesShowOnContactAndCompany) {
  Desk desk;
  desk.Control("tickets", R"({"text":"x","requester":{"name":"Ana","email":"a@example.com","external_id":"user-42",
      "attributes":{"plan":"plus","vip":true},
      "company":{"id":"k1","name":"Acme","attributes":{"plan":"Enterprise","seats":3}}}})");
  const std::string id = desk.conversation().contact;
  const Json contact = Parsed(desk.Api("GET", "contacts/" + id));
  EXPECT_EQ(contact["custom_attributes"], Json({{"plan", "plus"}, {"vip", true}}));
  EXPECT_EQ(contact["external_id"], "user-42");
  const std::string company = contact["companies"]["data"][0]["id"];
  const Json shown = Parsed(desk.Api("GET", "companies/" + company));
  EXPECT_EQ(shown["plan"]["name"], "Enterprise");
  EXPECT_EQ(shown["custom_attributes"], Json({{"seats", 3}}));
  EXPECT_EQ(shown["company_id"], "k1");
  EXPECT_EQ(desk.Api("GET", "contacts/x").status, 404);
  EXPECT_EQ(desk.Api("GET", "companies/x").status, 404);
}

class ArticlesTest : public ::testing::Test {
 protected:
  ArticlesTest() {
    desk_.Control("articles", R"({"title":"Open","body":"<p>a</p>"})");
    desk_.Advance(absl::Seconds(1));
    desk_.Control("articles", R"({"title":"Staff","body":"<p>b</p>","audience":"restricted"})");
    desk_.Control("articles", R"({"title":"Draft","body":"<p>c</p>","state":"draft"})");
    desk_.Control("articles", R"({"title":"Inner","body":"<p>d</p>","internal":true})");
  }
  Desk desk_;
};

TEST_F(ArticlesTest, TheListHoldsDraftsAndRestrictedOnesNewestChangeFirst) {
  const Json list = Parsed(desk_.Api("GET", "articles", "", "2.16"));
  EXPECT_EQ(list["total_count"], 3);
  EXPECT_EQ(list["pages"]["type"], "pages");
  EXPECT_EQ(list["data"].back()["title"], "Open");
  EXPECT_EQ(list["data"][0]["help_center_audience"], "restricted");
  EXPECT_EQ(list["data"][1]["state"], "draft");
  EXPECT_EQ(Parsed(desk_.Api("GET", "articles?per_page=2&page=2"))["data"].size(), 1u);
  EXPECT_EQ(desk_.Api("GET", "articles?per_page=x").status, 400);
}

TEST_F(ArticlesTest, TheAudienceIsInvisibleBefore216) {
  EXPECT_FALSE(Parsed(desk_.Api("GET", "articles", "", "2.14"))["data"][0].contains("help_center_audience"));
  EXPECT_FALSE(Parsed(desk_.Api("GET", "articles/39002", "", "2.15")).contains("help_center_audience"));
  EXPECT_EQ(Parsed(desk_.Api("GET", "articles/39002", "", "2.16"))["help_center_audience"], "restricted");
}

TEST_F(ArticlesTest, InternalArticlesHaveAListOfTheirOwnAndNoState) {
  const Json list = Parsed(desk_.Api("GET", "internal_articles"));
  ASSERT_EQ(list["data"].size(), 1u);
  EXPECT_EQ(list["data"][0]["title"], "Inner");
  EXPECT_FALSE(list["data"][0].contains("state"));
  EXPECT_EQ(desk_.Api("GET", "articles/39004").status, 404);
  EXPECT_EQ(desk_.Api("GET", "internal_articles/39004").status, 200);
}

TEST(ListsTest, ConversationsAreListedNewestChangeFirst) {
  Desk desk;
  desk.Open("a");
  desk.Advance(absl::Seconds(1));
  desk.Open("b");
  const Json list = Parsed(desk.Api("GET", "conversations?per_page=1"));
  EXPECT_EQ(list["conversations"][0]["id"], "215470000000002");
  const std::string next = list["pages"]["next"]["starting_after"];
  EXPECT_EQ(Parsed(desk.Api("GET", "conversations?per_page=1&starting_after=" + next))["conversations"][0]["id"],
            "215470000000001");
  EXPECT_EQ(desk.Api("GET", "conversations?per_page=x").status, 400);
}

TEST(ListsTest, OtherPathsAndVerbsAreNotFound) {
  Desk desk;
  for (const char* target : {"", "nothing", "me/1/2", "contacts", "visitors/1"}) {
    EXPECT_EQ(desk.Api("GET", target).status, 404) << target;
  }
  EXPECT_EQ(desk.Api("POST", "admins", "{}").status, 404);
}

}  // namespace
}  // namespace firstline::sim::intercom
