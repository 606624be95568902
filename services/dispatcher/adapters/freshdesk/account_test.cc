#include "services/dispatcher/adapters/freshdesk/account.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <deque>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/dispatcher/adapters/freshdesk/adapter.h"

namespace firstline::dispatcher::freshdesk {
namespace {

using Json = nlohmann::json;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr char kTicket[] =
    R"({"id":6541,"subject":"Parcel","description":"<div>Where is it?</div>","status":2,"priority":1,"source":1,)"
    R"("requester_id":9001,"tags":["shop"],"created_at":"2026-11-21T10:00:00Z","updated_at":"2026-11-21T10:05:00Z"})";

// An account over a Freshdesk that answers what it is told, else the ticket or an empty list, and remembers what it was
// asked.
class AccountTest : public ::testing::Test {
 protected:
  AccountTest() {
    std::ofstream(file_) << R"({"api_key":"FD_API_KEY_0001","agent_id":8001})";
    const policy::Helpdesk helpdesk = {
        .name = "main", .vendor = "freshdesk", .base_url = "https://acme.freshdesk.com", .credentials_file = file_};
    auto opened = TheAdapter().Open(
        helpdesk,
        [this](const http::HttpRequest& request) -> absl::StatusOr<http::HttpResponse> {
          requests_.push_back(request);
          asked_.push_back(absl::StrCat(request.method, " ", request.url.substr(26)));
          if (!answers_.empty()) {
            auto answer = std::move(answers_.front());
            answers_.pop_front();
            return answer;
          }
          if (absl::StrContains(request.url, "/conversations")) return Answer(200, "[]");
          return Answer(request.method == "POST" ? 201 : 200,
                        request.method == "POST" ? R"({"id":70001,"ticket_id":6541})" : kTicket);
        },
        clock_);
    EXPECT_TRUE(opened.ok()) << opened.status();
    account_ = *std::move(opened);
    plan_.turn_id = "0123456789abcdef0123456789abcdef";
    plan_.ticket_id = "6541";
    plan_.public_text = "Tomorrow.";
    plan_.note = "Summary";
    plan_.tags = {"fl_a"};
    plan_.fields = {.team_id = "601", .status = conversation::Status::kWaiting};
  }

  CallOutcome Send(SlotSet slots) {
    return account_->Call(
        {.content = plan_, .slots = slots, .stamp = "", .not_after = clock_.Now() + absl::Seconds(5)});
  }
  static http::HttpResponse Answer(int status, std::string body = "") {
    return {.status = status, .headers = {}, .body = std::move(body)};
  }
  static absl::Status Lost() {
    return http::WithTransmission(absl::UnavailableError("reset"), http::Transmission::kUnknown);
  }

