#include "simulators/zendesk/lists.h"

#include <nlohmann/json.hpp>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "simulators/zendesk/testing/desk.h"

// helpdesks.md 1.5, reading.
namespace firstline::sim::zendesk {
namespace {

using Json = nlohmann::json;
using testing::Desk;
using ::testing::ElementsAre;
using testing::Parsed;

std::vector<std::string> Bodies(const Json& list) {
  std::vector<std::string> bodies;
  for (const Json& comment : list.at("comments")) bodies.push_back(comment.at("plain_body"));
  return bodies;
}

Desk ThreeComments() {
  Desk desk;
  desk.Open();
  desk.Control("tickets/4711/messages", R"({"text":"two","from":"agent"})");
  desk.Control("tickets/4711/messages", R"({"text":"three"})");
  return desk;
}

TEST(CommentsTest, ComeInOrderOrReversed) {
  Desk desk = ThreeComments();
  EXPECT_THAT(Bodies(Parsed(desk.Api("GET", "tickets/4711/comments"))), ElementsAre("Where is it?", "two", "three"));
  EXPECT_THAT(Bodies(Parsed(desk.Api("GET", "tickets/4711/comments?sort=-created_at"))),
              ElementsAre("three", "two", "Where is it?"));
  EXPECT_EQ(desk.Api("GET", "tickets/4711/comments?sort=id").status, 400);
}

TEST(CommentsTest, ArePagedByCursorInBothDirections) {
  Desk desk = ThreeComments();
  const Json first = Parsed(desk.Api("GET", "tickets/4711/comments?page[size]=2"));
  EXPECT_THAT(Bodies(first), ElementsAre("Where is it?", "two"));
  EXPECT_EQ(first["meta"]["has_more"], true);
  const std::string next = first["links"]["next"];
  ASSERT_TRUE(next.starts_with("http://desk/api/v2/")) << next;
  const Json second = Parsed(desk.Api("GET", next.substr(19)));
  EXPECT_THAT(Bodies(second), ElementsAre("three"));
  EXPECT_EQ(second["meta"]["has_more"], false);
  const Json back = Parsed(desk.Api("GET", absl::StrCat("tickets/4711/comments?page[size]=2&page[before]=",
                                                        second["meta"]["before_cursor"].get<std::string>())));
  EXPECT_THAT(Bodies(back), ElementsAre("Where is it?", "two"));
  EXPECT_EQ(back["meta"]["has_more"], false);
}

TEST(CommentsTest, ArePagedByNumber) {
  Desk desk = ThreeComments();
  const Json first = Parsed(desk.Api("GET", "tickets/4711/comments?per_page=2"));
  EXPECT_EQ(first["count"], 3);
  EXPECT_EQ(first["next_page"], "http://desk/api/v2/tickets/4711/comments?page=2&per_page=2");
  const Json second = Parsed(desk.Api("GET", "tickets/4711/comments?page=2&per_page=2"));
  EXPECT_THAT(Bodies(second), ElementsAre("three"));
  EXPECT_EQ(second["next_page"], nullptr);
}

TEST(CommentsTest, BadPagingIs400) {
  Desk desk = ThreeComments();
  for (const char* query : {"page[size]=0", "page[size]=101", "page[size]=x", "page[size]=2&page[after]=zzz", "page=0",
                            "per_page=101", "page=x"}) {
    EXPECT_EQ(desk.Api("GET", absl::StrCat("tickets/4711/comments?", query)).status, 400) << query;
  }
  EXPECT_EQ(desk.Api("GET", "tickets/4711/comments?page[size]=100").status, 200);
}

TEST(CommentsTest, SideloadTheirAuthors) {
  Desk desk = ThreeComments();
  const Json body = Parsed(desk.Api("GET", "tickets/4711/comments?page[size]=100&include=users"));
  ASSERT_EQ(body["users"].size(), 2u);
  EXPECT_EQ(body["users"][0]["role"], "agent");
  EXPECT_EQ(body["users"][1]["role"], "end-user");
}

TEST(AuditsTest, HoldTheMetadataOfTheirUpdate) {
  Desk desk;
  desk.Open();
  desk.Api("PUT", "tickets/4711", R"({"ticket":{"comment":{"body":"Hi"},"metadata":{"firstline_delivery":"d-1"}}})");
  const Json audits = Parsed(desk.Api("GET", "tickets/4711/audits"))["audits"];
  ASSERT_EQ(audits.size(), 2u);
  EXPECT_TRUE(audits[0]["metadata"]["custom"].empty());
  EXPECT_EQ(audits[1]["metadata"]["custom"]["firstline_delivery"], "d-1");
  EXPECT_EQ(audits[1]["events"][0]["public"], true);
  EXPECT_EQ(Parsed(desk.Api("GET", "tickets/4711/audits?page[size]=1"))["audits"].size(), 1u);
}

TEST(UsersTest, AreFoundByIdRoleAndQuery) {
  Desk desk;
  desk.Open();
  EXPECT_EQ(Parsed(desk.Api("GET", "users/me"))["user"]["id"], 8000);
  EXPECT_EQ(Parsed(desk.Api("GET", "users/9001"))["user"]["email"], "ana@example.com");
  EXPECT_EQ(desk.Api("GET", "users/1").status, 404);
  EXPECT_EQ(Parsed(desk.Api("GET", "users?role[]=agent&role[]=admin"))["users"].size(), 3u);
  EXPECT_EQ(Parsed(desk.Api("GET", "users?role[]=agent"))["users"].size(), 2u);
  EXPECT_EQ(desk.Api("GET", "users?role[]=owner").status, 400);
  EXPECT_EQ(Parsed(desk.Api("GET", "users/search?query=email:ana%40example.com"))["users"].size(), 1u);
  EXPECT_EQ(Parsed(desk.Api("GET", "users/search?query=operator"))["users"].size(), 2u);
  EXPECT_EQ(Parsed(desk.Api("GET", "users/search?query=email:nobody"))["users"].size(), 0u);
  EXPECT_EQ(desk.Api("GET", "users/search").status, 400);
}

TEST(UsersTest, ASuspendedOneShowsIt) {
  Desk desk;
  desk.Open();
  desk.Control("tickets/4711/suspend", "{}");
  EXPECT_EQ(Parsed(desk.Api("GET", "users/9001"))["user"]["suspended"], true);
}

TEST(GroupsTest, NameTheirMembers) {
  Desk desk;
  EXPECT_EQ(Parsed(desk.Api("GET", "groups"))["groups"][0]["id"], 600);
  const Json memberships = Parsed(desk.Api("GET", "group_memberships"))["group_memberships"];
  int of_kim = 0;
  for (const Json& membership : memberships) of_kim += membership["user_id"] == 8002 ? 1 : 0;
  EXPECT_EQ(of_kim, 2);
}

TEST(RatingsTest, AreListedFromATime) {
  Desk desk;
  desk.Open();
  desk.Control("tickets/4711/rating", R"({"score":"bad","comment":"slow"})");
  const Json ratings = Parsed(desk.Api("GET", "satisfaction_ratings?start_time=1795255200"))["satisfaction_ratings"];
  ASSERT_EQ(ratings.size(), 1u);
  EXPECT_EQ(ratings[0]["score"], "bad");
  EXPECT_EQ(ratings[0]["ticket_id"], 4711);
  EXPECT_TRUE(Parsed(desk.Api("GET", "satisfaction_ratings?start_time=1795255201"))["satisfaction_ratings"].empty());
  EXPECT_EQ(desk.Api("GET", "satisfaction_ratings?start_time=now").status, 400);
  EXPECT_EQ(Parsed(desk.Api("GET", "tickets/4711"))["ticket"]["satisfaction_rating"]["score"], "bad");
}

TEST(ExportTest, ListsEachTicketOnceAtItsLatestChange) {
  Desk desk;
  desk.Open("a");
  desk.Open("b");
  desk.Advance(absl::Seconds(10));
  desk.Control("tickets/a/messages", R"({"text":"x"})");
  const Json all = Parsed(desk.Api("GET", "incremental/tickets/cursor?start_time=0"));
  ASSERT_EQ(all["tickets"].size(), 2u);
  EXPECT_EQ(all["tickets"][0]["external_id"], "b");
  EXPECT_EQ(all["tickets"][1]["external_id"], "a");
  EXPECT_EQ(all["end_of_stream"], true);
  const Json late = Parsed(desk.Api("GET", "incremental/tickets/cursor?start_time=1795255210"));
  ASSERT_EQ(late["tickets"].size(), 1u);
  EXPECT_EQ(late["tickets"][0]["generated_timestamp"], 1795255210);
}

TEST(ExportTest, GoesOnWhereTheCursorSaysAndSeesLaterChanges) {
  Desk desk;
  for (const char* id : {"a", "b", "c"}) desk.Open(id);
  const Json first = Parsed(desk.Api("GET", "incremental/tickets/cursor?start_time=0&per_page=2"));
  EXPECT_EQ(first["end_of_stream"], false);
  desk.Control("tickets/a/messages", R"({"text":"x"})");
  const auto page = [&](const Json& before) {
    return Parsed(
        desk.Api("GET", absl::StrCat("incremental/tickets/cursor?cursor=", before["after_cursor"].get<std::string>())));
  };
  const Json second = page(first);
  ASSERT_EQ(second["tickets"].size(), 2u);
  EXPECT_EQ(second["tickets"][0]["external_id"], "c");
  EXPECT_EQ(second["tickets"][1]["external_id"], "a");
  EXPECT_TRUE(page(second)["tickets"].empty());
  EXPECT_EQ(page(page(second))["end_of_stream"], true);
}

TEST(ExportTest, ShowsDeletedTickets) {
  Desk desk;
  desk.Open();
  desk.Control("tickets/4711/delete", "{}");
  EXPECT_EQ(Parsed(desk.Api("GET", "incremental/tickets/cursor?start_time=0"))["tickets"][0]["status"], "deleted");
}

TEST(ExportTest, BadParametersAre400) {
  Options options;
  options.incremental_age_min = absl::Minutes(1);
  Desk desk(options);
  for (const char* query : {"", "start_time=x", "cursor=zzz", "start_time=0&per_page=1001", "start_time=1795255141"}) {
    EXPECT_EQ(desk.Api("GET", absl::StrCat("incremental/tickets/cursor?", query)).status, 400) << query;
  }
  EXPECT_EQ(desk.Api("GET", "incremental/tickets/cursor?start_time=1795255140").status, 200);
}

TEST(RoutesTest, WhatTheVendorDoesNotHaveIs404) {
  Desk desk;
  desk.Open();
  const std::pair<const char*, const char*> calls[] = {{"GET", "nothing"},
                                                       {"DELETE", "tickets/4711"},
                                                       {"PATCH", "tickets/4711"},
                                                       {"POST", "tickets/4711/comments"},
                                                       {"GET", "tickets/4711/nothing"},
                                                       {"GET", "tickets/4711/tags/x"},
                                                       {"PATCH", "tickets/4711/tags"},
                                                       {"GET", "tickets"},
                                                       {"POST", "users/9001"},
                                                       {"GET", "users/9001/x"},
                                                       {"POST", "groups"}};
  for (const auto& [method, target] : calls) {
    const Outcome outcome = desk.Api(method, target, "{}");
    EXPECT_EQ(outcome.status, 404) << method << " " << target;
    EXPECT_EQ(Parsed(outcome)["error"], "InvalidEndpoint");
  }
}

}  // namespace
}  // namespace firstline::sim::zendesk
