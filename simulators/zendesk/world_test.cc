#include "simulators/zendesk/world.h"

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace firstline::sim::zendesk {
namespace {

using Json = nlohmann::json;
using ::testing::ElementsAre;

class WorldTest : public ::testing::Test {
 protected:
  WorldTest() {
    options_.state_folder =
        ::testing::TempDir() + "/world_" + ::testing::UnitTest::GetInstance()->current_test_info()->name();
    options_.webhook_secret = "hook";
    options_.credentials = {.email = "bot@example.com", .token = "ZD_TOKEN_0001"};
    std::filesystem::remove_all(options_.state_folder);
    Restart();
  }
  ~WorldTest() override {
    world_.reset();
    std::filesystem::remove_all(options_.state_folder);
  }
  void Restart() {
    world_.reset();
    auto world = OpenWorld(options_, clock_);
    ASSERT_TRUE(world.ok()) << world.status();
    world_ = *std::move(world);
  }
  http::Response Do(const std::string& method, const std::string& path, const std::string& body = "") {
    http::Request request = {.method = method, .path = path, .body = body};
    request.headers = {{"Authorization", "Basic Ym90QGV4YW1wbGUuY29tL3Rva2VuOlpEX1RPS0VOXzAwMDE="},
                       {"Content-Type", "application/json"}};
    return world_->Answer(request, world_->TakeFault(request));
  }
  void Open() {
    ASSERT_EQ(Do("POST", "/_sim/tickets",
                 R"({"external_id":"e1","requester":{"name":"Ana","email":"ana@example.com"},"text":"Hi"})")
                  .status,
              201);
  }
  http::Response Reply() { return Do("PUT", "/api/v2/tickets/4711", R"({"ticket":{"comment":{"body":"Hello"}}})"); }
  size_t Comments() { return Json::parse(Do("GET", "/api/v2/tickets/4711/comments").body)["comments"].size(); }
  std::vector<Json> Journal() {
    std::vector<Json> lines;
    for (const absl::string_view line : absl::StrSplit(Do("GET", "/_sim/journal").body, '\n', absl::SkipEmpty())) {
      lines.push_back(Json::parse(std::string(line)));
    }
    return lines;
  }
  std::vector<std::string> Ops() {
    std::vector<std::string> ops;
    for (const Json& line : Journal()) ops.push_back(line["op"]);
    return ops;
  }

  FakeClock clock_{absl::FromUnixSeconds(1795255200)};
  WorldOptions options_;
  std::unique_ptr<World> world_;
};

TEST_F(WorldTest, JournalsEveryAcceptedChangeAndEveryRefusal) {
  Open();
  const http::Response reply = Reply();
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(Do("PUT", "/api/v2/tickets/1", "{}").status, 404);
  EXPECT_THAT(Ops(), ElementsAre("message", "update", "refused"));
  const std::vector<Json> lines = Journal();
  for (size_t i = 0; i < lines.size(); ++i) EXPECT_EQ(lines[i]["seq"], i + 1);
  EXPECT_EQ(lines[1]["request_id"].get<std::string>(), std::string(reply.headers.Get("X-Request-Id")));
  EXPECT_EQ(lines[1]["external_id"], "e1");
  EXPECT_EQ(lines[2]["status"], 404);
  EXPECT_EQ(lines[2]["error"], "RecordNotFound");
  EXPECT_EQ(lines[2]["path"], "/api/v2/tickets/1");
}

TEST_F(WorldTest, ReadingLeavesNoLine) {
  Open();
  Comments();
  EXPECT_THAT(Ops(), ElementsAre("message"));
}

TEST_F(WorldTest, AfterARestartEverythingIsAsItWas) {
  Open();
  Reply();
  clock_.Advance(absl::Hours(1));
  Do("POST", "/_sim/tickets/e1/rating", R"({"score":"good"})");
  const std::string before = Do("GET", "/_sim/tickets/e1").body;
  const std::vector<Json> journal = Journal();
  Restart();
  EXPECT_EQ(Do("GET", "/_sim/tickets/e1").body, before);
  EXPECT_EQ(Journal(), journal);
  Reply();
  EXPECT_EQ(Journal().back()["seq"], journal.size() + 1);
  EXPECT_EQ(Journal().back()["comment"]["id"], 5'000'000'003);
}

TEST_F(WorldTest, ACallWrittenDownButNotYetJournaledIsJournaledAtTheNextStart) {
  Open();
  Reply();
  // As if the process had died between the two writes.
  std::ifstream in(options_.state_folder + "/journal.jsonl");
  std::string first;
  std::getline(in, first);
  std::ofstream(options_.state_folder + "/journal.jsonl") << first << "\n";
  Restart();
  EXPECT_THAT(Ops(), ElementsAre("message", "update"));
  EXPECT_EQ(Comments(), 2u);
}

TEST_F(WorldTest, AStateMadeWithOtherOptionsIsRefused) {
  Open();
  Do("PUT", "/api/v2/tickets/4711", R"({"ticket":{"custom_fields":[{"id":31,"value":"x"}]}})");
  options_.account.custom_fields = {99};
  world_.reset();
  EXPECT_EQ(OpenWorld(options_, clock_).status().code(), absl::StatusCode::kDataLoss);
}

TEST_F(WorldTest, AFaultBeforeTheCommitChangesNothing) {
  Open();
  Do("POST", "/_sim/faults", R"({"method":"PUT","path":"/api/v2/tickets/","status":429,"retry_after":7})");
  const http::Response response = Reply();
  EXPECT_EQ(response.status, 429);
  EXPECT_EQ(response.headers.Get("Retry-After"), "7");
  EXPECT_EQ(Comments(), 1u);
  EXPECT_EQ(Journal().back()["op"], "fault");
  EXPECT_EQ(Journal().back()["carried_out"], false);
  EXPECT_EQ(Reply().status, 200);  // used up
}

TEST_F(WorldTest, AFaultAfterTheCommitHidesThatItHappened) {
  Open();
  Do("POST", "/_sim/faults", R"({"method":"PUT","after_commit":true,"hang_up":true})");
  EXPECT_EQ(Reply().ending, http::Response::Ending::kReset);
  EXPECT_EQ(Comments(), 2u);
  Do("POST", "/_sim/faults", R"({"method":"PUT","after_commit":true,"half_body":true})");
  EXPECT_EQ(Reply().ending, http::Response::Ending::kHalfBody);
  Do("POST", "/_sim/faults", R"({"method":"PUT","after_commit":true,"garbage":true})");
  const http::Response garbage = Reply();
  EXPECT_EQ(garbage.status, 200);
  EXPECT_FALSE(Json::accept(garbage.body));
  Do("POST", "/_sim/faults", R"({"method":"PUT","after_commit":true,"status":502})");
  EXPECT_EQ(Reply().status, 502);
  EXPECT_EQ(Comments(), 5u);
}

TEST_F(WorldTest, FaultsSpareTheControlSideAndCanBeCleared) {
  Do("POST", "/_sim/faults", R"({"status":500,"times":9})");
  Open();
  EXPECT_EQ(Do("GET", "/api/v2/groups").status, 500);
  Do("POST", "/_sim/faults", R"({"clear":true})");
  EXPECT_EQ(Do("GET", "/api/v2/groups").status, 200);
}

TEST_F(WorldTest, ReplayCountsTheWebhooksOfOneTicketOrAll) {
  Open();
  Do("POST", "/_sim/tickets", R"({"external_id":"e2","requester":{"name":"Bo","email":"bo@example.com"},"text":"Hi"})");
  Do("POST", "/_sim/tickets/e1/messages", R"({"text":"Again"})");
  EXPECT_EQ(Json::parse(Do("POST", "/_sim/replay", R"({"external_id":"e1"})").body)["sent"], 2);
  EXPECT_EQ(Json::parse(Do("POST", "/_sim/replay", R"({"ticket":"4712"})").body)["sent"], 1);
  EXPECT_EQ(Json::parse(Do("POST", "/_sim/replay", R"({"ticket":"all"})").body)["sent"], 3);
  EXPECT_EQ(Do("POST", "/_sim/replay", R"({"ticket":"e3"})").status, 404);
  Restart();
  EXPECT_EQ(Json::parse(Do("POST", "/_sim/replay", "{}").body)["sent"], 3);
}

TEST_F(WorldTest, BothKindsOfWebhooksForOneCustomersMessage) {
  options_.kinds = {WebhookKind::kEvent, WebhookKind::kTrigger};
  Restart();
  Open();
  EXPECT_EQ(Json::parse(Do("GET", "/_sim/status").body)["webhooks"], 2);
  Reply();  // comment and status as events, nothing as a trigger
  EXPECT_EQ(Json::parse(Do("GET", "/_sim/status").body)["webhooks"], 4);
}

TEST_F(WorldTest, OnlySubscribedEventsAreSent) {
  options_.subscriptions = {Change::Kind::kCreated};
  Restart();
  Open();
  Reply();
  EXPECT_EQ(Json::parse(Do("GET", "/_sim/status").body)["webhooks"], 1);
}

TEST_F(WorldTest, MistakesOfATestAre400) {
  const std::pair<const char*, const char*> calls[] = {
      {"/_sim/webhook", "{}"},        {"/_sim/webhook", R"({"url":"nowhere"})"}, {"/_sim/faults", "x"},
      {"/_sim/faults", R"({"x":1})"}, {"/_sim/mischief", R"({"x":1})"},          {"/_sim/replay", "["}};
  for (const auto& [path, body] : calls) EXPECT_EQ(Do("POST", path, body).status, 400) << path << body;
}

}  // namespace
}  // namespace firstline::sim::zendesk
