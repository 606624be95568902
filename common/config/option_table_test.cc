#include "common/config/option_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace firstline::config {
namespace {

using ::testing::HasSubstr;

class OptionTableTest : public ::testing::Test {
 protected:
  OptionTableTest() {
    table_.Add("listen", &listen_, "Address to bind.", NotEmpty());
    table_.Add("workers", &workers_, "Worker threads.", Between(1, 64));
    table_.Add("confidence_floor", &floor_, "Floor.", InRange(0.0, 1.0));
    table_.Add("drain_timeout", &drain_, "Time to drain.", AtLeast(absl::ZeroDuration()));
    table_.Add("topics", &topics_, "Topics.");
    table_.Add("verbose", &verbose_, "Say more.");
  }

  OptionTable table_;
  std::string listen_ = "127.0.0.1:0";
  int64_t workers_ = 4;
  double floor_ = 0.6;
  absl::Duration drain_ = absl::Seconds(20);
  std::vector<std::string> topics_;
  bool verbose_ = false;
};

TEST_F(OptionTableTest, DefaultsStandWhenNothingIsGiven) {
  ASSERT_TRUE(table_.Load({}, {}, "").ok());
  EXPECT_EQ(listen_, "127.0.0.1:0");
  EXPECT_EQ(workers_, 4);
}

TEST_F(OptionTableTest, FlagsBeatEnvironmentBeatsFile) {
  ASSERT_TRUE(table_
                  .Load({"--workers=7"}, {{"FIRSTLINE_WORKERS", "6"}, {"FIRSTLINE_LISTEN", "a:1"}},
                        "workers: 5\nlisten: b:2\ndrain_timeout: 3s\ntopics: [x, y]\nverbose: true")
                  .ok());
  EXPECT_EQ(workers_, 7);
  EXPECT_EQ(listen_, "a:1");
  EXPECT_EQ(drain_, absl::Seconds(3));
  EXPECT_THAT(topics_, testing::ElementsAre("x", "y"));
  EXPECT_TRUE(verbose_);
}

TEST_F(OptionTableTest, EveryProblemIsNamedInOneGo) {
  const absl::Status status = table_.Load({"--workerz=1", "--confidence_floor=2", "--drain_timeout", "soon"}, {}, "");
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(status.message()), HasSubstr("workerz: no such option, did you mean workers?"));
  EXPECT_THAT(std::string(status.message()), HasSubstr("confidence_floor: is 2, want [0, 1]"));
  EXPECT_THAT(std::string(status.message()), HasSubstr("drain_timeout: is \"soon\", want a duration"));
}

TEST_F(OptionTableTest, RangesAreInclusive) {
  EXPECT_TRUE(table_.Load({"--workers=64", "--confidence_floor=1"}, {}, "").ok());
  EXPECT_FALSE(table_.Load({"--workers=65"}, {}, "").ok());
  EXPECT_FALSE(table_.Load({"--workers=0"}, {}, "").ok());
  EXPECT_FALSE(table_.Load({"--confidence_floor=nan"}, {}, "").ok());
}

TEST_F(OptionTableTest, AFileThatIsNoMapIsAProblem) { EXPECT_FALSE(table_.Load({}, {}, "- a\n- b").ok()); }

TEST_F(OptionTableTest, AFlagWithoutValueIsAProblem) {
  EXPECT_THAT(std::string(table_.Load({"--listen"}, {}, "").message()), HasSubstr("listen: want a value"));
  EXPECT_THAT(std::string(table_.Load({"listen"}, {}, "").message()), HasSubstr("want --option=value"));
}

TEST_F(OptionTableTest, HelpReferenceAndSchemaNameEveryOption) {
  for (const std::string& text : {table_.Help(), table_.Reference(), table_.Schema(), table_.Print()}) {
    EXPECT_THAT(text, HasSubstr("confidence_floor"));
    EXPECT_THAT(text, HasSubstr("topics"));
  }
}

}  // namespace
}  // namespace firstline::config
