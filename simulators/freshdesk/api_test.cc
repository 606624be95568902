#include "simulators/freshdesk/api.h"

#include <nlohmann/json.hpp>

#include "absl/strings/escaping.h"
#include "gtest/gtest.h"
#include "simulators/freshdesk/testing/desk.h"

// helpdesks.md 3 and 3.2: what stands before the account.
namespace firstline::sim::freshdesk {
namespace {

using testing::Parsed;

const absl::Time kNow = absl::FromUnixSeconds(1795255200);

http::Request Get(const std::string& path = "/api/v2/tickets", const std::string& login = "FD_API_KEY_0001:X") {
  return {.method = "GET", .path = path, .headers = {{"Authorization", "Basic " + absl::Base64Escape(login)}}};
}

TEST(ApiTest, WantsTheKeyAsUserWithAnyPassword) {
  Api api("FD_API_KEY_0001", {});
  EXPECT_FALSE(api.Admit(Get(), kNow).refusal);
  EXPECT_FALSE(api.Admit(Get("/api/v2/tickets", "FD_API_KEY_0001:unused_with_api_key"), kNow).refusal);
  EXPECT_EQ(Get().headers.Get("Authorization"), "Basic RkRfQVBJX0tFWV8wMDAxOlg=");  // 3
  for (const char* login : {"other:X", ":FD_API_KEY_0001", ""}) {
    const auto admission = api.Admit(Get("/api/v2/tickets", login), kNow);
    ASSERT_TRUE(admission.refusal) << login;
    EXPECT_EQ(admission.refusal->status, 401);
    EXPECT_EQ(Parsed(*admission.refusal)["code"], "invalid_credentials");
  }
  http::Request bearer = Get();
  bearer.headers.Set("Authorization", "Bearer FD_API_KEY_0001");
  EXPECT_EQ(api.Admit(bearer, kNow).refusal->status, 401);
}

TEST(ApiTest, WrongPathsTypesAndEscapesAreRefused) {
  Api api("FD_API_KEY_0001", {});
  EXPECT_EQ(api.Admit(Get("/tickets"), kNow).refusal->status, 404);
  EXPECT_EQ(api.Admit(Get("/api/v2/%zz"), kNow).refusal->status, 400);
  http::Request request = Get();
  request.headers.Set("Accept", "text/html");
  EXPECT_EQ(api.Admit(request, kNow).refusal->status, 406);
  request = Get();
  request.method = "POST";
  request.body = "a=b";
  request.headers.Set("Content-Type", "application/x-www-form-urlencoded");
  EXPECT_EQ(api.Admit(request, kNow).refusal->status, 415);
}

TEST(ApiTest, TheLimitCountsFailedCallsAndIncludesCostMore) {
  Options options;
  options.calls_per_minute = 4;
  Api api("FD_API_KEY_0001", options);
  EXPECT_EQ(api.Admit(Get("/api/v2/tickets", "wrong:X"), kNow).refusal->status, 401);
  http::Request including = Get("/api/v2/tickets/6541");
  including.query = "include=conversations,stats";
  const auto admission = api.Admit(including, kNow);
  EXPECT_FALSE(admission.refusal);
  http::Headers headers;
  api.AddRateHeaders(admission.call, kNow, &headers);
  EXPECT_EQ(headers.Get("X-RateLimit-Total"), "4");
  EXPECT_EQ(headers.Get("X-RateLimit-Remaining"), "0");
  EXPECT_EQ(headers.Get("X-RateLimit-Used-CurrentRequest"), "3");
  const auto limited = api.Admit(Get(), kNow + absl::Seconds(20));
  ASSERT_TRUE(limited.refusal);
  EXPECT_EQ(limited.refusal->status, 429);
  EXPECT_EQ(limited.refusal->headers.Get("Retry-After"), "40");
  EXPECT_FALSE(api.Admit(Get(), kNow + absl::Seconds(60)).refusal);
}

}  // namespace
}  // namespace firstline::sim::freshdesk
