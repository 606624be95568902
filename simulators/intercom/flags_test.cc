#include "simulators/intercom/flags.h"

#include <fstream>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace firstline::sim::intercom {
namespace {

using ::testing::ElementsAre;

std::string Write(const std::string& name, const std::string& text) {
  const std::string path = ::testing::TempDir() + "/intercom_flags_" + name;
  std::ofstream(path) << text;
  return path;
}

TEST(FlagsTest, SecretsComeFromFilesAndSwitchesReachTheirPlace) {
  const auto flags =
      ReadFlags({"--secret-file=" + Write("secret", "cs\n"), "--token-file", Write("token", "tok"), "--state=/s",
                 "--topics=conversation.user.created,conversation.user.replied", "--default-version=2.16",
                 "--retry-delay=10ms", "--calls-per-window=0", "--conversation-attributes=a,b"});
  ASSERT_TRUE(flags.ok()) << flags.status();
  EXPECT_EQ(flags->world.client_secret, "cs");
  EXPECT_EQ(flags->world.token, "tok");
  EXPECT_EQ(flags->world.state_folder, "/s");
  EXPECT_THAT(flags->world.topics, ElementsAre("conversation.user.created", "conversation.user.replied"));
  EXPECT_EQ(flags->world.workspace.default_version, "2.16");
  EXPECT_EQ(flags->world.workspace.calls_per_window, 0);
  EXPECT_EQ(flags->world.delivery.retry_delay, absl::Milliseconds(10));
  EXPECT_THAT(flags->world.workspace.conversation_attributes, ElementsAre("a", "b"));
}

TEST(FlagsTest, SecretAndTokenAreWanted) {
  EXPECT_FALSE(ReadFlags({"--token-file=" + Write("t", "t")}).ok());
  EXPECT_FALSE(ReadFlags({"--secret-file=" + Write("s", "s")}).ok());
  EXPECT_FALSE(ReadFlags({"--topics=conversation.user.sneezed"}).ok());
  EXPECT_TRUE(ReadFlags({"--help"})->help);
  EXPECT_THAT(FlagHelp(), ::testing::HasSubstr("--default-version"));
}

}  // namespace
}  // namespace firstline::sim::intercom
