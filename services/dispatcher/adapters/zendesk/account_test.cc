#include "services/dispatcher/adapters/zendesk/account.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <deque>
#include <fstream>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/dispatcher/adapters/zendesk/adapter.h"

namespace firstline::dispatcher::zendesk {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr char kTicket[] =
    R"({"ticket":{"id":4711,"subject":"Parcel","status":"open","requester_id":9001,"updated_at":"2026-11-21T10:05:00Z",)"
    R"("created_at":"2026-11-21T10:00:00Z","via":{"channel":"email"},"tags":[]},)"
    R"("users":[{"id":9001,"role":"end-user","name":"Ana"}]})";
constexpr char kComments[] =
    R"({"comments":[{"id":70001,"author_id":9001,"public":true,"plain_body":"Where is it?","body":"Where is it?",)"
    R"("created_at":"2026-11-21T10:00:00Z"}],"users":[{"id":9001,"role":"end-user"}],"meta":{"has_more":false}})";

std::string WrittenFile(const char* content) {
  const std::string path = absl::StrCat(::testing::TempDir(), "/account_test_zendesk.json");
  std::ofstream(path) << content;
  return path;
}

// A Zendesk that answers what it is told and remembers what it was asked.
struct Script {
  std::deque<absl::StatusOr<http::HttpResponse>> answers;
  std::vector<http::HttpRequest> requests;

  helpdesks::Transport Transport() {
    return [this](const http::HttpRequest& request) -> absl::StatusOr<http::HttpResponse> {
      requests.push_back(request);
      if (request.method == "GET" && answers.empty()) {
        return http::HttpResponse{.status = 200,
                                  .body = absl::StrContains(request.url, "/comments") ? kComments : kTicket};
      }
      if (answers.empty()) return http::HttpResponse{.status = 200, .body = "{}"};
      auto answer = std::move(answers.front());
      answers.pop_front();
      return answer;
    };
  }
};

class AccountTest : public ::testing::Test {
 protected:
  AccountTest() {
    plan_.turn_id = "0123456789abcdef0123456789abcdef";
    plan_.ticket_id = "4711";
    plan_.kind = Kind::kAnswer;
    plan_.public_text = "Tomorrow.";
  }

  CallOutcome Send(SlotSet slots = {Slot::kPublicMessage}) {
    return account_->Call(
        {.content = plan_, .slots = slots, .stamp = "s", .not_after = clock_.Now() + absl::Seconds(5)});
  }

  const policy::Helpdesk helpdesk_{
      .name = "main",
      .vendor = "zendesk",
      .base_url = "https://acme.zendesk.com",
      .credentials_file = WrittenFile(R"({"email":"bot@example.com","token":"ZD_TOKEN","bot_user_id":8001})")};
  FakeClock clock_{absl::FromUnixSeconds(1'800'000'000)};
  Script script_;
  std::shared_ptr<Helpdesk> account_ = *TheAdapter().Open(helpdesk_, script_.Transport(), clock_);
  Plan plan_;
};

TEST_F(AccountTest, ACallGoesToTheAccountWithItsLoginAndItsDeadline) {
  EXPECT_EQ(Send().phase, Phase::kConfirmed);
  ASSERT_THAT(script_.requests, SizeIs(1));
  const http::HttpRequest& request = script_.requests[0];
  EXPECT_EQ(request.method, "PUT");
  EXPECT_EQ(request.url, "https://acme.zendesk.com/api/v2/tickets/4711");
  EXPECT_THAT(std::string(request.headers.Get("Authorization")), HasSubstr("Basic "));
  EXPECT_EQ(request.headers.Get("Content-Type"), "application/json");
  EXPECT_EQ(request.not_after, clock_.Now() + absl::Seconds(5));
  EXPECT_THAT(request.body, HasSubstr("\"public\":true"));
}

TEST_F(AccountTest, WhateverHappensTheCallIsMadeOnce) {
  for (const int status : {200, 409, 422, 429, 500, 503}) {
    script_.requests.clear();
    script_.answers = {http::HttpResponse{.status = status}};
    Send();
    EXPECT_THAT(script_.requests, SizeIs(1)) << status;
  }
}

TEST_F(AccountTest, ALostAnswerIsUnknownAndARefusedConnectionIsNotDone) {
  script_.answers = {http::WithTransmission(absl::UnavailableError("reset"), http::Transmission::kUnknown),
                     http::WithTransmission(absl::UnavailableError("refused"), http::Transmission::kNotSent)};
  EXPECT_EQ(Send().phase, Phase::kUnknown);
  EXPECT_EQ(Send().phase, Phase::kNotDone);
}

TEST_F(AccountTest, WhatCannotBeRenderedIsNotSent) {
  plan_.ticket_id = "4711a";
  const CallOutcome outcome = Send();
  EXPECT_EQ(outcome.phase, Phase::kNotDone);
  EXPECT_EQ(outcome.code, "INVALID_ARGUMENT");
  EXPECT_THAT(script_.requests, IsEmpty());
}

TEST_F(AccountTest, TheConversationIsReadWithItsStamp) {
  const auto thread = account_->Read("4711");
  ASSERT_TRUE(thread.ok()) << thread.status();
  EXPECT_EQ(thread->updated_stamp, "2026-11-21T10:05:00Z");
  ASSERT_THAT(thread->messages, SizeIs(1));
  EXPECT_EQ(thread->messages[0].id, "70001");
  EXPECT_EQ(thread->messages[0].role, conversation::Role::kCustomer);
}

TEST_F(AccountTest, AReadThatIsRateLimitedSaysForHowLong) {
  script_.answers = {http::HttpResponse{.status = 429, .headers = {{"Retry-After", "17"}}}};
  const auto thread = account_->Read("4711");
  EXPECT_EQ(thread.status().code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(account_->RetryAfterOf(thread.status()), absl::Seconds(17));
}

}  // namespace
}  // namespace firstline::dispatcher::zendesk
