#include "simulators/zendesk/flags.h"

#include <fstream>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace firstline::sim::zendesk {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::string Write(const std::string& name, const std::string& text) {
  const std::string path = ::testing::TempDir() + "/flags_" + name;
  std::ofstream(path) << text;
  return path;
}

class FlagsTest : public ::testing::Test {
 protected:
  absl::StatusOr<Flags> Read(std::vector<std::string> arguments) {
    arguments.push_back("--secret-file=" + Write("secret", "hook\n"));
    return ReadFlags(arguments);
  }
};

TEST_F(FlagsTest, AreTakenWithAnEqualsSignAndWithASpace) {
  const auto flags = Read({"--port", "8123", "--state=/tmp/x", "--webhook-kind", "both", "--webhook-url=http://h/"});
  ASSERT_TRUE(flags.ok()) << flags.status();
  EXPECT_EQ(flags->port, 8123);
  EXPECT_EQ(flags->world.state_folder, "/tmp/x");
  EXPECT_EQ(flags->world.webhook_secret, "hook");
  EXPECT_THAT(flags->world.kinds, ElementsAre(WebhookKind::kEvent, WebhookKind::kTrigger));
  EXPECT_EQ(flags->webhook_url, "http://h/");
}

TEST_F(FlagsTest, CredentialsComeFromOneFileOrSeveral) {
  const auto one = Read({"--credentials-file=" + Write("cred", R"({"client_id":"a","client_secret":"b"})")});
  ASSERT_TRUE(one.ok()) << one.status();
  EXPECT_EQ(one->world.credentials.client_secret, "b");
  const auto several = Read({"--oauth-client-id=a", "--oauth-client-secret-file=" + Write("s", "b"),
                             "--legacy-email=e@x", "--legacy-token-file=" + Write("t", "t1")});
  ASSERT_TRUE(several.ok()) << several.status();
  EXPECT_EQ(several->world.credentials.client_id, "a");
  EXPECT_EQ(several->world.credentials.token, "t1");
}

TEST_F(FlagsTest, QuotasAreAList) {
  const auto flags = Read({"--quota=updates_per_min=100,updates_per_ticket=30", "--quota=incremental_per_min=10"});
  ASSERT_TRUE(flags.ok()) << flags.status();
  EXPECT_EQ(flags->world.account.updates_per_minute, 100);
  EXPECT_EQ(flags->world.account.updates_per_ticket, 30);
  EXPECT_EQ(flags->world.account.incremental_per_minute, 10);
}

TEST_F(FlagsTest, SwitchesHaveTheirTypes) {
  const auto flags = Read({"--retry-delay=50ms", "--assignee-must-be-in-group=false", "--custom-fields=31,32",
                           "--webhook-events=created,comment_added,merged", "--first-comment-id=9007199254740993"});
  ASSERT_TRUE(flags.ok()) << flags.status();
  EXPECT_EQ(flags->world.delivery.retry_delay, absl::Milliseconds(50));
  EXPECT_FALSE(flags->world.account.assignee_must_be_in_group);
  EXPECT_THAT(flags->world.account.custom_fields, ElementsAre(31, 32));
  EXPECT_THAT(flags->world.subscriptions,
              ElementsAre(Change::Kind::kCreated, Change::Kind::kComment, Change::Kind::kMerged));
  EXPECT_EQ(flags->world.account.first_comment, 9007199254740993);
}

TEST_F(FlagsTest, MistakesNameTheFlag) {
  for (const char* bad : {"--prot=1", "port=1", "--port=x", "--port=65536", "--port=-1", "--webhook-kind=all",
                          "--quota=updates=1", "--quota=updates_per_min=x", "--retry-delay=5", "--circuit-breaker=yes",
                          "--webhook-events=redacted", "--credentials-file=/nowhere", "--state"}) {
    const auto flags = ReadFlags({bad});
    EXPECT_FALSE(flags.ok()) << bad;
  }
  EXPECT_THAT(std::string(Read({"--webhook-kind=all"}).status().message()), HasSubstr("--webhook-kind: want event"));
  EXPECT_THAT(std::string(ReadFlags({}).status().message()), HasSubstr("--secret-file"));
}

TEST_F(FlagsTest, HelpListsEveryFlag) {
  EXPECT_TRUE(ReadFlags({"--help"})->help);
  EXPECT_THAT(FlagHelp(), HasSubstr("--assignee-must-be-in-group"));
}

}  // namespace
}  // namespace firstline::sim::zendesk
