#include "simulators/zendesk/api.h"

#include <nlohmann/json.hpp>

#include "gtest/gtest.h"

// helpdesks.md 1 (suffix), 1.5 (login, errors, limits).
namespace firstline::sim::zendesk {
namespace {

const absl::Time kNow = absl::FromUnixSeconds(1795255200);
constexpr char kGrant[] =
    R"({"grant_type":"client_credentials","client_id":"c","client_secret":"s","scope":"SCOPE","expires_in":300})";

class ApiTest : public ::testing::Test {
 protected:
  void Use(const Options& options, const std::string& scope = "tickets:read tickets:write users:read") {
    api_.emplace(Credentials{.client_id = "c", .client_secret = "s"}, options);
    std::string grant = kGrant;
    grant.replace(grant.find("SCOPE"), 5, scope);
    const auto granted = Admit("POST", "/oauth/tokens", "", grant);
    login_ = "Bearer " + nlohmann::json::parse(granted.answer->body).at("access_token").get<std::string>();
  }

  Api::Admission Admit(const std::string& method, const std::string& path, const std::string& query = "",
                       const std::string& body = "", absl::Time now = kNow,
                       const std::string& type = "application/json; charset=utf-8") {
    http::Request request = {.method = method, .path = path, .query = query, .body = body};
    request.headers = {{"Authorization", login_}, {"Host", "127.0.0.1:1"}};
    if (!type.empty()) request.headers.Add("Content-Type", type);
    return api_->Admit(request, 8000, now);
  }
  int StatusOf(const std::string& method, const std::string& path, absl::Time now = kNow) {
    const auto admission = Admit(method, path, "", method == "GET" ? "" : "{}", now);
    return admission.answer ? admission.answer->status : 0;
  }

