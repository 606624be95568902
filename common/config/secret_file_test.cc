#include "common/config/secret_file.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

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

TEST(SecretFileTest, WhatIsNoFileIsWrittenToAndNotReplaced) {
  const std::string path = testing::TempDir() + "/pipe";
  std::filesystem::remove(path);
  ASSERT_EQ(mkfifo(path.c_str(), 0600), 0);
  const int pipe = open(path.c_str(), O_RDWR);  // both ends: nobody waits
  ASSERT_TRUE(WriteFile(path, "12345").ok());
  EXPECT_TRUE(std::filesystem::is_fifo(path));
  char seen[6] = {};
  EXPECT_EQ(read(pipe, seen, 5), 5);
  EXPECT_STREQ(seen, "12345");
  close(pipe);
}

TEST(SecretFileTest, ALargerFileThanAllowedIsRefused) {
  const std::string path = testing::TempDir() + "/large";
  ASSERT_TRUE(WriteFile(path, "12345").ok());
  EXPECT_TRUE(ReadFile(path, 5).ok());
  EXPECT_FALSE(ReadFile(path, 4).ok());
}

}  // namespace
}  // namespace firstline::config
