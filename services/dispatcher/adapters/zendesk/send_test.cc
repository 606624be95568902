#include "services/dispatcher/adapters/zendesk/send.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <deque>
#include <fstream>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

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

// A Zendesk that answers what it is told and remembers what it was asked.
struct Script {
  std::deque<absl::StatusOr<http::HttpResponse>> answers;
  std::vector<http::HttpRequest> requests;

  firstline::zendesk::Transport Transport() {
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

class SendTest : public ::testing::Test {
 protected:
  SendTest() {
    WriteCredentials("ZD_TOKEN");
    policy_.tenant = "acme";
    policy_.helpdesks.push_back(
        {.name = "main", .vendor = "zendesk", .base_url = "https://acme.zendesk.com", .credentials_file = file_});
    policy_.helpdesks.push_back({.name = "other", .vendor = "intercom"});
    plan_.turn_id = "0123456789abcdef0123456789abcdef";
    plan_.ticket_id = "4711";
    plan_.kind = Kind::kAnswer;
    plan_.public_text = "Tomorrow.";
  }

  void WriteCredentials(const char* token) {
    std::ofstream(file_) << R"({"email":"bot@example.com","token":")" << token << R"(","bot_user_id":8001})";
  }

  std::shared_ptr<Helpdesk> Find() {
    auto helpdesk = helpdesks_.Find(policy_, "main");
    EXPECT_TRUE(helpdesk.ok()) << helpdesk.status();
    return helpdesk.ok() ? *helpdesk : nullptr;
  }

  CallOutcome Send(SlotSet slots = {Slot::kPublicMessage}) {
    return Find()->Call({.content = plan_, .slots = slots, .stamp = "s", .not_after = clock_.Now() + absl::Seconds(5)});
  }

  const std::string file_ = absl::StrCat(::testing::TempDir(), "/send_test_zendesk.json");
  FakeClock clock_{absl::FromUnixSeconds(1'800'000'000)};
  Script script_;
  ZendeskHelpdesks helpdesks_{script_.Transport(), clock_};
  policy::Policy policy_;
  Plan plan_;
};

TEST_F(SendTest, ACallGoesToTheAccountWithItsLoginAndItsDeadline) {
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

TEST_F(SendTest, WhateverHappensTheCallIsMadeOnce) {
  for (const int status : {200, 409, 422, 429, 500, 503}) {
    script_.requests.clear();
    script_.answers = {http::HttpResponse{.status = status}};
    Send();
    EXPECT_THAT(script_.requests, SizeIs(1)) << status;
  }
}

TEST_F(SendTest, ALostAnswerIsUnknownAndARefusedConnectionIsNotDone) {
  script_.answers = {http::WithTransmission(absl::UnavailableError("reset"), http::Transmission::kUnknown),
                     http::WithTransmission(absl::UnavailableError("refused"), http::Transmission::kNotSent)};
  EXPECT_EQ(Send().phase, Phase::kUnknown);
  EXPECT_EQ(Send().phase, Phase::kNotDone);
}

TEST_F(SendTest, WhatCannotBeRenderedIsNotSent) {
  plan_.ticket_id = "4711a";
  const CallOutcome outcome = Send();
  EXPECT_EQ(outcome.phase, Phase::kNotDone);
  EXPECT_EQ(outcome.code, "INVALID_ARGUMENT");
  EXPECT_THAT(script_.requests, IsEmpty());
}

TEST_F(SendTest, TheConversationIsReadWithItsStamp) {
  const auto thread = Find()->Read("4711");
  ASSERT_TRUE(thread.ok()) << thread.status();
  EXPECT_EQ(thread->updated_stamp, "2026-11-21T10:05:00Z");
  ASSERT_THAT(thread->messages, SizeIs(1));
  EXPECT_EQ(thread->messages[0].id, "70001");
  EXPECT_EQ(thread->messages[0].role, conversation::Role::kCustomer);
}

TEST_F(SendTest, AReadThatIsRateLimitedSaysForHowLong) {
  script_.answers = {http::HttpResponse{.status = 429, .headers = {{"Retry-After", "17"}}}};
  const auto helpdesk = Find();
  const auto thread = helpdesk->Read("4711");
  EXPECT_EQ(thread.status().code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(helpdesk->RetryAfterOf(thread.status()), absl::Seconds(17));
}

TEST_F(SendTest, AnAccountIsMadeOnceAndAgainAfterItWasForgotten) {
  const auto first = Find();
  EXPECT_EQ(Find(), first);
  Send();
  WriteCredentials("ZD_TOKEN_2");
  Send();
  helpdesks_.Forget("acme", "main");
  Send();
  ASSERT_THAT(script_.requests, SizeIs(3));
  const auto login = [this](int i) { return script_.requests[i].headers.Get("Authorization"); };
  EXPECT_EQ(login(0), login(1));
  EXPECT_NE(login(1), login(2));
}

TEST_F(SendTest, AChangedAddressMakesANewAccount) {
  const auto first = Find();
  policy_.helpdesks[0].base_url = "https://acme2.zendesk.com";
  EXPECT_NE(Find(), first);
  Send();
  EXPECT_THAT(script_.requests.back().url, HasSubstr("acme2"));
}

TEST_F(SendTest, WhatCannotBeFoundIsSaid) {
  EXPECT_EQ(helpdesks_.Find(policy_, "none").status().code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(helpdesks_.Find(policy_, "other").status().code(), absl::StatusCode::kUnimplemented);
  policy_.helpdesks[0].credentials_file = absl::StrCat(::testing::TempDir(), "/no_such_file.json");
  EXPECT_EQ(helpdesks_.Find(policy_, "main").status().code(), absl::StatusCode::kNotFound);
}

}  // namespace
}  // namespace firstline::dispatcher::zendesk
