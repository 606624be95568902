#include "simulators/desk/deeds.h"

#include "absl/strings/str_split.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace firstline::sim::desk {
namespace {

absl::StatusOr<Deed> Read(const std::string& target, const std::string& body, const std::string& method = "POST") {
  return ReadDeed({.method = method, .path = absl::StrSplit(target, '/'), .body = body});
}

TEST(DeedsTest, ACustomerOpensATicketWithEverythingKnownAboutThem) {
  const auto deed = Read("tickets", R"({"external_id":"e1","subject":"s","text":"t","tags":["a"],"group_id":601,
      "requester":{"name":"Ana","email":"a@example.com","external_id":"c7","attributes":{"plan":"plus","vip":true},
                   "company":{"id":"k","name":"Acme","attributes":{"seats":3}}}})");
  ASSERT_TRUE(deed.ok()) << deed.status();
  EXPECT_EQ(deed->ticket, "");
  const auto& open = std::get<OpenTicket>(deed->what);
  EXPECT_EQ(open.channel, "email");
  EXPECT_EQ(open.group_id, 601);
  EXPECT_EQ(open.requester.attributes.at("vip"), "true");
  EXPECT_EQ(open.requester.attributes.at("plan"), "\"plus\"");
  EXPECT_EQ(open.requester.company->attributes.at("seats"), "3");
}

TEST(DeedsTest, DeedsAboutATicketNameIt) {
  EXPECT_EQ(Read("tickets/e1", "", "GET")->ticket, "e1");
  EXPECT_EQ(Read("tickets/e1/delete", "{}")->ticket, "e1");
  EXPECT_EQ(std::get<MoveTicket>(Read("tickets/e1/delete", "{}")->what).status, "deleted");
  const auto assigned = Read("tickets/e1/assign", R"({"group_id":null})");
  ASSERT_TRUE(std::get<AssignTicket>(assigned->what).group_id);
  EXPECT_FALSE(*std::get<AssignTicket>(assigned->what).group_id);
  EXPECT_FALSE(std::get<AssignTicket>(assigned->what).assignee_id);
  EXPECT_TRUE(std::get<SuspendRequester>(Read("tickets/e1/suspend", "")->what).suspended);
  EXPECT_EQ(std::get<RateTicket>(Read("tickets/e1/rating", R"({"score":5})")->what).score, "5");
  EXPECT_TRUE(std::get<WriteMessage>(Read("tickets/e1/messages", R"({"from":"agent","html":"x"})")->what).by_agent);
}

TEST(DeedsTest, MistakesAre400) {
  const std::pair<const char*, const char*> calls[] = {
      {"tickets", "["},
      {"tickets", R"({"text":"x"})"},
      {"tickets", R"({"requester":{"email":"a@b.c"}})"},
      {"tickets", R"({"requester":{"email":"a@b.c"},"text":"x","tag":["a"]})"},
      {"tickets", R"({"requester":{"email":"a@b.c","plan":"x"},"text":"x"})"},
      {"tickets/e1/messages", R"({"from":"bot","text":"x"})"},
      {"tickets/e1/messages", R"({"from":"agent"})"},
      {"tickets/e1/messages", R"({"text":7})"},
      {"tickets/e1/rating", "{}"},
      {"tickets/e1/rating", R"({"score":"5"})"},
      {"tickets/e1/status", R"({"status":"new"})"},
      {"tickets/e1/assign", "{}"},
      {"users", R"({"name":"x"})"},
      {"users", R"({"name":"x","email":"a@b.c","role":"king"})"},
      {"groups", R"({"id":0,"name":"x"})"}};
  for (const auto& [target, body] : calls) {
    EXPECT_EQ(HttpStatusOf(Read(target, body).status()), 400) << target << " " << body;
    EXPECT_FALSE(Read(target, body).ok()) << target << " " << body;
  }
}

TEST(DeedsTest, CallsThatAreNoneAre404) {
  for (const char* target : {"nothing", "tickets/e1/dance", "tickets/e1", "tickets/e1/status/x"}) {
    EXPECT_EQ(HttpStatusOf(Read(target, "{}").status()), 404) << target;
  }
  EXPECT_EQ(HttpStatusOf(Read("users", "", "GET").status()), 404);
  EXPECT_EQ(HttpStatusOf(Read("tickets/e1", "{}", "DELETE").status()), 404);
}

}  // namespace
}  // namespace firstline::sim::desk