  const std::string file_ = absl::StrCat(::testing::TempDir(), "/account_test_freshdesk.json");
  FakeClock clock_{absl::FromUnixSeconds(1'795'255'400)};
  std::deque<absl::StatusOr<http::HttpResponse>> answers_;
  std::vector<http::HttpRequest> requests_;
  std::vector<std::string> asked_;
  std::shared_ptr<Helpdesk> account_;
  Plan plan_;
};

TEST_F(AccountTest, AMessageIsOneRequestWithLoginAndDeadline) {
  const CallOutcome outcome = Send({Slot::kPublicMessage});
  EXPECT_EQ(outcome.phase, Phase::kConfirmed);
  EXPECT_EQ(outcome.remote_id, "70001");
  EXPECT_THAT(asked_, ElementsAre("POST /api/v2/tickets/6541/reply"));
  EXPECT_EQ(requests_[0].headers.Get("Authorization"), "Basic RkRfQVBJX0tFWV8wMDAxOlg=");
  EXPECT_EQ(requests_[0].not_after, clock_.Now() + absl::Seconds(5));
}

TEST_F(AccountTest, WhateverHappensAMessageIsSentOnce) {
  for (const int status : {201, 400, 401, 404, 409, 429, 500, 503}) {
    asked_.clear();
    answers_ = {Answer(status)};
    Send({Slot::kPublicMessage});
    EXPECT_THAT(asked_, SizeIs(1)) << status;
  }
}

TEST_F(AccountTest, ALostAnswerIsUnknownAndARefusedConnectionIsNotDone) {
  answers_ = {Lost(), http::WithTransmission(absl::UnavailableError("refused"), http::Transmission::kNotSent)};
  EXPECT_EQ(Send({Slot::kPublicMessage}).phase, Phase::kUnknown);
  EXPECT_EQ(Send({Slot::kPublicMessage}).phase, Phase::kNotDone);
}

TEST_F(AccountTest, AnUpdateKeepsTheTagsTheTicketHas) {
  EXPECT_EQ(Send({Slot::kFields, Slot::kTags}).phase, Phase::kConfirmed);
  EXPECT_THAT(asked_, ElementsAre("GET /api/v2/tickets/6541", "PUT /api/v2/tickets/6541"));
  EXPECT_EQ(Json::parse(requests_[1].body), (Json{{"group_id", 601}, {"status", 3}, {"tags", {"shop", "fl_a"}}}));
}

TEST_F(AccountTest, WithoutTheTicketNothingIsUpdated) {
  const std::pair<absl::StatusOr<http::HttpResponse>, const char*> cases[] = {
      {Lost(), "UNAVAILABLE"},
      {Answer(500), "UNAVAILABLE"},
      {Answer(200, "<html>"), "UNAVAILABLE"},
      {Answer(404), "NOT_FOUND"},
      {Answer(200, R"({"id":6541,"status":2,"deleted":true})"), "NOT_FOUND"},
      {Answer(200, R"({"id":6541,"status":2,"spam":true})"), "NOT_FOUND"},
      {Answer(200, R"({"id":6541,"status":5})"), "FAILED_PRECONDITION"}};
  for (const auto& [answer, code] : cases) {
    asked_.clear();
    answers_ = {answer};
    const CallOutcome outcome = Send({Slot::kTags});
    EXPECT_EQ(outcome.phase, Phase::kNotDone);
    EXPECT_EQ(outcome.code, code);
    EXPECT_THAT(asked_, SizeIs(1));
  }
}

TEST_F(AccountTest, AnUpdateWhoseAnswerIsLostIsUnknown) {
  answers_ = {Answer(200, kTicket), Lost()};
  EXPECT_EQ(Send({Slot::kTags}).phase, Phase::kUnknown);
}

TEST_F(AccountTest, WhatCannotBeRenderedIsNotSent) {
  plan_.ticket_id = "6541a";
  for (const SlotSet slots : {SlotSet{Slot::kPublicMessage}, SlotSet{Slot::kNote}, SlotSet{Slot::kTags},
                              SlotSet{Slot::kPublicMessage, Slot::kTags}, SlotSet{}}) {
    const CallOutcome outcome = Send(slots);
    EXPECT_EQ(outcome.phase, Phase::kNotDone);
    EXPECT_EQ(outcome.code, "INVALID_ARGUMENT");
  }
  EXPECT_THAT(asked_, IsEmpty());
}

TEST_F(AccountTest, TheTicketIsReadWithoutTheCustomersRecord) {
  const auto thread = account_->Read("6541");
  ASSERT_TRUE(thread.ok()) << thread.status();
  EXPECT_THAT(thread->messages, SizeIs(1));
  EXPECT_THAT(asked_, ElementsAre("GET /api/v2/tickets/6541?include=requester",
                                  "GET /api/v2/tickets/6541/conversations?page=1&per_page=100"));
}

TEST_F(AccountTest, AReadThatIsRateLimitedSaysForHowLong) {
  answers_ = {http::HttpResponse{.status = 429, .headers = {{"Retry-After", "17"}}}};
  const auto thread = account_->Read("6541");
  EXPECT_EQ(thread.status().code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(account_->RetryAfterOf(thread.status()), absl::Seconds(17));
}

}  // namespace
}  // namespace firstline::dispatcher::freshdesk
