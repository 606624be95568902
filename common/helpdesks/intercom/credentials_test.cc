#include "common/helpdesks/intercom/credentials.h"

#include <gtest/gtest.h>

namespace firstline::intercom {
namespace {

TEST(CredentialsTest, ATokenAndTheTeammateWeWriteAs) {
  for (const char* json : {R"({"access_token":"t","admin_id":"8001"})", R"({"access_token":"t","admin_id":8001})"}) {
    const auto credentials = ParseCredentials(json);
    ASSERT_TRUE(credentials.ok()) << credentials.status();
    EXPECT_EQ(credentials->access_token, "t");
    EXPECT_EQ(credentials->admin_id, "8001");
  }
}

TEST(CredentialsTest, BothAreNeeded) {
  EXPECT_FALSE(ParseCredentials(R"({"access_token":"t"})").ok());
  EXPECT_FALSE(ParseCredentials(R"({"admin_id":"8001"})").ok());
  EXPECT_FALSE(ParseCredentials(R"({"access_token":"t","admin_id":"me"})").ok());
}

TEST(CredentialsTest, AMissingFileIsNamed) {
  const auto credentials = ReadCredentials("/nowhere/ic.json");
  EXPECT_EQ(credentials.status().code(), absl::StatusCode::kNotFound);
  EXPECT_NE(credentials.status().message().find("/nowhere/ic.json"), absl::string_view::npos);
}

}  // namespace
}  // namespace firstline::intercom
