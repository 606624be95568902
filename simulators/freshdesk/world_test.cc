#include "simulators/freshdesk/world.h"

#include <filesystem>
#include <nlohmann/json.hpp>

#include "absl/strings/str_split.h"
#include "absl/time/clock.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "simulators/desk/testing/receiver.h"

namespace firstline::sim::freshdesk {
namespace {

using Json = nlohmann::json;
using ::testing::ElementsAre;

class WorldTest : public ::testing::Test {
 protected:
  WorldTest() {
    options_.state_folder =
        ::testing::TempDir() + "/freshdesk_" + ::testing::UnitTest::GetInstance()->current_test_info()->name();
    options_.api_key = "FD_API_KEY_0001";
    options_.credential.secret = "hook";
    options_.delivery.retry_scale = 0;
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
    request.headers = {{"Authorization", "Basic RkRfQVBJX0tFWV8wMDAxOlg="}, {"Content-Type", "application/json"}};
    return world_->Answer(request, world_->TakeFault(request));
  }
  void Open() {
    ASSERT_EQ(Do("POST", "/_sim/tickets",
                 R"({"external_id":"e1","requester":{"name":"Ana","email":"ana@example.com"},"text":"Hi"})")
                  .status,
              201);
  }
  http::Response Reply() { return Do("POST", "/api/v2/tickets/6541/reply", R"({"body":"Hello"})"); }
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
  int64_t Webhooks() { return Json::parse(Do("GET", "/_sim/status").body)["webhooks"]; }

  FakeClock clock_{absl::FromUnixSeconds(1795255200)};
  WorldOptions options_;
  std::unique_ptr<desk::World> world_;
};

TEST_F(WorldTest, JournalsChangesAndRefusals) {
  Open();
  EXPECT_EQ(Reply().status, 201);
  EXPECT_EQ(Do("GET", "/api/v2/tickets/1").status, 404);
  EXPECT_EQ(Do("PUT", "/api/v2/tickets/6541", R"({"status":9})").status, 400);
  EXPECT_THAT(Ops(), ElementsAre("message", "update", "refused", "refused"));
  EXPECT_EQ(Journal()[2]["error"], nullptr);  // an empty body names none
  EXPECT_EQ(Journal()[3]["error"], "invalid_value");
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
}

TEST_F(WorldTest, AnInjected429HasRetryAfterAndAnInjected404IsEmpty) {  // helpdesks.md 3.2
  Open();
  Do("POST", "/_sim/faults", R"({"method":"POST","status":429,"retry_after":7})");
  EXPECT_EQ(Reply().headers.Get("Retry-After"), "7");
  Do("POST", "/_sim/faults", R"({"method":"POST","status":404})");
  EXPECT_EQ(Reply().body, "");
}

TEST_F(WorldTest, HowManyRulesFireIsASwitch) {  // helpdesks.md 3.1
  Open();
  EXPECT_EQ(Webhooks(), 1);
  Reply();
  EXPECT_EQ(Webhooks(), 1);  // no rule for an agent's reply
  options_.rules_per_change = 3;
  options_.rules = {"replied"};
  Restart();
  const int64_t before = Webhooks();
  Do("POST", "/_sim/tickets/e1/messages", R"({"text":"Again"})");
  EXPECT_EQ(Webhooks(), before + 3);
}

TEST_F(WorldTest, AFailedWebhookIsTriedThreeTimesMoreWithItsCredential) {  // helpdesks.md 3.1
  desk::testing::Receiver receiver([](int) { return 503; });
  Do("POST", "/_sim/webhook", Json{{"url", receiver.url()}}.dump());
  Open();
  const absl::Time deadline = absl::Now() + absl::Seconds(20);
  const auto open = [this] { return Json::parse(Do("GET", "/_sim/status").body)["open_deliveries"] != 0; };
  while (open() && absl::Now() < deadline) absl::SleepFor(absl::Milliseconds(1));
  const std::vector<http::Request> got = receiver.got();
  ASSERT_EQ(got.size(), 4u);
  for (const http::Request& request : got) EXPECT_EQ(request.headers.Get("X-Firstline-Secret"), "hook");
  EXPECT_EQ(Journal().back()["op"], "webhook");
  EXPECT_EQ(Journal().back()["webhook"], "created");
  EXPECT_EQ(Journal().back()["ticket"], 6541);
  EXPECT_EQ(Journal().back()["status"], 503);
}

}  // namespace
}  // namespace firstline::sim::freshdesk
