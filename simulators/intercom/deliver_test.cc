#include "gtest/gtest.h"
#include "simulators/intercom/webhook.h"

// helpdesks.md 2.2 and 2.4.
namespace firstline::sim::intercom {
namespace {

const absl::Time kNow = absl::FromUnixSeconds(1795255200);

desk::Answered Answer(int status) { return http::HttpResponse{.status = status}; }

TEST(SignatureTest, IsTheVectorsOfTheReference) {  // 2.2
  const char* const secret = "fl_ic_client_secret_0001";
  EXPECT_EQ(
      HubSignature(secret, R"({"type":"notification_event","id":"notif_0001","topic":"conversation.user.created",)"
                           R"("app_id":"abc123"})"),
      "sha1=4aa1e4fdb3a889ae5b1cb4bf15bb0e2821bfabf3");
  EXPECT_EQ(
      HubSignature(secret, R"({"type":"notification_event","id":"notif_0002","topic":"conversation.user.replied",)"
                           R"("body":"<p>Größe – 100 €</p>"})"),
      "sha1=c7f99fa2b4d10abe5f225231746767111dd92789");
}

TEST(AfterAttemptTest, AFailureIsTriedAgainOnceAfterAMinute) {
  const DeliveryOptions options;
  for (const desk::Answered& failure :
       {Answer(500), Answer(404), desk::Answered(absl::DeadlineExceededError("")), Answer(302)}) {
    RetriesLeft left;
    const desk::Retry first = AfterAttempt(failure, options, &left);
    EXPECT_TRUE(first.again);
    EXPECT_EQ(first.after, absl::Minutes(1));
    EXPECT_FALSE(AfterAttempt(failure, options, &left).again);
  }
}

TEST(AfterAttemptTest, Any2xxIsEnoughAnd410IsTheEnd) {
  const DeliveryOptions options;
  RetriesLeft left;
  for (const int status : {200, 202, 204, 410}) EXPECT_FALSE(AfterAttempt(Answer(status), options, &left).again);
}

TEST(AfterAttemptTest, AThrottledSubscriptionWaitsLongerAndDropsAfterTwoHours) {
  const DeliveryOptions options;
  RetriesLeft left;
  absl::Duration total;
  absl::Duration last;
  for (;;) {
    const desk::Retry retry = AfterAttempt(Answer(429), options, &left);
    if (!retry.again) break;
    EXPECT_GE(retry.after, std::max(last, absl::Minutes(1)));
    last = retry.after;
    total += retry.after;
  }
  EXPECT_LE(total, absl::Hours(2));
  EXPECT_GT(total, absl::Hours(1));
}

TEST(SubscriptionTest, EndsWith410UntilItIsSetAnew) {
  const desk::Postman postman = MakePostman("s", {});
  EXPECT_TRUE(postman.gate->Allows(kNow));
  postman.gate->Record(Answer(404), kNow);
  EXPECT_TRUE(postman.gate->Allows(kNow));
  postman.gate->Record(Answer(410), kNow);
  EXPECT_FALSE(postman.gate->Allows(kNow + absl::Hours(24)));
  postman.gate->Reset();
  EXPECT_TRUE(postman.gate->Allows(kNow));
}

TEST(SubscriptionTest, PausesAfterAThousandErrorsInARowWithinAQuarterOfAnHour) {
  const desk::Postman postman = MakePostman("s", {});
  for (int i = 0; i < 1000; ++i) postman.gate->Record(Answer(500), kNow);
  EXPECT_TRUE(postman.gate->Allows(kNow));
  postman.gate->Record(Answer(500), kNow);
  EXPECT_FALSE(postman.gate->Allows(kNow + absl::Minutes(15) - absl::Seconds(1)));
  EXPECT_TRUE(postman.gate->Allows(kNow + absl::Minutes(15)));
  const desk::Postman other = MakePostman("s", {});
  for (int i = 0; i < 2000; ++i) other.gate->Record(Answer(i % 1000 == 999 ? 200 : 500), kNow);
  EXPECT_TRUE(other.gate->Allows(kNow));
}

TEST(SubscriptionTest, IsSuspendedAfterAWeekOfErrors) {
  const desk::Postman postman = MakePostman("s", {});
  postman.gate->Record(Answer(500), kNow);
  postman.gate->Record(Answer(500), kNow + absl::Hours(24 * 7));
  EXPECT_TRUE(postman.gate->Allows(kNow + absl::Hours(24 * 8)));
  postman.gate->Record(Answer(500), kNow + absl::Hours(24 * 7) + absl::Seconds(1));
  EXPECT_FALSE(postman.gate->Allows(kNow + absl::Hours(24 * 8)));
}

TEST(PostmanTest, SignsTheRawBody) {
  const desk::Postman postman = MakePostman("s", {});
  const http::HttpRequest request = postman.request({.body = "{}"}, "http://h/x", kNow);
  EXPECT_EQ(request.headers.Get("X-Hub-Signature"), HubSignature("s", "{}"));
  EXPECT_EQ(request.headers.Get("Content-Type"), "application/json");
  EXPECT_EQ(request.total_timeout, absl::Seconds(5));
  EXPECT_TRUE(postman.probes);
}

}  // namespace
}  // namespace firstline::sim::intercom
