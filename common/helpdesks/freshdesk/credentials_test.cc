#include "common/helpdesks/freshdesk/credentials.h"

#include <gtest/gtest.h>

namespace firstline::freshdesk {
namespace {

TEST(CredentialsTest, AKeyAndPerhapsTheAgentItBelongsTo) {
  const auto credentials = ParseCredentials(R"({"api_key":"k","agent_id":9007199254740993})");
  ASSERT_TRUE(credentials.ok()) << credentials.status();
  EXPECT_EQ(credentials->api_key, "k");
  EXPECT_EQ(credentials->agent_id, "9007199254740993");
  EXPECT_EQ(ParseCredentials(R"({"api_key":"k"})")->agent_id, "");
}

TEST(CredentialsTest, TheKeyIsNeeded) {
  EXPECT_FALSE(ParseCredentials(R"({"agent_id":8001})").ok());
  EXPECT_FALSE(ParseCredentials(R"({"api_key":"k","token":"t"})").ok());
}

TEST(CredentialsTest, AMissingFileIsNamed) {
  const auto credentials = ReadCredentials("/nowhere/fd.json");
  EXPECT_EQ(credentials.status().code(), absl::StatusCode::kNotFound);
  EXPECT_NE(credentials.status().message().find("/nowhere/fd.json"), absl::string_view::npos);
}

}  // namespace
}  // namespace firstline::freshdesk
