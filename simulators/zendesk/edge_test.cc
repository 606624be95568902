#include "simulators/desk/edge.h"

#include <atomic>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <thread>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "common/http/client.h"
#include "gtest/gtest.h"
#include "simulators/zendesk/flags.h"

// The simulator as a client meets it: over HTTP, with its delays and resets.
namespace firstline::sim::zendesk {
namespace {

using Json = nlohmann::json;

class EdgeTest : public ::testing::Test {
 protected:
  EdgeTest() {
    WorldOptions options;
    options.state_folder =
        ::testing::TempDir() + "/edge_" + ::testing::UnitTest::GetInstance()->current_test_info()->name();
    options.webhook_secret = "hook";
    options.credentials = {.client_id = "c", .client_secret = "s"};
    std::filesystem::remove_all(options.state_folder);
    world_ = OpenWorld(options, Clock::Real()).value();
    edge_ = desk::Edge::Start(*world_, 0).value();
    const auto granted =
        Send("POST", "/oauth/tokens",
             R"({"grant_type":"client_credentials","client_id":"c","client_secret":"s","scope":"read write"})");
    token_ = Json::parse(granted->body)["access_token"];
    Send("POST", "/_sim/tickets",
         R"({"external_id":"e1","requester":{"name":"Ana","email":"a@example.com"},"text":"Hi"})")
        .IgnoreError();
  }
  absl::StatusOr<http::HttpResponse> Send(const std::string& method, const std::string& path,
                                          const std::string& body = "", absl::Duration timeout = absl::Seconds(10)) {
    return client_.Send({.method = method,
                         .url = absl::StrCat("http://127.0.0.1:", edge_->port(), path),
                         .headers = {{"Authorization", "Bearer " + token_}, {"Content-Type", "application/json"}},
                         .body = body,
                         .total_timeout = timeout});
  }
  absl::StatusOr<http::HttpResponse> Reply(absl::Duration timeout = absl::Seconds(10)) {
    return Send("PUT", "/api/v2/tickets/4711", R"({"ticket":{"comment":{"body":"Hello"}}})", timeout);
  }
  size_t Comments() { return Json::parse(Send("GET", "/api/v2/tickets/4711/comments")->body)["comments"].size(); }

  std::unique_ptr<World> world_;
  std::unique_ptr<desk::Edge> edge_;
  http::Client client_{http::ClientOptions()};
  std::string token_;
};

TEST_F(EdgeTest, AClientCanLogInReplyAndReadBack) {
  EXPECT_EQ(Reply()->status, 200);
  EXPECT_EQ(Comments(), 2u);
  Send("POST", "/_sim/revoke_tokens", "{}").IgnoreError();
  EXPECT_EQ(Reply()->status, 401);
}

TEST_F(EdgeTest, AResetAfterTheCommitLooksLikeAnUnknownOutcome) {
  Send("POST", "/_sim/faults", R"({"method":"PUT","after_commit":true,"hang_up":true})").IgnoreError();
  const auto lost = Reply();
  EXPECT_FALSE(lost.ok());
  EXPECT_EQ(http::TransmissionOf(lost.status()), http::Transmission::kUnknown);
  EXPECT_EQ(Comments(), 2u);
}

TEST_F(EdgeTest, AResetBeforeTheCommitLooksTheSameButChangedNothing) {
  Send("POST", "/_sim/faults", R"({"method":"PUT","hang_up":true})").IgnoreError();
  const auto lost = Reply();
  EXPECT_FALSE(lost.ok());
  EXPECT_EQ(http::TransmissionOf(lost.status()), http::Transmission::kUnknown);
  EXPECT_EQ(Comments(), 1u);
}

TEST_F(EdgeTest, HalfAnAnswerIsAnError) {
  Send("POST", "/_sim/faults", R"({"method":"PUT","after_commit":true,"half_body":true})").IgnoreError();
  EXPECT_FALSE(Reply().ok());
  EXPECT_EQ(Comments(), 2u);
}

TEST_F(EdgeTest, ADelayAfterTheCommitOutlastsTheClientButTheReplyStands) {
  Send("POST", "/_sim/faults", R"({"method":"PUT","after_commit":true,"delay_ms":60000})").IgnoreError();
  EXPECT_EQ(Reply(absl::Milliseconds(100)).status().code(), absl::StatusCode::kDeadlineExceeded);
  EXPECT_EQ(Comments(), 2u);
}

TEST_F(EdgeTest, ADelayBeforeTheCommitCarriesTheCallOutLate) {
  Send("POST", "/_sim/faults", R"({"method":"PUT","delay_ms":300})").IgnoreError();
  EXPECT_EQ(Reply(absl::Milliseconds(50)).status().code(), absl::StatusCode::kDeadlineExceeded);
  EXPECT_EQ(Comments(), 1u);
  const absl::Time deadline = absl::Now() + absl::Seconds(10);
  while (Comments() < 2 && absl::Now() < deadline) absl::SleepFor(absl::Milliseconds(5));
  EXPECT_EQ(Comments(), 2u);
}

TEST_F(EdgeTest, ParallelWritersNeverLoseAComment) {
  std::vector<std::thread> writers;
  std::atomic<int> good{0};
  for (int i = 0; i < 4; ++i) {
    writers.emplace_back([&] {
      for (int n = 0; n < 25; ++n) good += Reply()->status == 200 ? 1 : 0;
    });
  }
  for (std::thread& writer : writers) writer.join();
  EXPECT_EQ(good, 100);
  EXPECT_EQ(Json::parse(Send("GET", "/api/v2/tickets/4711/comments?per_page=1")->body)["count"], 101);
}

}  // namespace
}  // namespace firstline::sim::zendesk
