#include "simulators/intercom/search.h"

#include <nlohmann/json.hpp>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "simulators/intercom/testing/desk.h"

// helpdesks.md 2.5: search.
namespace firstline::sim::intercom {
namespace {

using Json = nlohmann::json;
using testing::Desk;
using ::testing::ElementsAre;
using testing::Parsed;

Json Filter(const char* field, const char* op, const Json& value) {
  return {{"field", field}, {"operator", op}, {"value", value}};
}
Json Group(const char* op, const std::vector<Json>& filters) { return {{"operator", op}, {"value", filters}}; }

class SearchTest : public ::testing::Test {
 protected:
  SearchTest() {
    for (const char* id : {"a", "b", "c"}) {
      desk_.Open(id);
      desk_.Advance(absl::Seconds(10));
    }
    desk_.Control("tickets/b/status", R"({"status":"closed"})");  // at 30 s
  }
  Outcome Search(const Json& query, const Json& pagination = {{"per_page", 20}}) {
    return desk_.Api("POST", "conversations/search", Json{{"query", query}, {"pagination", pagination}}.dump());
  }
  // The last digits of what was found, in order.
  std::vector<std::string> Found(const Json& query) {
    std::vector<std::string> ids;
    const Json found = Parsed(Search(query));
    for (const Json& item : found.at("conversations")) {
      ids.push_back(item["id"].get<std::string>().substr(14));
    }
    return ids;
  }

  Desk desk_;
};

TEST_F(SearchTest, FindsWhatChangedSinceWhetherTheTimeIsTextOrANumber) {
  EXPECT_THAT(Found(Group("AND", {Filter("updated_at", ">", "1795255200")})), ElementsAre("2", "3"));
  EXPECT_THAT(Found(Filter("updated_at", ">", 1795255220)), ElementsAre("2"));
  EXPECT_THAT(Found(Filter("updated_at", ">=", 1795255220)), ElementsAre("2", "3"));
  EXPECT_THAT(Found(Filter("updated_at", "<", 1795255210)), ElementsAre("1"));
}

TEST_F(SearchTest, CombinesFiltersAtTwoLevels) {
  const Json closed = Filter("state", "=", "closed");
  const Json third = Filter("id", "IN", {"215470000000003", "x"});
  EXPECT_THAT(Found(Group("OR", {closed, third})), ElementsAre("2", "3"));
  EXPECT_THAT(Found(Group("AND", {closed, third})), ElementsAre());
  EXPECT_THAT(Found(Group("AND", {Group("OR", {closed, third}), Filter("open", "=", true)})), ElementsAre("3"));
  EXPECT_THAT(Found(Filter("id", "NIN", {"215470000000003"})), ElementsAre("2", "1"));
  EXPECT_THAT(Found(Filter("state", "!=", "closed")), ElementsAre("3", "1"));
  EXPECT_THAT(Found(Filter("state", "~", "LOSE")), ElementsAre("2"));
}

TEST_F(SearchTest, PagesByCursorAndNeverShowsAPart) {
  const Json all = Filter("created_at", ">", 0);
  const Json first = Parsed(Search(all, {{"per_page", 2}}));
  EXPECT_EQ(first["type"], "conversation.list");
  EXPECT_EQ(first["total_count"], 3);
  EXPECT_EQ(first["pages"]["total_pages"], 2);
  EXPECT_FALSE(first["conversations"][0].contains("conversation_parts"));
  const std::string cursor = first["pages"]["next"]["starting_after"];
  // What changes between the pages does not hide what was still to come.
  desk_.Control("tickets/b/messages", R"({"text":"again"})");
  const Json second = Parsed(Search(all, {{"per_page", 2}, {"starting_after", cursor}}));
  ASSERT_EQ(second["conversations"].size(), 1u);
  EXPECT_EQ(second["conversations"][0]["id"], "215470000000001");
  EXPECT_FALSE(second["pages"].contains("next"));
}

TEST_F(SearchTest, TheOrderIsASwitch) {
  Options options;
  options.search_newest_first = false;
  Desk desk(options);
  desk.Open("a");
  desk.Advance(absl::Seconds(1));
  desk.Open("b");
  const Json found =
      Parsed(desk.Api("POST", "conversations/search", Json{{"query", Filter("created_at", ">", 0)}}.dump()));
  EXPECT_EQ(found["conversations"][0]["id"], "215470000000001");
}

TEST_F(SearchTest, WrongQueriesAreRefused) {
  const std::vector<Json> many(16, Filter("id", "=", "1"));
  const Json leaf = Filter("id", "=", "1");
  for (const Json& query :
       {Json("x"), Json::object(), Filter("colour", "=", "red"), Filter("id", "==", "1"), Filter("id", "IN", "1"),
        Filter("id", "=", Json::array()), Group("AND", many), Group("AND", {Group("OR", {Group("AND", {leaf})})})}) {
    EXPECT_EQ(Search(query).status, 400) << query;
  }
  EXPECT_EQ(Search(leaf, {{"per_page", 151}}).status, 400);
  EXPECT_EQ(Search(leaf, {{"per_page", 0}}).status, 400);
  EXPECT_EQ(Search(leaf, {{"starting_after", "nonsense!"}}).status, 400);
  EXPECT_EQ(Search(leaf, {{"page", 2}}).status, 400);
  EXPECT_EQ(desk_.Api("POST", "conversations/search", R"({"sort":{}})").status, 400);
}

TEST_F(SearchTest, ContactsAreFoundByAddressAfterTheSearchCaughtUp) {
  Options options;
  options.contact_search_lag = absl::Minutes(3);
  Desk desk(options);
  desk.Open();
  const std::string query = Json{{"query", Filter("email", "=", "ana@example.com")}}.dump();
  EXPECT_EQ(Parsed(desk.Api("POST", "contacts/search", query))["total_count"], 0);
  desk.Advance(absl::Minutes(3));
  const Json found = Parsed(desk.Api("POST", "contacts/search", query));
  EXPECT_EQ(found["type"], "list");
  EXPECT_EQ(found["data"][0]["email"], "ana@example.com");
}

}  // namespace
}  // namespace firstline::sim::intercom
