#include "simulators/zendesk/webhook.h"

#include <nlohmann/json.hpp>

#include "gtest/gtest.h"
#include "simulators/zendesk/testing/desk.h"

// helpdesks.md 1.3.
namespace firstline::sim::zendesk {
namespace {

using Json = nlohmann::json;
using testing::Desk;

Json Event(Desk& desk, const Outcome& outcome, size_t change = 0) {
  const auto body =
      WebhookBody(WebhookKind::kEvent, desk.account(), desk.options(), outcome.changes.at(change), desk.now());
  return Json::parse(body.value());
}

std::optional<std::string> Trigger(Desk& desk, const Outcome& outcome, size_t change = 0) {
  return WebhookBody(WebhookKind::kTrigger, desk.account(), desk.options(), outcome.changes.at(change), desk.now());
}

Outcome Create(Desk& desk) {
  return desk.Control("tickets",
                      R"({"requester":{"name":"Ana Example","email":"ana@example.com"},"subject":"S","text":"T"})");
}

TEST(EventTest, ANewTicketHasStringIdsUpperCaseEnumsAndAnEmptyEvent) {
  Desk desk;
  const Json body = Event(desk, Create(desk));
  EXPECT_EQ(body["type"], "zen:event-type:ticket.created");
  EXPECT_EQ(body["account_id"], 12345);
  EXPECT_EQ(body["subject"], "zen:ticket:4711");
  EXPECT_EQ(body["zendesk_event_version"], "2022-11-06");
  EXPECT_EQ(body["time"], "2026-11-21T10:00:00.000000000Z");
  EXPECT_EQ(body["detail"]["id"], "4711");
  EXPECT_EQ(body["detail"]["requester_id"], "9001");
  EXPECT_EQ(body["detail"]["status"], "NEW");
  EXPECT_EQ(body["detail"]["priority"], nullptr);
  EXPECT_EQ(body["detail"]["description"], "T");
  EXPECT_EQ(body["detail"]["via"]["channel"], "email");
  EXPECT_EQ(body["event"], Json::object());
}

TEST(EventTest, ACommentNamesItsAuthorAndWhetherTheyAreStaff) {
  Desk desk;
  desk.Open();
  const Json customer = Event(desk, desk.Control("tickets/4711/messages", R"({"text":"Any news?"})"));
  EXPECT_EQ(customer["type"], "zen:event-type:ticket.comment_added");
  EXPECT_EQ(customer["event"]["comment"]["id"], "5000000002");
  EXPECT_EQ(customer["event"]["comment"]["body"], "Any news?");
  EXPECT_EQ(customer["event"]["comment"]["is_public"], true);
  EXPECT_EQ(customer["event"]["comment"]["author"]["is_staff"], false);
  EXPECT_EQ(customer["event"]["meta"]["sequence"]["position"], 1);
  const Json own =
      Event(desk, desk.Api("PUT", "tickets/4711", R"({"ticket":{"comment":{"body":"Hi","public":false}}})"));
  EXPECT_EQ(own["event"]["comment"]["author"]["is_staff"], true);
  EXPECT_EQ(own["event"]["comment"]["author"]["id"], "8000");
  EXPECT_EQ(own["event"]["comment"]["is_public"], false);
  EXPECT_EQ(own["detail"]["actor_id"], "8000");
  EXPECT_EQ(own["detail"]["via"]["channel"], "email");  // of the ticket, not of the comment
}

TEST(EventTest, StatusRatingAndGroup) {
  Desk desk;
  desk.Open();
  const Json solved = Event(desk, desk.Control("tickets/4711/status", R"({"status":"solved"})"));
  EXPECT_EQ(solved["type"], "zen:event-type:ticket.status_changed");
  EXPECT_EQ(solved["event"]["current"], "SOLVED");
  EXPECT_EQ(solved["event"]["previous"], "NEW");
  const Json rated = Event(desk, desk.Control("tickets/4711/rating", R"({"score":"bad"})"));
  EXPECT_EQ(rated["type"], "zen:event-type:ticket.csat_received");
  EXPECT_EQ(rated["event"]["satisfaction_score"]["score"], "BAD");
  const Json group = Event(desk, desk.Control("tickets/4711/assign", R"({"group_id":601})"));
  EXPECT_EQ(group["type"], "zen:event-type:ticket.group_assignment_changed");
  EXPECT_EQ(group["event"]["current"], "601");
  EXPECT_EQ(group["event"]["previous"], nullptr);
}

// Nobody has attested what `event` holds, so it holds nothing to depend on.
TEST(EventTest, AMergeIsToldOfTheTicketThatClosed) {
  Desk desk;
  desk.Open();
  desk.Open();
  const Outcome outcome = desk.Control("tickets/4712/merge", R"({"ids":[4711]})");
  std::vector<Json> merges;
  for (size_t i = 0; i < outcome.changes.size(); ++i) {
    if (outcome.changes[i].kind == Change::Kind::kMerged) merges.push_back(Event(desk, outcome, i));
  }
  ASSERT_EQ(merges.size(), 1u);
  EXPECT_EQ(merges[0]["type"], "zen:event-type:ticket.merged");
  EXPECT_EQ(merges[0]["detail"]["id"], "4711");
  EXPECT_EQ(merges[0]["detail"]["status"], "CLOSED");
  EXPECT_EQ(merges[0]["event"].size(), 1u) << "meta only";
}

TEST(EventTest, ATicketMadeByTheApiCameByWebService) {
  Desk desk;
  const Outcome outcome = desk.Api("POST", "tickets", R"({"ticket":{"comment":{"body":"x"}}})");
  EXPECT_EQ(Event(desk, outcome)["detail"]["via"]["channel"], "web_service");
}

TEST(EventTest, EveryEventHasItsOwnIdAndTheSameOneEachTime) {
  Desk desk;
  desk.Open();
  const Outcome outcome = desk.Api("PUT", "tickets/4711", R"({"ticket":{"comment":{"body":"Hi"},"status":"open"}})");
  EXPECT_EQ(Event(desk, outcome, 0)["id"], Event(desk, outcome, 0)["id"]);
  EXPECT_NE(Event(desk, outcome, 0)["id"], Event(desk, outcome, 1)["id"]);
  EXPECT_EQ(Event(desk, outcome, 0)["event"]["meta"]["sequence"]["id"],
            Event(desk, outcome, 1)["event"]["meta"]["sequence"]["id"]);
  EXPECT_EQ(Event(desk, outcome, 0)["id"].get<std::string>().size(), 36u);
}

TEST(TriggerTest, TellsIdsAsTextOfACustomersTicketsAndMessages) {
  Desk desk;
  EXPECT_EQ(Json::parse(Trigger(desk, Create(desk)).value()),
            Json::parse(R"({"source":"zendesk-trigger","event":"ticket.created","ticket_id":"4711",
                            "updated_at":"2026-11-21T10:00:00Z","via":"Mail","actor_email":"ana@example.com"})"));
  const Outcome message = desk.Control("tickets/4711/messages", R"({"text":"secret words"})");
  EXPECT_EQ(Json::parse(Trigger(desk, message).value())["event"], "ticket.updated");
  EXPECT_EQ(Trigger(desk, message)->find("secret"), std::string::npos);
}

TEST(TriggerTest, IsSilentAboutStaffNotesAndAssignments) {
  Desk desk;
  desk.Open();
  EXPECT_EQ(Trigger(desk, desk.Api("PUT", "tickets/4711", R"({"ticket":{"comment":{"body":"Hi"}}})")), std::nullopt);
  EXPECT_EQ(Trigger(desk, desk.Control("tickets/4711/messages", R"({"from":"agent","text":"Hi"})")), std::nullopt);
  EXPECT_EQ(Trigger(desk, desk.Control("tickets/4711/assign", R"({"group_id":601})")), std::nullopt);
  EXPECT_EQ(Trigger(desk, desk.Control("tickets/4711/messages", R"({"text":"x","public":false})")), std::nullopt);
}

TEST(TriggerTest, TellsOfSolvedTicketsAndRatings) {
  Desk desk;
  desk.Open();
  EXPECT_EQ(Trigger(desk, desk.Control("tickets/4711/status", R"({"status":"pending"})")), std::nullopt);
  EXPECT_EQ(Json::parse(Trigger(desk, desk.Control("tickets/4711/status", R"({"status":"solved"})")).value())["event"],
            "ticket.solved");
  EXPECT_EQ(Json::parse(Trigger(desk, desk.Control("tickets/4711/rating", R"({"score":"good"})")).value())["event"],
            "ticket.rated");
}

}  // namespace
}  // namespace firstline::sim::zendesk
