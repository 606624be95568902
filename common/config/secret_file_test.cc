#include "common/config/secret_file.h"

#include <gtest/gtest.h>

#include "absl/strings/match.h"

namespace firstline::config {
namespace {

TEST(SecretFileTest, TrailingLineBreaksAreNotPartOfTheSecret) {
  const std::string path = testing::TempDir() + "/secret";
  ASSERT_TRUE(WriteFile(path, "s3cret\r\n").ok());
  EXPECT_EQ(*ReadSecretFile(path), "s3cret");
}

TEST(SecretFileTest, AnEmptySecretIsRefused) {
  const std::string path = testing::TempDir() + "/empty_secret";
  ASSERT_TRUE(WriteFile(path, "\n").ok());
  EXPECT_EQ(ReadSecretFile(path).status().code(), absl::StatusCode::kInvalidArgument);
}

TEST(SecretFileTest, AMissingFileIsNamed) {
  const absl::Status status = ReadSecretFile("/nowhere/secret").status();
  EXPECT_EQ(status.code(), absl::StatusCode::kNotFound);
  EXPECT_TRUE(absl::StrContains(std::string(status.message()), "/nowhere/secret"));
}

TEST(SecretFileTest, ALargerFileThanAllowedIsRefused) {
  const std::string path = testing::TempDir() + "/large";
  ASSERT_TRUE(WriteFile(path, "12345").ok());
  EXPECT_TRUE(ReadFile(path, 5).ok());
  EXPECT_FALSE(ReadFile(path, 4).ok());
}

}  // namespace
}  // namespace firstline::config
