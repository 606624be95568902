#include "simulators/intercom/api.h"

#include <nlohmann/json.hpp>

#include "gtest/gtest.h"
#include "simulators/intercom/testing/desk.h"

// helpdesks.md 2 and 2.5: what stands before the workspace.
namespace firstline::sim::intercom {
namespace {

using testing::Parsed;

const absl::Time kNow = absl::FromUnixSeconds(1795255203);  // three seconds into a window

http::Request Get(const http::Headers& headers = {{"Authorization", "Bearer tok"}}) {
  return {.method = "GET", .path = "/me", .headers = headers};
}
std::string Code(const Api::Admission& admission) { return Parsed(*admission.refusal)["errors"][0]["code"]; }

TEST(ApiTest, WantsTheBearerToken) {
  Api api("tok", {});
  EXPECT_FALSE(api.Admit(Get(), kNow).refusal);
  for (const char* authorization : {"", "Bearer ", "Bearer other", "tok", "Basic dG9rOg=="}) {
    const auto admission = api.Admit(Get({{"Authorization", authorization}}), kNow);
    ASSERT_TRUE(admission.refusal) << authorization;
    EXPECT_EQ(admission.refusal->status, 401);
    EXPECT_EQ(Code(admission), "unauthorized");
  }
}

TEST(ApiTest, ACallWithoutAVersionGetsTheAppsOwn) {
  Options options;
  options.default_version = "2.16";
  Api api("tok", options);
  EXPECT_EQ(api.Admit(Get(), kNow).call.version, "2.16");
  EXPECT_EQ(api.Admit(Get({{"Authorization", "Bearer tok"}, {"Intercom-Version", "2.14"}}), kNow).call.version, "2.14");
  const auto wrong = api.Admit(Get({{"Authorization", "Bearer tok"}, {"Intercom-Version", "9"}}), kNow);
  ASSERT_TRUE(wrong.refusal);
  EXPECT_EQ(wrong.refusal->status, 400);
}

TEST(ApiTest, BodiesAreJsonAndPathsWellEscaped) {
  Api api("tok", {});
  http::Request request = {
      .method = "POST", .path = "/tags", .headers = {{"Authorization", "Bearer tok"}}, .body = "name=x"};
  EXPECT_EQ(api.Admit(request, kNow).refusal->status, 400);
  request.headers.Set("Content-Type", "application/json; charset=utf-8");
  EXPECT_FALSE(api.Admit(request, kNow).refusal);
  request.path = "/tags/%zz";
  EXPECT_EQ(api.Admit(request, kNow).refusal->status, 400);
}

TEST(ApiTest, TheLimitIsPerWindowOfTenSeconds) {
  Options options;
  options.calls_per_window = 2;
  Api api("tok", options);
  http::Headers headers;
  api.Admit(Get(), kNow);
  api.AddRateHeaders(kNow, &headers);
  EXPECT_EQ(headers.Get("X-RateLimit-Limit"), "2");
  EXPECT_EQ(headers.Get("X-RateLimit-Remaining"), "1");
  EXPECT_EQ(headers.Get("X-RateLimit-Reset"), "1795255210");
  EXPECT_FALSE(api.Admit(Get(), kNow + absl::Seconds(6)).refusal);
  const auto limited = api.Admit(Get(), kNow + absl::Seconds(6));
  ASSERT_TRUE(limited.refusal);
  EXPECT_EQ(limited.refusal->status, 429);
  EXPECT_EQ(Code(limited), "rate_limit_exceeded");
  EXPECT_FALSE(limited.refusal->headers.Has("Retry-After"));  // the vendor documents none
  EXPECT_FALSE(api.Admit(Get(), kNow + absl::Seconds(7)).refusal);
}

TEST(ApiTest, WithoutALimitThereAreNoRateHeaders) {
  Options options;
  options.calls_per_window = 0;
  Api api("tok", options);
  for (int i = 0; i < 5000; ++i) ASSERT_FALSE(api.Admit(Get(), kNow).refusal);
  http::Headers headers;
  api.AddRateHeaders(kNow, &headers);
  EXPECT_TRUE(headers.empty());
}

}  // namespace
}  // namespace firstline::sim::intercom