  std::optional<Api> api_;
  std::string login_;
};

TEST_F(ApiTest, PathsAreTakenWithAndWithoutTheSuffix) {
  Use({});
  for (const char* path : {"/api/v2/tickets/4711", "/api/v2/tickets/4711.json"}) {
    const auto admission = Admit("GET", path, "include=users%2Cgroups");
    ASSERT_FALSE(admission.answer);
    EXPECT_EQ(admission.call.path, (std::vector<std::string>{"tickets", "4711"}));
    EXPECT_EQ(admission.call.Parameter("include"), "users,groups");
    EXPECT_EQ(admission.call.actor.user_id, 8000);
    EXPECT_EQ(admission.call.base, "http://127.0.0.1:1");
  }
}

TEST_F(ApiTest, WithoutALoginEveryPathIs401) {
  Use({});
  login_ = "Bearer nonsense";
  const auto admission = Admit("GET", "/api/v2/tickets/4711");
  EXPECT_EQ(admission.answer->status, 401);
  EXPECT_EQ(admission.answer->body, R"({"error":"Couldn't authenticate you"})");
}

TEST_F(ApiTest, AnExpiredTokenIs401) {
  Use({});
  EXPECT_EQ(StatusOf("GET", "/api/v2/groups", kNow + absl::Seconds(299)), 0);
  EXPECT_EQ(StatusOf("GET", "/api/v2/groups", kNow + absl::Seconds(300)), 401);
}

TEST_F(ApiTest, OutsideTheApiThereIsNothing) {
  Use({});
  EXPECT_EQ(StatusOf("GET", "/"), 404);
  EXPECT_EQ(StatusOf("GET", "/api/v1/tickets/1"), 404);
  EXPECT_EQ(StatusOf("GET", "/oauth/tokens"), 404);
}

TEST_F(ApiTest, AMissingScopeIs403) {
  Use({}, "tickets:read");
  EXPECT_EQ(StatusOf("GET", "/api/v2/tickets/1"), 0);
  EXPECT_EQ(StatusOf("PUT", "/api/v2/tickets/1"), 403);
  EXPECT_EQ(StatusOf("GET", "/api/v2/users/1"), 403);
  EXPECT_EQ(StatusOf("GET", "/api/v2/groups"), 0);
  Options lenient;
  lenient.reading_needs_scope = false;
  Use(lenient, "tickets:read");
  EXPECT_EQ(StatusOf("PUT", "/api/v2/tickets/1"), 0);
}

TEST_F(ApiTest, ABodyThatIsNotCalledJsonIs415) {
  Use({});
  EXPECT_EQ(Admit("PUT", "/api/v2/tickets/1", "", "{}", kNow, "text/plain").answer->status, 415);
  EXPECT_EQ(Admit("PUT", "/api/v2/tickets/1", "", "{}", kNow, "").answer->status, 415);
  EXPECT_EQ(Admit("POST", "/oauth/tokens", "", "{}", kNow, "application/x-www-form-urlencoded").answer->status, 415);
  EXPECT_FALSE(Admit("PUT", "/api/v2/tickets/1", "", "{}", kNow, "Application/JSON").answer);
}

TEST_F(ApiTest, ABrokenEscapeIs400) {
  Use({});
  EXPECT_EQ(Admit("GET", "/api/v2/tickets/%zz").answer->status, 400);
  EXPECT_EQ(Admit("GET", "/api/v2/tickets/1", "a=%").answer->status, 400);
}

TEST_F(ApiTest, AtTheUpdateQuotaUpdatesAre429WithRetryAfter) {
  Options options;
  options.updates_per_minute = 2;
  Use(options);
  EXPECT_EQ(StatusOf("PUT", "/api/v2/tickets/1"), 0);
  EXPECT_EQ(StatusOf("PUT", "/api/v2/tickets/2/tags", kNow + absl::Seconds(10)), 0);
  const auto refused = Admit("DELETE", "/api/v2/tickets/3/tags", "", "{}", kNow + absl::Seconds(20));
  ASSERT_TRUE(refused.answer);
  EXPECT_EQ(refused.answer->status, 429);
  EXPECT_EQ(refused.answer->headers.Get("Retry-After"), "40");
  EXPECT_EQ(refused.answer->headers.Get("zendesk-ratelimit-tickets-update"), "total=2; remaining=0; resets=40");
  EXPECT_EQ(StatusOf("GET", "/api/v2/tickets/1", kNow + absl::Seconds(20)), 0);  // reading is not updating
  EXPECT_EQ(StatusOf("PUT", "/api/v2/tickets/1", kNow + absl::Seconds(60)), 0);
}

TEST_F(ApiTest, OneTicketTakesOnlySoManyUpdatesInTenMinutes) {
  Options options;
  options.updates_per_ticket = 1;
  Use(options);
  EXPECT_EQ(StatusOf("PUT", "/api/v2/tickets/1"), 0);
  EXPECT_EQ(Admit("PUT", "/api/v2/tickets/1", "", "{}").answer->headers.Get("Retry-After"), "600");
  EXPECT_EQ(StatusOf("PUT", "/api/v2/tickets/2"), 0);
}

TEST_F(ApiTest, TheAccountsQuotaCountsEveryCallAndShowsInHeaders) {
  Options options;
  options.requests_per_minute = 2;
  Use(options);
  const auto admission = Admit("GET", "/api/v2/groups");
  Outcome outcome;
  api_->AddRateHeaders(admission.call, &outcome.headers);
  EXPECT_EQ(outcome.headers.Get("X-Rate-Limit"), "2");
  EXPECT_EQ(outcome.headers.Get("X-Rate-Limit-Remaining"), "1");
  EXPECT_EQ(outcome.headers.Get("ratelimit-reset"), "60");
  EXPECT_EQ(StatusOf("GET", "/api/v2/users/me"), 0);
  EXPECT_EQ(StatusOf("GET", "/api/v2/users/me"), 429);
}

TEST_F(ApiTest, TheExportHasItsOwnQuota) {
  Options options;
  options.incremental_per_minute = 1;
  Use(options);
  EXPECT_EQ(StatusOf("GET", "/api/v2/incremental/tickets/cursor"), 0);
  EXPECT_EQ(StatusOf("GET", "/api/v2/incremental/tickets/cursor"), 429);
  EXPECT_EQ(StatusOf("GET", "/api/v2/tickets/1"), 0);
}

}  // namespace
}  // namespace firstline::sim::zendesk
