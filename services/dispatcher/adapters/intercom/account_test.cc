#include "services/dispatcher/adapters/intercom/account.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <deque>
#include <fstream>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/dispatcher/adapters/intercom/adapter.h"

namespace firstline::dispatcher::intercom {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr char kConversation[] =
    R"({"type":"conversation","id":"17","created_at":1795255198,"updated_at":1795255300,"state":"open",)"
    R"("contacts":{"contacts":[{"id":"c7"}]},"source":{"id":"330001","body":"Hello","author":{"type":"user","id":"c7"}},)"
    R"("conversation_parts":{"conversation_parts":[{"id":"132","part_type":"comment","body":"Hi",)"
    R"("author":{"type":"admin","id":"9100"}}]}})";

// An account over an Intercom that answers what it is told, else the conversation or a tag, and remembers what it was
// asked.
class AccountTest : public ::testing::Test {
 protected:
  AccountTest() {
    std::ofstream(file_) << R"({"access_token":"IC_TOKEN","admin_id":"9100"})";
    const policy::Helpdesk helpdesk = {
        .name = "main", .vendor = "intercom", .base_url = "https://api.intercom.io", .credentials_file = file_};
    auto opened = TheAdapter().Open(
        helpdesk,
        [this](const http::HttpRequest& request) -> absl::StatusOr<http::HttpResponse> {
          requests_.push_back(request);
          asked_.push_back(absl::StrCat(request.method, " ", request.url.substr(23)));
          if (!answers_.empty()) {
            auto answer = std::move(answers_.front());
            answers_.pop_front();
            return answer;
          }
          const bool tag = request.url.ends_with("/tags");
          return http::HttpResponse{.status = 200, .body = tag ? R"({"type":"tag","id":"86"})" : kConversation};
        },
        clock_);
    EXPECT_TRUE(opened.ok()) << opened.status();
    account_ = *std::move(opened);
    plan_.turn_id = "0123456789abcdef0123456789abcdef";
    plan_.ticket_id = "17";
    plan_.public_text = "Tomorrow.";
    plan_.note = "Summary";
    plan_.tags = {"fl_a", "fl_b"};
    plan_.fields = {
        .team_id = "60", .priority = conversation::Priority::kUrgent, .status = conversation::Status::kResolved};
    plan_.emitted_at = clock_.Now();
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

  const std::string file_ = absl::StrCat(::testing::TempDir(), "/account_test_intercom.json");
  FakeClock clock_{absl::FromUnixSeconds(1'795'255'400)};
  std::deque<absl::StatusOr<http::HttpResponse>> answers_;
  std::vector<http::HttpRequest> requests_;
  std::vector<std::string> asked_;
  std::shared_ptr<Helpdesk> account_;
  Plan plan_;
};

TEST_F(AccountTest, AMessageIsOneRequestWithLoginVersionAndDeadline) {
  const CallOutcome outcome = Send({Slot::kPublicMessage});
  EXPECT_EQ(outcome.phase, Phase::kConfirmed);
  EXPECT_EQ(outcome.remote_id, "132");
  EXPECT_THAT(asked_, ElementsAre("POST /conversations/17/reply"));
  EXPECT_EQ(requests_[0].headers.Get("Authorization"), "Bearer IC_TOKEN");
  EXPECT_EQ(requests_[0].headers.Get("Intercom-Version"), "2.14");
  EXPECT_EQ(requests_[0].not_after, clock_.Now() + absl::Seconds(5));
  EXPECT_THAT(requests_[0].body, HasSubstr(R"("admin_id":"9100")"));
}

TEST_F(AccountTest, WhateverHappensAMessageIsSentOnce) {
  for (const int status : {200, 400, 401, 404, 409, 429, 500, 503}) {
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

TEST_F(AccountTest, FieldsAreWhatDiffersFromTheConversation) {
  EXPECT_EQ(Send({Slot::kFields}).phase, Phase::kConfirmed);
  EXPECT_THAT(asked_, ElementsAre("GET /conversations/17", "POST /conversations/17/parts",
                                  "POST /conversations/17/parts", "POST /tags", "POST /conversations/17/tags"));
  EXPECT_THAT(requests_[1].body, HasSubstr("assignment"));
  EXPECT_THAT(requests_[2].body, HasSubstr("close"));
  EXPECT_THAT(requests_[3].body, HasSubstr("fl_priority_urgent"));
  asked_.clear();
  plan_.fields = {.team_id = "", .status = conversation::Status::kActive};
  EXPECT_EQ(Send({Slot::kFields}).phase, Phase::kConfirmed);
  EXPECT_THAT(asked_, ElementsAre("GET /conversations/17"));
}

TEST_F(AccountTest, TheFirstFieldThatFailsEndsTheCall) {
  answers_ = {Answer(200, kConversation),
              Answer(404, R"({"type":"error.list","errors":[{"code":"assignee_not_found"}]})")};
  const CallOutcome outcome = Send({Slot::kFields});
  EXPECT_EQ(outcome.phase, Phase::kNotDone);
  EXPECT_EQ(outcome.code, "INVALID_ARGUMENT");
  EXPECT_EQ(outcome.error, "assignee_not_found");
  EXPECT_THAT(asked_, SizeIs(2));
}

TEST_F(AccountTest, AReadThatFailsLeavesNothingOpen) {
  for (const auto& [answer, code] :
       {std::pair<absl::StatusOr<http::HttpResponse>, const char*>{Lost(), "UNAVAILABLE"},
        {Answer(500), "UNAVAILABLE"},
        {Answer(404, R"({"type":"error.list","errors":[{"code":"not_found"}]})"), "NOT_FOUND"}}) {
    answers_ = {answer};
    const CallOutcome outcome = Send({Slot::kFields});
    EXPECT_EQ(outcome.phase, Phase::kNotDone);
    EXPECT_EQ(outcome.code, code);
  }
}

TEST_F(AccountTest, TagsAreMadeAndAddedOneByOne) {
  EXPECT_EQ(Send({Slot::kTags}).phase, Phase::kConfirmed);
  EXPECT_THAT(asked_,
              ElementsAre("POST /tags", "POST /conversations/17/tags", "POST /tags", "POST /conversations/17/tags"));
  EXPECT_THAT(requests_[1].body, HasSubstr(R"("id":"86")"));
}

TEST_F(AccountTest, ATagThatWasMadeButNotAddedIsNotDone) {
  answers_ = {Lost()};
  EXPECT_EQ(Send({Slot::kTags}).phase, Phase::kNotDone);
  answers_ = {Answer(200, R"({"type":"tag","id":"86"})"), Lost()};
  EXPECT_EQ(Send({Slot::kTags}).phase, Phase::kUnknown);
}

TEST_F(AccountTest, WhatCannotBeRenderedIsNotSent) {
  plan_.ticket_id = "17/../18";
  for (const SlotSet slots : {SlotSet{Slot::kPublicMessage}, SlotSet{Slot::kNote}, SlotSet{Slot::kFields}}) {
    const CallOutcome outcome = Send(slots);
    EXPECT_EQ(outcome.phase, Phase::kNotDone);
    EXPECT_EQ(outcome.code, "INVALID_ARGUMENT");
  }
  EXPECT_THAT(asked_, IsEmpty());
}

TEST_F(AccountTest, TheConversationIsReadWithoutTheCustomersRecord) {
  const auto thread = account_->Read("17");
  ASSERT_TRUE(thread.ok()) << thread.status();
  EXPECT_EQ(thread->messages.back().role, conversation::Role::kAi);
  EXPECT_THAT(asked_, ElementsAre("GET /conversations/17"));
}

TEST_F(AccountTest, AReadThatIsRateLimitedSaysForHowLong) {
  answers_ = {http::HttpResponse{.status = 429, .headers = {{"X-RateLimit-Reset", "1795255417"}}}};
  const auto thread = account_->Read("17");
  EXPECT_EQ(thread.status().code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(account_->RetryAfterOf(thread.status()), absl::Seconds(17));
}

}  // namespace
}  // namespace firstline::dispatcher::intercom
