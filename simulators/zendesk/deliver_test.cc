#include "simulators/zendesk/deliver.h"

#include <mutex>
#include <set>

#include "absl/time/clock.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "simulators/desk/testing/receiver.h"
#include "simulators/zendesk/signature.h"

// helpdesks.md 1.1 (headers) and 1.4 (delivery rules).
namespace firstline::sim::zendesk {
namespace {

using desk::testing::Receiver;
using ::testing::ElementsAre;
using ::testing::SizeIs;

const absl::Time kNow = absl::FromUnixSeconds(1795255200);

absl::StatusOr<http::HttpResponse> Answer(int status, const char* retry_after = nullptr) {
  http::HttpResponse response = {.status = status};
  if (retry_after != nullptr) response.headers.Add("Retry-After", retry_after);
  return response;
}

TEST(AfterAttemptTest, SuccessAndMostErrorsAreFinal) {
  const DeliveryOptions options;
  RetriesLeft left = {3, 5, 3};
  for (const int status : {200, 202, 302, 400, 401, 404, 410, 413, 500, 502}) {
    EXPECT_FALSE(AfterAttempt(Answer(status), options, kNow, &left).again) << status;
  }
}

TEST(AfterAttemptTest, ConflictIsTriedAgainThreeTimes) {
  const DeliveryOptions options;
  RetriesLeft left = {3, 5, 3};
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(AfterAttempt(Answer(409), options, kNow, &left).again);
  EXPECT_FALSE(AfterAttempt(Answer(409), options, kNow, &left).again);
}

TEST(AfterAttemptTest, ATimeoutIsTriedAgainFiveTimes) {
  const DeliveryOptions options;
  RetriesLeft left = {3, 5, 3};
  for (int i = 0; i < 5; ++i) EXPECT_TRUE(AfterAttempt(absl::DeadlineExceededError(""), options, kNow, &left).again);
  EXPECT_FALSE(AfterAttempt(absl::DeadlineExceededError(""), options, kNow, &left).again);
}

TEST(AfterAttemptTest, WhetherARefusedConnectionIsATimeoutIsASwitch) {
  DeliveryOptions options;
  RetriesLeft left = {3, 5, 3};
  EXPECT_TRUE(AfterAttempt(absl::UnavailableError(""), options, kNow, &left).again);
  options.unreachable_is_timeout = false;
  EXPECT_FALSE(AfterAttempt(absl::UnavailableError(""), options, kNow, &left).again);
}

TEST(AfterAttemptTest, OverloadIsTriedAgainOnlyWithARetryAfterBelowAMinute) {
  const DeliveryOptions options;
  RetriesLeft left = {3, 5, 100};
  for (const int status : {429, 503}) {
    EXPECT_FALSE(AfterAttempt(Answer(status), options, kNow, &left).again);
    EXPECT_FALSE(AfterAttempt(Answer(status, "60"), options, kNow, &left).again);
    const desk::Retry retry = AfterAttempt(Answer(status, "59"), options, kNow, &left);
    EXPECT_TRUE(retry.again);
    EXPECT_EQ(retry.after, absl::Seconds(59));
  }
}

class DelivererTest : public ::testing::Test {
 protected:
  void Start(const DeliveryOptions& options) {
    deliverer_.emplace(MakePostman("hook secret", 12345, options), options,
                       [this](const desk::Delivery& delivery, int status) {
                         std::lock_guard<std::mutex> lock(mutex_);
                         attempts_.emplace_back(delivery.id, status);
                       });
  }
  static DeliveryOptions Quick() {
    DeliveryOptions options;
    options.retry_delay = absl::ZeroDuration();
    return options;
  }
  // Waits until nothing is open any more.
  void Settle() {
    const absl::Time deadline = absl::Now() + absl::Seconds(20);
    while (deliverer_->Open() > 0 && absl::Now() < deadline) absl::SleepFor(absl::Milliseconds(1));
    ASSERT_EQ(deliverer_->Open(), 0u);
  }
  std::vector<int> Statuses() {
    std::lock_guard<std::mutex> lock(mutex_);
    std::vector<int> statuses;
    for (const auto& [id, status] : attempts_) statuses.push_back(status);
    return statuses;
  }
  static desk::Delivery Make(const std::string& id) {
    return {.ticket = "4711", .id = id, .webhook = "W", .body = "{\"x\":1}"};
  }

