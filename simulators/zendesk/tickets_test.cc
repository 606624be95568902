#include "simulators/zendesk/tickets.h"

#include <nlohmann/json.hpp>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "simulators/zendesk/testing/desk.h"

// helpdesks.md 1.5, PUT, GET and POST of tickets.
namespace firstline::sim::zendesk {
namespace {

using Json = nlohmann::json;
using testing::Desk;
using ::testing::HasSubstr;
using testing::Parsed;

Outcome Put(Desk& desk, const Json& ticket) { return desk.Api("PUT", "tickets/4711", Json{{"ticket", ticket}}.dump()); }

std::vector<Change::Kind> Kinds(const Outcome& outcome) {
  std::vector<Change::Kind> kinds;
  for (const Change& change : outcome.changes) kinds.push_back(change.kind);
  return kinds;
}

TEST(UpdateTicketTest, CommentStatusPriorityGroupAndFieldsGoInOneCall) {
  Desk desk;
  desk.Open("ext-1");
  desk.Advance(absl::Seconds(5));
  const Outcome outcome = Put(desk, {{"comment", {{"html_body", "<p>Hello &amp; bye</p>"}, {"public", true}}},
                                     {"status", "pending"},
                                     {"priority", "high"},
                                     {"group_id", 601},
                                     {"custom_fields", Json::array({{{"id", 31}, {"value", "billing"}}})},
                                     {"metadata", {{"firstline_delivery", "d-001"}}}});
  ASSERT_EQ(outcome.status, 200) << outcome.body;
  const Json body = Parsed(outcome);
  EXPECT_EQ(body["ticket"]["status"], "pending");
  EXPECT_EQ(body["ticket"]["priority"], "high");
  EXPECT_EQ(body["ticket"]["group_id"], 601);
  EXPECT_EQ(body["ticket"]["updated_at"], "2026-11-21T10:00:05Z");
  EXPECT_EQ(body["audit"]["metadata"]["custom"]["firstline_delivery"], "d-001");
  EXPECT_EQ(body["audit"]["author_id"], 8000);
  EXPECT_EQ(body["audit"]["via"]["channel"], "api");
  EXPECT_EQ(body["audit"]["events"][0]["type"], "Comment");
  EXPECT_EQ(desk.ticket().comments.back().plain_body, "Hello & bye");
  EXPECT_EQ(desk.ticket().comments.back().via, "api");
  EXPECT_EQ(desk.ticket().audits.size(), 2u);  // one call, one audit
}

TEST(UpdateTicketTest, TheJournalLineSaysWhatWasAskedFor) {
  Desk desk;
  desk.Open("ext-1");
  const Outcome outcome = Put(desk, {{"comment", {{"body", "Hi"}, {"public", false}}}, {"metadata", {{"k", 7}}}});
  ASSERT_EQ(outcome.journal.size(), 1u);
  const Json line = Json::parse(outcome.journal[0]);
  EXPECT_EQ(line["op"], "update");
  EXPECT_EQ(line["actor"], "api");
  EXPECT_EQ(line["external_id"], "ext-1");
  EXPECT_EQ(line["comment"]["text"], "Hi");
  EXPECT_EQ(line["comment"]["public"], false);
  EXPECT_EQ(line["metadata"]["k"], 7);
  EXPECT_FALSE(line.contains("status"));
}

TEST(UpdateTicketTest, PublicDefaultsToTrue) {
  Desk desk;
  desk.Open();
  Put(desk, {{"comment", {{"body", "Hi"}}}});
  EXPECT_TRUE(desk.ticket().comments.back().is_public);
}

TEST(UpdateTicketTest, HtmlInsideBodyIsText) {
  Desk desk;
  desk.Open();
  Put(desk, {{"comment", {{"body", "<b>x</b>"}}}});
  EXPECT_EQ(desk.ticket().comments.back().html_body, "<p>&lt;b&gt;x&lt;/b&gt;</p>");
}

TEST(UpdateTicketTest, OurPublicReplyOpensANewTicketUnlessTheCallSetsAStatus) {
  Desk desk;
  desk.Open();
  Put(desk, {{"comment", {{"body", "note"}, {"public", false}}}});
  EXPECT_EQ(desk.ticket().status, "new");
  EXPECT_THAT(Kinds(Put(desk, {{"comment", {{"body", "Hi"}}}})),
              ::testing::ElementsAre(Change::Kind::kComment, Change::Kind::kStatus));
  EXPECT_EQ(desk.ticket().status, "open");
  Put(desk, {{"comment", {{"body", "Hi"}}}, {"status", "solved"}});
  EXPECT_EQ(desk.ticket().status, "solved");
}

TEST(UpdateTicketTest, ChangesOfOneCallShareOneSequence) {
  Desk desk;
  desk.Open();
  const Outcome outcome = Put(desk, {{"comment", {{"body", "Hi"}}}, {"status", "open"}, {"group_id", 601}});
  ASSERT_EQ(outcome.changes.size(), 3u);
  EXPECT_EQ(outcome.changes[0].sequence, outcome.changes[2].sequence);
  EXPECT_NE(outcome.changes[0].position, outcome.changes[1].position);
}

TEST(UpdateTicketTest, AnUpdateThatChangesNothingLeavesTheStampAlone) {
  Desk desk;
  desk.Open();
  Put(desk, {{"status", "open"}});
  const std::string stamp = Stamp(desk.ticket().updated_at);
  desk.Advance(absl::Seconds(5));
  EXPECT_EQ(Put(desk, {{"status", "open"}}).status, 200);
  EXPECT_EQ(Stamp(desk.ticket().updated_at), stamp);
}

TEST(UpdateTicketTest, ASafeUpdateWithTheRightStampPasses) {
  Desk desk;
  desk.Open();
  for (const Json& safe : {Json(true), Json("true")}) {
    EXPECT_EQ(Put(desk, {{"priority", safe == true ? "high" : "low"},
                         {"safe_update", safe},
                         {"updated_stamp", "2026-11-21T10:00:00Z"}})
                  .status,
              200);
  }
}

TEST(UpdateTicketTest, AStaleStampIs409AndChangesNothing) {
  Desk desk;
  desk.Open();
  desk.Advance(absl::Seconds(1));
  desk.Control("tickets/4711/messages", R"({"text":"Hello?"})");
  const size_t comments = desk.ticket().comments.size();
  // `safe_update: false` acts like true.
  for (const bool safe : {true, false}) {
    const Outcome outcome =
        Put(desk, {{"comment", {{"body", "Hi"}}}, {"safe_update", safe}, {"updated_stamp", "2026-11-21T10:00:00Z"}});
    EXPECT_EQ(outcome.status, 409);
    EXPECT_TRUE(outcome.changes.empty());
  }
  EXPECT_EQ(desk.ticket().comments.size(), comments);
  EXPECT_EQ(Put(desk, {{"comment", {{"body", "Hi"}}}}).status, 200);  // left out: forced
}

TEST(UpdateTicketTest, StampsHaveWholeSecondsSoAChangeWithinTheSameSecondGoesUnseen) {
  Desk desk;
  desk.Open();
  desk.Advance(absl::Milliseconds(900));
  desk.Control("tickets/4711/messages", R"({"text":"Hello?"})");
  EXPECT_EQ(Put(desk, {{"status", "open"}, {"safe_update", true}, {"updated_stamp", "2026-11-21T10:00:00Z"}}).status,
            200);
}

TEST(UpdateTicketTest, ASafeUpdateWithoutAStampIs400) {
  Desk desk;
  desk.Open();
  EXPECT_EQ(Put(desk, {{"status", "open"}, {"safe_update", true}}).status, 400);
}

TEST(UpdateTicketTest, AClosedTicketIs422) {
  Desk desk;
  desk.Open();
  desk.Control("tickets/4711/status", R"({"status":"closed"})");
  const Outcome outcome = Put(desk, {{"comment", {{"body", "Hi"}}}});
  EXPECT_EQ(outcome.status, 422);
  EXPECT_EQ(Parsed(outcome)["error"], "RecordInvalid");
  EXPECT_EQ(Parsed(outcome)["details"]["status"][0]["description"], "Status: closed prevents ticket update");
}

TEST(UpdateTicketTest, UnknownMembersAndWrongTypesAre400) {
  Desk desk;
  desk.Open();
  const Json bad[] = {{{"stauts", "open"}},
                      {{"status", 2}},
                      {{"priority", true}},
                      {{"group_id", "601"}},
                      {{"group_id", 601.0}},
                      {{"assignee_id", "8001"}},
                      {{"comment", "Hi"}},
                      {{"comment", {{"body", 7}}}},
                      {{"comment", {{"text", "Hi"}}}},
                      {{"comment", {{"body", "Hi"}, {"public", "true"}}}},
                      {{"comment", {{"body", "Hi"}, {"author_id", "8001"}}}},
                      {{"comment", {{"body", "Hi"}, {"uploads", Json::array()}}}},
                      {{"metadata", "d-001"}},
                      {{"custom_fields", {{"31", "x"}}}},
                      {{"custom_fields", Json::array({{{"id", "31"}, {"value", "x"}}})}},
                      {{"custom_fields", Json::array({{{"id", 31}}})}},
                      {{"tags", "shop"}},
                      {{"tags", Json::array({"two words"})}},
                      {{"safe_update", 1}, {"updated_stamp", "2026-11-21T10:00:00Z"}},
                      {{"requester", {{"name", "x"}}}}};
  for (const Json& ticket : bad) {
    const Outcome outcome = Put(desk, ticket);
    EXPECT_EQ(outcome.status, 400) << ticket.dump();
    EXPECT_THAT(outcome.body, HasSubstr("Invalid attribute"));
  }
}

TEST(UpdateTicketTest, ABodyThatIsNoTicketIs400) {
  Desk desk;
  desk.Open();
  for (const char* body : {"", "{", "[]", "{}", R"({"ticket":[]})", R"({"ticket":{},"x":1})", R"({"status":"open"})"}) {
    EXPECT_EQ(desk.Api("PUT", "tickets/4711", body).status, 400) << body;
  }
}

TEST(UpdateTicketTest, ValuesOutsideTheirRulesAre422) {
  Desk desk;
  desk.Open();
  const Json bad[] = {{{"status", "new"}},
                      {{"status", "SOLVED"}},
                      {{"priority", "medium"}},
                      {{"type", "complaint"}},
                      {{"group_id", 999}},
                      {{"assignee_id", 999}},
                      {{"assignee_id", 9001}},  // a customer
                      {{"comment", {{"public", true}}}},
                      {{"comment", {{"html_body", ""}}}},
                      {{"comment", {{"body", "Hi"}, {"author_id", 999}}}}};
  for (const Json& ticket : bad) EXPECT_EQ(Put(desk, ticket).status, 422) << ticket.dump();
  EXPECT_EQ(desk.ticket().audits.size(), 1u);
}

TEST(UpdateTicketTest, ACommentOfExactlyTheLimitPasses) {
  Options options;
  options.comment_bytes_max = 10;
  Desk desk(options);
  desk.Open();
  EXPECT_EQ(Put(desk, {{"comment", {{"body", "0123456789"}}}}).status, 200);
  EXPECT_EQ(Put(desk, {{"comment", {{"body", "0123456789a"}}}}).status, 422);
}

TEST(UpdateTicketTest, TagsInTheTicketAreRefusedUnlessTheAccountTakesThem) {
  Desk strict;
  strict.Open();
  EXPECT_EQ(Put(strict, {{"tags", {"a"}}}).status, 422);
  Options options;
  options.accept_ticket_tags = true;
  Desk vendor(options);
  vendor.Open();
  vendor.Api("PUT", "tickets/4711/tags", R"({"tags":["old"]})");
  EXPECT_EQ(Put(vendor, {{"tags", {"a"}}}).status, 200);
  EXPECT_THAT(vendor.ticket().tags, ::testing::ElementsAre("a"));  // they replace
}

TEST(UpdateTicketTest, TheAssigneeMustBelongToTheGroupWhereTheSwitchSaysSo) {
  Options options;
  for (const bool must : {true, false}) {
    options.assignee_must_be_in_group = must;
    Desk desk(options);
    desk.Open();
    EXPECT_EQ(Put(desk, {{"group_id", 604}, {"assignee_id", 8002}}).status, must ? 422 : 200);
    EXPECT_EQ(Put(desk, {{"group_id", 601}, {"assignee_id", 8002}}).status, 200);
  }
}

TEST(UpdateTicketTest, ATicketThatMovesToAnotherTeamLeavesAnOperatorWhoIsNotInIt) {
  Desk desk;
  desk.Open();
  Put(desk, {{"group_id", 601}, {"assignee_id", 8002}});
  EXPECT_EQ(desk.ticket().status, "open");  // assigned, so no longer new
  Put(desk, {{"group_id", 602}});
  EXPECT_EQ(desk.ticket().assignee_id, 8002);
  Put(desk, {{"group_id", 604}});
  EXPECT_EQ(desk.ticket().assignee_id, std::nullopt);
}

TEST(UpdateTicketTest, SolvingWithoutARequiredFieldIs422) {
  Options options;
  options.required_when_solved = {31};
  Desk desk(options);
  desk.Open();
  EXPECT_EQ(Put(desk, {{"status", "solved"}}).status, 422);
  EXPECT_EQ(
      Put(desk, {{"status", "solved"}, {"custom_fields", Json::array({{{"id", 31}, {"value", nullptr}}})}}).status,
      422);
  EXPECT_EQ(Put(desk, {{"custom_fields", Json::array({{{"id", 31}, {"value", "x"}}})}}).status, 200);
  EXPECT_EQ(Put(desk, {{"status", "solved"}}).status, 200);
}

TEST(UpdateTicketTest, AFieldTheAccountDoesNotHaveIs422) {
  Options options;
  options.custom_fields = {31};
  Desk desk(options);
  desk.Open();
  EXPECT_EQ(Put(desk, {{"custom_fields", Json::array({{{"id", 32}, {"value", "x"}}})}}).status, 422);
}

TEST(UpdateTicketTest, APublicCommentToASuspendedRequesterIs422) {
  Desk desk;
  desk.Open();
  desk.Control("tickets/4711/suspend", R"({"suspended":true})");
  EXPECT_EQ(Put(desk, {{"comment", {{"body", "Hi"}, {"public", true}}}}).status, 422);
  EXPECT_EQ(Put(desk, {{"comment", {{"body", "Hi"}, {"public", false}}}}).status, 200);
}

TEST(UpdateTicketTest, BeyondTheCommentLimitIs422) {
  Options options;
  options.comments_max = 2;
  Desk desk(options);
  desk.Open();
  EXPECT_EQ(Put(desk, {{"comment", {{"body", "second"}}}}).status, 200);
  EXPECT_EQ(Put(desk, {{"comment", {{"body", "third"}}}}).status, 422);
  EXPECT_EQ(Put(desk, {{"status", "pending"}}).status, 200);
}

TEST(UpdateTicketTest, CommentIdsNeedMoreThan32Bits) {
  Desk desk;
  desk.Open();
  EXPECT_GT(desk.ticket().comments.front().id, int64_t{1} << 32);
  Options options;
  options.first_comment = (int64_t{1} << 53) + 1;
  Desk beyond_double(options);
  beyond_double.Open();
  EXPECT_THAT(beyond_double.Api("GET", "tickets/4711/comments").body, HasSubstr("9007199254740993"));
}

TEST(ShowTicketTest, UnknownDeletedAndOddIdsAreNotFound) {
  Desk desk;
  desk.Open();
  EXPECT_EQ(desk.Api("GET", "tickets/4711").status, 200);
  EXPECT_EQ(desk.Api("GET", "tickets/4712").status, 404);
  EXPECT_EQ(Parsed(desk.Api("GET", "tickets/4712"))["error"], "RecordNotFound");
  EXPECT_EQ(desk.Api("GET", "tickets/abc").status, 400);
  desk.Control("tickets/4711/delete", "{}");
  EXPECT_EQ(desk.Api("GET", "tickets/4711").status, 404);
  EXPECT_EQ(Put(desk, {{"status", "open"}}).status, 404);
}

TEST(ShowTicketTest, SideloadsUsersAndGroupsOnlyWhenAsked) {
  Desk desk;
  desk.Open();
  Put(desk, {{"group_id", 601}, {"assignee_id", 8001}});
  const Json plain = Parsed(desk.Api("GET", "tickets/4711"));
  EXPECT_FALSE(plain.contains("users"));
  const Json body = Parsed(desk.Api("GET", "tickets/4711?include=users,groups"));
  EXPECT_EQ(body["users"].size(), 2u);
  EXPECT_EQ(body["users"][0]["id"], 8001);
  EXPECT_EQ(body["users"][1]["role"], "end-user");
  EXPECT_EQ(body["groups"][0]["id"], 601);
  EXPECT_EQ(body["ticket"]["satisfaction_rating"]["score"], "unoffered");
}

const char kNew[] =
    R"({"ticket":{"subject":"S","comment":{"body":"Help"},"requester":{"name":"Bo","email":"bo@example.com"}}})";

TEST(CreateTicketTest, MakesTheRequesterTheAuthorOfTheFirstComment) {
  Desk desk;
  const Outcome outcome = desk.Api("POST", "tickets", kNew);
  ASSERT_EQ(outcome.status, 201) << outcome.body;
  EXPECT_THAT(std::string(outcome.headers.Get("Location")), HasSubstr("/api/v2/tickets/4711.json"));
  EXPECT_FALSE(outcome.headers.Has("x-idempotency-lookup"));
  EXPECT_EQ(desk.ticket().comments[0].author_id, desk.ticket().requester_id);
  EXPECT_EQ(desk.ticket().submitter_id, 8000);
  EXPECT_EQ(desk.account().users.at(desk.ticket().requester_id).email, "bo@example.com");
  EXPECT_THAT(Kinds(outcome), ::testing::ElementsAre(Change::Kind::kCreated));
}

TEST(CreateTicketTest, TheSameKeyAndBodyYieldTheSameTicket) {
  Desk desk;
  const Outcome first = desk.Api("POST", "tickets", kNew, "k1");
  const Outcome second = desk.Api("POST", "tickets", kNew, "k1");
  EXPECT_EQ(first.headers.Get("x-idempotency-lookup"), "miss");
  EXPECT_EQ(second.headers.Get("x-idempotency-lookup"), "hit");
  EXPECT_EQ(second.status, 201);
  EXPECT_EQ(Parsed(second)["ticket"]["id"], Parsed(first)["ticket"]["id"]);
  EXPECT_TRUE(second.changes.empty());
  EXPECT_EQ(desk.account().tickets.size(), 1u);
}

TEST(CreateTicketTest, TheSameKeyWithAnotherBodyIs400) {
  Desk desk;
  desk.Api("POST", "tickets", kNew, "k1");
  const Outcome outcome = desk.Api("POST", "tickets", R"({"ticket":{"comment":{"body":"Other"}}})", "k1");
  EXPECT_EQ(outcome.status, 400);
  EXPECT_EQ(Parsed(outcome)["error"], "IdempotentRequestError");
}

TEST(CreateTicketTest, AKeyIsKeptForTwoHours) {
  Desk desk;
  desk.Api("POST", "tickets", kNew, "k1");
  desk.Advance(absl::Hours(2) - absl::Seconds(1));
  EXPECT_EQ(desk.Api("POST", "tickets", kNew, "k1").headers.Get("x-idempotency-lookup"), "hit");
  desk.Advance(absl::Seconds(1));
  EXPECT_EQ(desk.Api("POST", "tickets", kNew, "k1").headers.Get("x-idempotency-lookup"), "miss");
}

TEST(CreateTicketTest, AKeyOf255CharactersIsTheLongest) {
  Desk desk;
  EXPECT_EQ(desk.Api("POST", "tickets", kNew, std::string(255, 'k')).status, 201);
  EXPECT_EQ(desk.Api("POST", "tickets", kNew, std::string(256, 'k')).status, 400);
}

TEST(CreateTicketTest, OnlyAClosedTicketHasFollowUps) {
  Desk desk;
  desk.Open();
  const std::string body = R"({"ticket":{"via_followup_source_id":4711,"comment":{"body":"Again"}}})";
  EXPECT_EQ(desk.Api("POST", "tickets", body).status, 422);
  desk.Control("tickets/4711/status", R"({"status":"closed"})");
  const Outcome outcome = desk.Api("POST", "tickets", body);
  EXPECT_EQ(outcome.status, 201);
  EXPECT_EQ(Parsed(outcome)["ticket"]["via_followup_source_id"], 4711);
}

TEST(CreateTicketTest, WithoutACommentOrWithAnUnknownRequesterIs422) {
  Desk desk;
  EXPECT_EQ(desk.Api("POST", "tickets", R"({"ticket":{"subject":"S"}})").status, 422);
  EXPECT_EQ(desk.Api("POST", "tickets", R"({"ticket":{"comment":{"body":"x"},"requester_id":1}})").status, 422);
  EXPECT_EQ(
      desk.Api("POST", "tickets", R"({"ticket":{"comment":{"body":"x"},"requester":{"email":"new@example.com"}}})")
          .status,
      422);
  EXPECT_EQ(desk.Api("POST", "tickets", R"({"ticket":{"comment":{"body":"x"},"safe_update":true}})").status, 400);
  EXPECT_TRUE(desk.account().tickets.empty());
}

TEST(TicketsTest, TheIdOfThePathMayBeRepeatedAndNoOther) {  // zenpy 2.0.57 does
  Desk desk;
  desk.Open();
  EXPECT_EQ(desk.Api("PUT", "tickets/4711", R"({"ticket":{"id":4711,"priority":"high"}})").status, 200);
  EXPECT_EQ(desk.Api("PUT", "tickets/4711", R"({"ticket":{"id":4712,"priority":"low"}})").status, 400);
  EXPECT_EQ(desk.ticket().priority, "high");
}

}  // namespace
}  // namespace firstline::sim::zendesk
