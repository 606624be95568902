#include "common/telemetry/log.h"

#include <gtest/gtest.h>

namespace firstline::telemetry {
namespace {

TEST(LogTest, OneRecordIsOneLineWhateverTheValueHolds) {
  const std::string line = FormatLine("ingest", Level::kInfo, "x", {{"id", "a\nb\r\x1b[0m\"\\"}});
  EXPECT_EQ(line.find('\n'), std::string::npos);
  EXPECT_EQ(line,
            "\"level\":\"info\",\"service\":\"ingest\",\"event\":\"x\",\"id\":\"a\\u000ab\\u000d\\u001b[0m\\\"\\\\\"");
}

TEST(LogTest, NumbersBecomeText) {
  EXPECT_EQ(FormatLine("s", Level::kError, "e", {{"n", 3}}),
            "\"level\":\"error\",\"service\":\"s\",\"event\":\"e\",\"n\":\"3\"");
}

TEST(LogTest, AnUnknownLevelIsInfo) {
  EXPECT_EQ(LevelOf("warning"), Level::kWarning);
  EXPECT_EQ(LevelOf("loud"), Level::kInfo);
}

}  // namespace
}  // namespace firstline::telemetry
