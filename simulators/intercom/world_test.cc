#include "simulators/intercom/world.h"

#include <filesystem>
#include <nlohmann/json.hpp>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/time/clock.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "simulators/desk/testing/receiver.h"

namespace firstline::sim::intercom {
namespace {

using Json = nlohmann::json;
using ::testing::ElementsAre;

class WorldTest : public ::testing::Test {
 protected:
  WorldTest() {
    options_.state_folder =
        ::testing::TempDir() + "/intercom_" + ::testing::UnitTest::GetInstance()->current_test_info()->name();
    options_.client_secret = "cs";
    options_.token = "tok";
    options_.delivery.retry_delay = absl::ZeroDuration();
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
    request.headers = {{"Authorization", "Bearer tok"}, {"Content-Type", "application/json"}};
    return world_->Answer(request, world_->TakeFault(request));
  }
  void Open() {
    ASSERT_EQ(Do("POST", "/_sim/tickets",
                 R"({"external_id":"e1","requester":{"name":"Ana","email":"ana@example.com"},"text":"Hi"})")
                  .status,
              201);
  }
  http::Response Reply() {
    return Do("POST", "/conversations/215470000000001/reply",
              R"({"message_type":"comment","type":"admin","admin_id":"8000","body":"Hello"})");
  }
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
  std::unique_ptr<desk::World> world_;
};

TEST_F(WorldTest, JournalsChangesAndRefusalsButNoSearch) {
  Open();
  const http::Response reply = Reply();
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(reply.headers.Get("Intercom-Version"), "2.14");
  EXPECT_EQ(reply.headers.Get("X-RateLimit-Remaining"), "1665");
  EXPECT_EQ(
      Do("POST", "/conversations/search", R"({"query":{"field":"updated_at","operator":">","value":"0"}})").status,
      200);
  const http::Response missing = Do("GET", "/conversations/1");
  EXPECT_EQ(Json::parse(missing.body)["request_id"], std::string(missing.headers.Get("X-Request-Id")));
  EXPECT_THAT(Ops(), ElementsAre("message", "update", "refused"));
  EXPECT_EQ(Journal()[2]["error"], "not_found");
  EXPECT_EQ(Journal()[2]["status"], 404);
}

TEST_F(WorldTest, AfterARestartEverythingIsAsItWas) {
  Open();
  Reply();
  clock_.Advance(absl::Hours(1));
  Do("POST", "/_sim/articles", R"({"title":"t"})");
  Do("POST", "/tags", R"({"name":"vip"})");
  const std::string before = Do("GET", "/_sim/tickets/e1").body;
  const std::string articles = Do("GET", "/articles").body;
  const std::vector<Json> journal = Journal();
  Restart();
  EXPECT_EQ(Do("GET", "/_sim/tickets/e1").body, before);
  EXPECT_EQ(Do("GET", "/articles").body, articles);
  EXPECT_EQ(Json::parse(Do("GET", "/tags").body)["data"][0]["name"], "vip");
  EXPECT_EQ(Journal(), journal);
}

TEST_F(WorldTest, AnInjected429TellsWhenTheWindowEnds) {  // helpdesks.md 2.5
  Open();
  Do("POST", "/_sim/faults", R"({"method":"POST","path":"/conversations/","status":429,"retry_after":7})");
  const http::Response response = Reply();
  EXPECT_EQ(response.status, 429);
  EXPECT_EQ(response.headers.Get("X-RateLimit-Reset"), "1795255207");
  EXPECT_EQ(Json::parse(response.body)["errors"][0]["code"], "rate_limit_exceeded");
}

TEST_F(WorldTest, OnlySubscribedTopicsAreSentAndReplayKnowsTheConversation) {
  options_.topics = {"conversation.user.created"};
  Restart();
  Open();
  Reply();
  EXPECT_EQ(Json::parse(Do("GET", "/_sim/status").body)["webhooks"], 1);
  EXPECT_EQ(Json::parse(Do("POST", "/_sim/replay", R"({"external_id":"e1"})").body)["sent"], 1);
  EXPECT_EQ(Json::parse(Do("POST", "/_sim/replay", R"({"ticket":"215470000000001"})").body)["sent"], 1);
  EXPECT_EQ(Do("POST", "/_sim/replay", R"({"ticket":"1"})").status, 404);
}

TEST_F(WorldTest, SettingTheWebhookProbesAndPingsAndThenSendsSigned) {  // helpdesks.md 2.1, 2.2, 2.4
  desk::testing::Receiver receiver([](int request) { return request == 3 ? 500 : 200; });
  Do("POST", "/_sim/webhook", Json{{"url", receiver.url()}}.dump());
  const absl::Time deadline = absl::Now() + absl::Seconds(20);
  const auto await = [&](size_t count) {
    while (receiver.got().size() < count && absl::Now() < deadline) absl::SleepFor(absl::Milliseconds(1));
    ASSERT_GE(receiver.got().size(), count);
  };
  await(2);
  EXPECT_EQ(receiver.got()[0].method, "HEAD");
  EXPECT_FALSE(receiver.got()[0].headers.Has("X-Hub-Signature"));
  EXPECT_EQ(Json::parse(receiver.got()[1].body)["topic"], "ping");
  EXPECT_EQ(Json::parse(Do("GET", "/_sim/status").body)["webhook_set"], true);
  Open();
  await(4);  // failed once, and was tried again
  const std::vector<http::Request> got = receiver.got();
  EXPECT_EQ(got[2].body, got[3].body);
  for (size_t i = 1; i < 4; ++i) EXPECT_EQ(got[i].headers.Get("X-Hub-Signature"), HubSignature("cs", got[i].body));
  EXPECT_EQ(Json::parse(got[3].body)["topic"], "conversation.user.created");
}

}  // namespace
}  // namespace firstline::sim::intercom
