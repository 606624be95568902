#include "common/helpdesks/credentials_file.h"

#include <gtest/gtest.h>

namespace firstline::helpdesks {
namespace {

struct Read {
  std::string token, id;
};

absl::Status Parse(absl::string_view json, Read& read) {
  return ParseCredentials(json,
                          {{.name = "token", .target = &read.token},
                           {.name = "id", .target = &read.id, .kind = CredentialMember::Kind::kId, .required = false}});
}

TEST(CredentialsFileTest, MembersAreRead) {
  Read read;
  ASSERT_TRUE(Parse(R"({"token":"t","id":9007199254740993})", read).ok());
  EXPECT_EQ(read.token, "t");
  EXPECT_EQ(read.id, "9007199254740993");
  ASSERT_TRUE(Parse(R"({"token":"t","id":"8001"})", read).ok());
  EXPECT_EQ(read.id, "8001");
}

TEST(CredentialsFileTest, AnOptionalMemberMayBeMissing) {
  Read read;
  ASSERT_TRUE(Parse(R"({"token":"t"})", read).ok());
  EXPECT_EQ(read.id, "");
}

TEST(CredentialsFileTest, AnythingElseIsRefusedWithoutRepeatingValues) {
  for (const char* json :
       {"", "hush", "[]", "{}", R"({"id":1})", R"({"token":""})", R"({"token":5})", R"({"token":["hush"]})",
        R"({"token":"hush","more":1})", R"({"token":"hush","id":0})", R"({"token":"hush","id":-1})",
        R"({"token":"hush","id":1.5})", R"({"token":"hush","id":"hush"})", R"({"token":"hush","id":"1e3"})",
        R"({"token":"hush","id":18446744073709551615})"}) {
    Read read;
    const absl::Status status = Parse(json, read);
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument) << json;
    EXPECT_EQ(status.message().find("hush"), absl::string_view::npos) << json;
  }
}

TEST(CredentialsFileTest, TheMemberIsNamed) {
  Read read;
  EXPECT_EQ(Parse("{}", read).message(), "credentials: token is missing");
  EXPECT_EQ(Parse(R"({"token":"t","bot":1})", read).message(), "credentials: unknown member bot");
  const std::string key(40, 'k');
  EXPECT_EQ(Parse("{\"" + key + "\":1}", read).message(), "credentials: unknown member with a long name");
  EXPECT_EQ(Parse(R"({"a\nb":1})", read).message(), "credentials: unknown member a\\nb");
}

}  // namespace
}  // namespace firstline::helpdesks
