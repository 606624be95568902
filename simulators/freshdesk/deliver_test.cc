#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "simulators/freshdesk/webhook.h"

// helpdesks.md 3.1: delivery.
namespace firstline::sim::freshdesk {
namespace {

const absl::Time kNow = absl::FromUnixSeconds(1795255200);

http::HttpRequest RequestWith(const Credential& credential) {
  return MakePostman(credential, {}).request({.body = "{}"}, "http://h/v1/webhooks/freshdesk/t1", kNow);
}

TEST(RetryTest, ComesFiveThirtyAndSixtyMinutesAfterTheFirstAttempt) {
  const auto retries = MakePostman({.secret = "s"}, {}).retries();
  absl::Duration total;
  std::vector<absl::Duration> at;
  for (;;) {
    const desk::Retry retry = retries(absl::UnavailableError(""), kNow);
    if (!retry.again) break;
    at.push_back(total += retry.after);
  }
  EXPECT_THAT(at, ::testing::ElementsAre(absl::Minutes(5), absl::Minutes(30), absl::Minutes(60)));
}

TEST(RetryTest, OnlyA2xxIsEnoughAndTheWaitsAreScaled) {
  DeliveryOptions options;
  options.retry_scale = 0.01;
  const desk::Postman postman = MakePostman({.secret = "s"}, options);
  for (const int status : {200, 201, 204}) {
    EXPECT_FALSE(postman.retries()(http::HttpResponse{.status = status}, kNow).again);
  }
  for (const int status : {301, 400, 404, 409, 410, 503}) {
    const desk::Retry retry = postman.retries()(http::HttpResponse{.status = status}, kNow);
    EXPECT_TRUE(retry.again) << status;
    EXPECT_EQ(retry.after, absl::Seconds(3));
  }
}

TEST(CredentialTest, IsAHeaderABasicLoginOrAPathSegmentAndNothingIsSigned) {
  const http::HttpRequest header = RequestWith({.kind = "header", .header = "X-Hook", .secret = "s p"});
  EXPECT_EQ(header.headers.Get("X-Hook"), "s p");
  EXPECT_FALSE(header.headers.Has("Authorization"));
  const http::HttpRequest basic = RequestWith({.kind = "basic", .user = "fl", .secret = "pw"});
  EXPECT_EQ(basic.headers.Get("Authorization"), "Basic Zmw6cHc=");
  const http::HttpRequest path = RequestWith({.kind = "path", .secret = "s/1"});
  EXPECT_EQ(path.url, "http://h/v1/webhooks/freshdesk/t1/s%2F1");
  EXPECT_EQ(path.headers.size(), 1u);  // the content type
}

}  // namespace
}  // namespace firstline::sim::freshdesk