  std::mutex mutex_;
  std::vector<std::pair<std::string, int>> attempts_;
  std::optional<desk::Deliverer> deliverer_;
};

TEST_F(DelivererTest, SendsASignedPost) {
  Receiver receiver([](int) { return 200; });
  Start(Quick());
  deliverer_->Enqueue(Make("I1"));
  deliverer_->SetTarget(receiver.url());  // it waited for one
  Settle();
  ASSERT_THAT(receiver.got(), SizeIs(1));
  const http::Request request = receiver.got()[0];
  EXPECT_EQ(request.method, "POST");
  EXPECT_EQ(request.headers.Get("Content-Type"), "application/json");
  EXPECT_EQ(request.headers.Get("X-Zendesk-Account-Id"), "12345");
  EXPECT_EQ(request.headers.Get("X-Zendesk-Webhook-Id"), "W");
  EXPECT_EQ(request.headers.Get("X-Zendesk-Webhook-Invocation-Id"), "I1");
  const std::string timestamp(request.headers.Get("X-Zendesk-Webhook-Signature-Timestamp"));
  EXPECT_EQ(request.headers.Get("X-Zendesk-Webhook-Signature"), Sign("hook secret", timestamp, request.body));
}

TEST_F(DelivererTest, RetriesAConflictWithTheSameBodyAndInvocation) {
  Receiver receiver([](int attempt) { return attempt < 3 ? 409 : 200; });
  Start(Quick());
  deliverer_->SetTarget(receiver.url());
  deliverer_->Enqueue(Make("I1"));
  Settle();
  EXPECT_THAT(Statuses(), ElementsAre(409, 409, 200));
  std::set<std::string> ids;
  for (const http::Request& request : receiver.got()) {
    ids.insert(std::string(request.headers.Get("X-Zendesk-Webhook-Invocation-Id")) + request.body);
  }
  EXPECT_THAT(ids, SizeIs(1));
}

TEST_F(DelivererTest, GivesUpAfterThreeRetriesOfAConflict) {
  Receiver receiver([](int) { return 409; });
  Start(Quick());
  deliverer_->SetTarget(receiver.url());
  deliverer_->Enqueue(Make("I1"));
  Settle();
  EXPECT_THAT(Statuses(), ElementsAre(409, 409, 409, 409));
}

TEST_F(DelivererTest, AnOpenBreakerFailsInvocationsUnsent) {
  Receiver receiver([](int) { return 500; });
  DeliveryOptions options = Quick();
  options.threads = 1;
  options.breaker = {.on = true, .invocations_min = 2};
  Start(options);
  deliverer_->SetTarget(receiver.url());
  for (const char* id : {"1", "2", "3"}) deliverer_->Enqueue(Make(id));
  Settle();
  EXPECT_THAT(Statuses(), ElementsAre(500, 500, -1));
}

TEST(BreakerTest, OpensAtTheShareOfErrorsAndClosesAfterAPause) {
  Breaker breaker({.on = true});
  for (int i = 0; i < 3; ++i) breaker.Record(true, kNow);
  for (int i = 0; i < 6; ++i) breaker.Record(false, kNow);
  EXPECT_TRUE(breaker.Allows(kNow));  // 6 of 9
  breaker.Record(false, kNow);        // 7 of 10
  EXPECT_FALSE(breaker.Allows(kNow));
  EXPECT_FALSE(breaker.Allows(kNow + absl::Seconds(5) - absl::Nanoseconds(1)));
  EXPECT_TRUE(breaker.Allows(kNow + absl::Seconds(5)));
}

TEST(BreakerTest, OpensAboveTheNumberOfErrors) {
  Breaker breaker({.on = true, .error_share = 2});
  for (int i = 0; i < 1000; ++i) breaker.Record(false, kNow);
  EXPECT_TRUE(breaker.Allows(kNow));
  breaker.Record(false, kNow);
  EXPECT_FALSE(breaker.Allows(kNow));
}

TEST(BreakerTest, ForgetsErrorsOutsideItsWindowAndIsOffByDefault) {
  Breaker breaker({.on = true});
  for (int i = 0; i < 9; ++i) breaker.Record(false, kNow);
  breaker.Record(true, kNow + absl::Minutes(5));
  breaker.Record(false, kNow + absl::Minutes(5));
  EXPECT_TRUE(breaker.Allows(kNow + absl::Minutes(5)));
  Breaker off({});
  for (int i = 0; i < 5000; ++i) off.Record(false, kNow);
  EXPECT_TRUE(off.Allows(kNow));
}

}  // namespace
}  // namespace firstline::sim::zendesk
