#include "simulators/freshdesk/flags.h"

#include <fstream>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace firstline::sim::freshdesk {
namespace {

using ::testing::ElementsAre;

std::string Write(const std::string& name, const std::string& text) {
  const std::string path = ::testing::TempDir() + "/freshdesk_flags_" + name;
  std::ofstream(path) << text;
  return path;
}

TEST(FlagsTest, SecretsComeFromFilesAndSwitchesReachTheirPlace) {
  const auto flags =
      ReadFlags({"--api-key-file=" + Write("key", "k\n"), "--secret-file", Write("secret", "s"), "--credential=path",
                 "--rules=created,agent", "--rules-per-change=2", "--webhook-body=simple", "--retry-scale=0.001",
                 "--calls-per-minute=700", "--custom-fields=a,b", "--tags-replace=false"});
  ASSERT_TRUE(flags.ok()) << flags.status();
  EXPECT_EQ(flags->world.api_key, "k");
  EXPECT_EQ(flags->world.credential.secret, "s");
  EXPECT_EQ(flags->world.credential.kind, "path");
  EXPECT_THAT(flags->world.rules, ElementsAre("created", "agent"));
  EXPECT_EQ(flags->world.rules_per_change, 2);
  EXPECT_EQ(flags->world.body_mode, BodyMode::kSimple);
  EXPECT_EQ(flags->world.delivery.retry_scale, 0.001);
  EXPECT_EQ(flags->world.account.calls_per_minute, 700);
  EXPECT_THAT(flags->world.account.custom_fields, ElementsAre("a", "b"));
  EXPECT_FALSE(flags->world.account.tags_replace);
}

TEST(FlagsTest, KeyAndSecretAreWantedAndMistakesAreNamed) {
  EXPECT_FALSE(ReadFlags({"--api-key-file=" + Write("k", "k")}).ok());
  EXPECT_FALSE(ReadFlags({"--secret-file=" + Write("s", "s")}).ok());
  for (const char* bad : {"--rules=closing", "--credential=query", "--webhook-body=xml", "--retry-scale=-1"}) {
    EXPECT_TRUE(absl::IsInvalidArgument(ReadFlags({bad}).status())) << bad;
  }
  EXPECT_TRUE(ReadFlags({"--help"})->help);
  EXPECT_THAT(FlagHelp(), ::testing::HasSubstr("--rules-per-change"));
}

}  // namespace
}  // namespace firstline::sim::freshdesk
