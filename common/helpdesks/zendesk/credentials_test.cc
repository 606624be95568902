#include "common/helpdesks/zendesk/credentials.h"

#include <gtest/gtest.h>

namespace firstline::zendesk {
namespace {

TEST(CredentialsTest, AnOauthClient) {
  const auto credentials = ParseCredentials(
      R"({"client_id":"firstline","client_secret":"s","scope":"read","bot_user_id":9007199254740993})");
  ASSERT_TRUE(credentials.ok()) << credentials.status();
  EXPECT_TRUE(credentials->IsOauth());
  EXPECT_EQ(credentials->client_secret, "s");
  EXPECT_EQ(credentials->scope, "read");
  EXPECT_EQ(credentials->bot_user_id, 9007199254740993);
}

TEST(CredentialsTest, ALegacyToken) {
  const auto credentials = ParseCredentials(R"({"email":"bot@example.com","token":"t"})");
  ASSERT_TRUE(credentials.ok()) << credentials.status();
  EXPECT_FALSE(credentials->IsOauth());
  EXPECT_EQ(credentials->bot_user_id, 0);
}

TEST(CredentialsTest, AnythingElseIsRefusedWithoutRepeatingValues) {
  for (const char* json :
       {"", "[]", "{}", R"({"client_id":"x"})", R"({"client_secret":"hush"})", R"({"email":"hush"})",
        R"({"client_id":"x","client_secret":"hush","email":"e","token":"t"})",
        R"({"client_id":"x","client_secret":"hush","email":"e"})", R"({"client_id":"x","client_secret":5})",
        R"({"client_id":"x","client_secret":""})", R"({"client_id":"x","client_secret":"hush","a":1})",
        R"({"email":"e","token":"hush","bot_user_id":"5"})", R"({"email":"e","token":"hush","bot_user_id":0})"}) {
    const auto credentials = ParseCredentials(json);
    EXPECT_EQ(credentials.status().code(), absl::StatusCode::kInvalidArgument) << json;
    EXPECT_EQ(credentials.status().message().find("hush"), absl::string_view::npos);
  }
}

TEST(CredentialsTest, AMissingFileIsNamed) {
  const auto credentials = ReadCredentials("/nowhere/zd.json");
  EXPECT_EQ(credentials.status().code(), absl::StatusCode::kNotFound);
  EXPECT_NE(credentials.status().message().find("/nowhere/zd.json"), absl::string_view::npos);
}

}  // namespace
}  // namespace firstline::zendesk
