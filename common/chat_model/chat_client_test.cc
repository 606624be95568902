#include "common/chat_model/chat_client.h"

#include <gtest/gtest.h>

#include <deque>
#include <vector>

namespace firstline::chat_model {
namespace {

const ChatRequest kRequest = {.messages = {{Role::kUser, "Why?"}}, .schema_name = "s", .schema = "{}"};
const Endpoint kEndpoint = {.base_url = "http://h/v1", .model = "m"};
constexpr char kReply[] = R"({"choices":[{"message":{"content":"because"}}]})";

// Answers with what was put in, in order; then with the last one for ever.
class ChatClientTest : public ::testing::Test {
 protected:
  Outcome Ask(absl::Duration patience = absl::Seconds(20)) {
    return client_.Ask(kEndpoint, kRequest, clock_.Now() + patience);
  }
  static FailureKind KindOf(const Outcome& outcome) { return std::get<Failure>(outcome).kind; }

  FakeClock clock_{absl::FromUnixSeconds(1'700'000'000)};
  std::deque<absl::StatusOr<http::HttpResponse>> answers_;
  std::vector<http::HttpRequest> requests_;
  ChatClient client_{[this](const http::HttpRequest& request) {
                       requests_.push_back(request);
                       const auto answer = answers_.front();
                       if (answers_.size() > 1) answers_.pop_front();
                       return answer;
                     },
                     clock_,
                     {.breaker = {.failures = 4, .pause = absl::Seconds(60)}}};
};

TEST_F(ChatClientTest, AReplyIsReturned) {
  answers_ = {http::HttpResponse{.status = 200, .body = kReply}};
  EXPECT_EQ(std::get<Reply>(Ask()).content, "because");
  EXPECT_EQ(requests_.front().method, "POST");
  EXPECT_EQ(requests_.front().url, "http://h/v1/chat/completions");
}

TEST_F(ChatClientTest, APassingFailureIsRetriedWithinTheDeadline) {
  answers_ = {http::HttpResponse{.status = 503}, http::HttpResponse{.status = 200, .body = kReply}};
  const absl::Time begin = clock_.Now();
  EXPECT_TRUE(std::holds_alternative<Reply>(Ask()));
  EXPECT_GE(clock_.Now() - begin, absl::Milliseconds(375));
}

TEST_F(ChatClientTest, EachTryGetsOnlyTheTimeThatIsLeft) {
  answers_ = {http::HttpResponse{.status = 429, .headers = {{"retry-after", "7"}}},
              http::HttpResponse{.status = 200, .body = kReply}};
  EXPECT_TRUE(std::holds_alternative<Reply>(Ask(absl::Seconds(10))));
  ASSERT_EQ(requests_.size(), 2u);
  EXPECT_EQ(requests_[0].total_timeout, absl::Seconds(10));
  EXPECT_EQ(requests_[1].total_timeout, absl::Seconds(3));
}

TEST_F(ChatClientTest, AWaitBeyondTheDeadlineIsNotBegun) {
  answers_ = {http::HttpResponse{.status = 429, .headers = {{"retry-after", "30"}}}};
  const absl::Time begin = clock_.Now();
  EXPECT_EQ(KindOf(Ask(absl::Seconds(10))), FailureKind::kRateLimited);
  EXPECT_EQ(clock_.Now(), begin);
  EXPECT_EQ(requests_.size(), 1u);
}

TEST_F(ChatClientTest, AnEndpointThatKeepsFailingIsLeftAloneForAWhile) {
  answers_ = {absl::UnavailableError("refused")};
  Ask();  // three tries
  EXPECT_EQ(KindOf(Ask()), FailureKind::kBreaker) << "opened by the first try of the second question";
  const size_t sent = requests_.size();
  EXPECT_EQ(sent, 4u);
  EXPECT_EQ(KindOf(Ask()), FailureKind::kBreaker);
  EXPECT_EQ(requests_.size(), sent);
  clock_.Advance(absl::Seconds(61));
  answers_ = {http::HttpResponse{.status = 200, .body = kReply}};
  EXPECT_TRUE(std::holds_alternative<Reply>(Ask()));
}

TEST_F(ChatClientTest, RefusingOneRequestIsNoOutage) {
  answers_ = {http::HttpResponse{.status = 400}};
  for (int i = 0; i < 10; ++i) EXPECT_EQ(KindOf(Ask()), FailureKind::kBadRequest);
}

TEST_F(ChatClientTest, AfterTheDeadlineNothingIsSent) {
  EXPECT_EQ(KindOf(Ask(absl::ZeroDuration())), FailureKind::kTimeout);
  EXPECT_TRUE(requests_.empty());
}

}  // namespace
}  // namespace firstline::chat_model
