#include "simulators/zendesk/auth.h"

#include <nlohmann/json.hpp>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"

// helpdesks.md 1.5, authentication.
namespace firstline::sim::zendesk {
namespace {

using Json = nlohmann::json;

const absl::Time kNow = absl::FromUnixSeconds(1795255200);
const Credentials kCredentials = {
    .client_id = "firstline", .client_secret = "s3cret", .email = "bot@example.com", .token = "ZD_TOKEN_0001"};

Json Request(const Json& changes = Json::object()) {
  Json request = {{"grant_type", "client_credentials"},
                  {"client_id", "firstline"},
                  {"client_secret", "s3cret"},
                  {"scope", "tickets:read tickets:write"},
                  {"expires_in", 300}};
  request.update(changes);
  return request;
}

std::string Bearer(const Outcome& outcome) {
  return absl::StrCat("Bearer ", Json::parse(outcome.body).at("access_token").get<std::string>());
}

TEST(AuthTest, AKnownClientGetsATokenThatExpires) {
  Auth auth(kCredentials);
  const Outcome outcome = auth.Grant(Request().dump(), kNow);
  ASSERT_EQ(outcome.status, 200) << outcome.body;
  const Json body = Json::parse(outcome.body);
  EXPECT_EQ(body["token_type"], "bearer");
  EXPECT_EQ(body["expires_in"], 300);
  EXPECT_EQ(body["scope"], "tickets:read tickets:write");
  EXPECT_TRUE(auth.Check(Bearer(outcome), kNow));
  EXPECT_TRUE(auth.Check(Bearer(outcome), kNow + absl::Seconds(299)));
  EXPECT_FALSE(auth.Check(Bearer(outcome), kNow + absl::Seconds(300)));
}

TEST(AuthTest, EveryTokenIsAnother) {
  Auth auth(kCredentials);
  EXPECT_NE(auth.Grant(Request().dump(), kNow).body, auth.Grant(Request().dump(), kNow).body);
}

TEST(AuthTest, AWrongClientIs401) {
  Auth auth(kCredentials);
  EXPECT_EQ(auth.Grant(Request({{"client_secret", "s3cre"}}).dump(), kNow).status, 401);
  EXPECT_EQ(auth.Grant(Request({{"client_id", "other"}}).dump(), kNow).status, 401);
  EXPECT_EQ(Auth(Credentials()).Grant(Request({{"client_id", ""}, {"client_secret", ""}}).dump(), kNow).status, 401);
}

TEST(AuthTest, OnlyClientCredentialsAreGranted) {
  Auth auth(kCredentials);
  const Outcome outcome = auth.Grant(Request({{"grant_type", "password"}}).dump(), kNow);
  EXPECT_EQ(outcome.status, 400);
  EXPECT_EQ(Json::parse(outcome.body)["error"], "unsupported_grant_type");
}

TEST(AuthTest, TheLifetimeLiesBetweenFiveMinutesAndTwoDays) {
  Auth auth(kCredentials);
  EXPECT_EQ(auth.Grant(Request({{"expires_in", 299}}).dump(), kNow).status, 400);
  EXPECT_EQ(auth.Grant(Request({{"expires_in", 300}}).dump(), kNow).status, 200);
  EXPECT_EQ(auth.Grant(Request({{"expires_in", 172800}}).dump(), kNow).status, 200);
  EXPECT_EQ(auth.Grant(Request({{"expires_in", 172801}}).dump(), kNow).status, 400);
}

TEST(AuthTest, UnknownScopesAre400) {
  Auth auth(kCredentials);
  for (const char* scope : {"", " ", "tickets", "tickets:delete", "tickets:read secrets:read"}) {
    EXPECT_EQ(auth.Grant(Request({{"scope", scope}}).dump(), kNow).status, 400) << scope;
  }
  EXPECT_EQ(auth.Grant(Request({{"scope", "read write"}}).dump(), kNow).status, 200);
}

TEST(AuthTest, UnknownMembersAndWrongTypesAre400) {
  Auth auth(kCredentials);
  EXPECT_EQ(auth.Grant(Request({{"extra", "x"}}).dump(), kNow).status, 400);
  EXPECT_EQ(auth.Grant(Request({{"expires_in", "300"}}).dump(), kNow).status, 400);
  EXPECT_EQ(auth.Grant("grant_type=client_credentials", kNow).status, 400);
}

TEST(AuthTest, TheLegacyPairIsComparedWhole) {
  const Auth auth(kCredentials);
  // The example of helpdesks.md 1.5.
  EXPECT_TRUE(auth.Check("Basic Ym90QGV4YW1wbGUuY29tL3Rva2VuOlpEX1RPS0VOXzAwMDE=", kNow));
  EXPECT_FALSE(auth.Check("Basic Ym90QGV4YW1wbGUuY29tL3Rva2VuOlpEX1RPS0VOXzAwMDI=", kNow));
  EXPECT_FALSE(auth.Check("Basic !!!", kNow));
  EXPECT_FALSE(Auth({.email = "bot@example.com"}).Check("Basic Ym90QGV4YW1wbGUuY29tL3Rva2VuOg==", kNow));
}

TEST(AuthTest, NothingAndNonsenseAreNoLogin) {
  const Auth auth(kCredentials);
  for (const char* header : {"", "Bearer ", "Bearer x", "bearer", "Digest x"})
    EXPECT_FALSE(auth.Check(header, kNow)) << header;
}

TEST(AuthTest, RevokingEndsEveryToken) {
  Auth auth(kCredentials);
  const std::string header = Bearer(auth.Grant(Request().dump(), kNow));
  auth.RevokeAll();
  EXPECT_FALSE(auth.Check(header, kNow));
}

TEST(LoginTest, AScopeAllowsItsResourceAndVerbOnly) {
  const Login login = {"tickets:read users:write"};
  EXPECT_TRUE(login.May("tickets", "read"));
  EXPECT_FALSE(login.May("tickets", "write"));
  EXPECT_TRUE(login.May("users", "write"));
  EXPECT_FALSE(login.May("users", "read"));
  EXPECT_TRUE(Login{"read"}.May("users", "read"));
  EXPECT_FALSE(Login{"read"}.May("users", "write"));
}

}  // namespace
}  // namespace firstline::sim::zendesk
