#include "simulators/desk/flags.h"

#include <fstream>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace firstline::sim::desk {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

struct Given : CommonFlags {
  absl::Duration wait;
  bool on = false;
  std::string kind;
  std::vector<std::string> topics;
  int per_minute = 0;
  FlagTable Table() {
    FlagTable table = {{"wait", {"how long", Duration(wait)}},
                       {"on", {"[M]", Switch(on)}},
                       {"kind", {"which", OneOf({"a", "b"}, kind)}},
                       {"topics", {"some", Words({"x", "y"}, topics)}},
                       {"quota", {"limits", Limits({{"per_min", &per_minute}})}}};
    AddCommonFlags(*this, table);
    return table;
  }
  absl::Status Read(const std::vector<std::string>& arguments) { return ReadFlags(arguments, Table(), *this); }
};

TEST(FlagsTest, AreTakenWithAnEqualsSignAndWithASpace) {
  Given given;
  ASSERT_TRUE(given
                  .Read({"--port", "8123", "--state=/s", "--wait=5m", "--on", "true", "--kind=b", "--topics=x,y",
                         "--quota=per_min=7", "--webhook-url=http://h/?a=b"})
                  .ok());
  EXPECT_EQ(given.port, 8123);
  EXPECT_EQ(given.state_folder, "/s");
  EXPECT_EQ(given.wait, absl::Minutes(5));
  EXPECT_TRUE(given.on);
  EXPECT_EQ(given.kind, "b");
  EXPECT_THAT(given.topics, ElementsAre("x", "y"));
  EXPECT_EQ(given.per_minute, 7);
  EXPECT_EQ(given.webhook_url, "http://h/?a=b");
}

TEST(FlagsTest, MistakesNameTheFlagAndWhatWasWanted) {
  const std::pair<const char*, const char*> cases[] = {{"--wait=5", "--wait: want a duration"},
                                                       {"--on=yes", "--on: want true or false"},
                                                       {"--kind=c", "--kind: want a, b"},
                                                       {"--topics=z", "--topics: want some of x,y"},
                                                       {"--quota=per_hour=1", "--quota: want per_min=N"},
                                                       {"--port=70000", "--port: want at most 65535"},
                                                       {"--prt=1", "--prt=1: no such flag"},
                                                       {"port", "port: no such flag"},
                                                       {"--port", "--port: want a value"}};
  for (const auto& [argument, message] : cases) {
    Given given;
    const absl::Status status = given.Read({argument});
    EXPECT_TRUE(absl::IsInvalidArgument(status)) << argument;
    EXPECT_THAT(std::string(status.message()), HasSubstr(message));
  }
}

TEST(FlagsTest, HelpEndsTheReadingAndNamesEveryFlag) {
  Given given;
  ASSERT_TRUE(given.Read({"--help", "--nonsense"}).ok());
  EXPECT_TRUE(given.help);
  for (const char* name : {"--kind  which", "--port", "--state"}) {
    EXPECT_THAT(FlagHelp("title", given.Table()), HasSubstr(name));
  }
}

}  // namespace
}  // namespace firstline::sim::desk
