#include "common/runtime/outcome.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace firstline::runtime {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string Logged(const OutcomeLine& line, telemetry::Level least = telemetry::Level::kInfo) {
  const telemetry::Log log("classifier", least);
  ::testing::internal::CaptureStderr();
  LogOutcome(log, line);
  return ::testing::internal::GetCapturedStderr();
}

OutcomeLine Classified() {
  return {.stage = "classifier",
          .tenant = "acme",
          .conversation = "main:4711",
          .turn_id = "0af7651916cd43dd8448eb211c80319c",
          .traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
          .record = "tickets.received/3@17",
          .outcome = {.code = "classified", .reason = "billing"},
          .took = absl::Milliseconds(12)};
}

TEST(LogOutcomeTest, OneLineSaysWhichTurnCameToWhatAndWhy) {
  EXPECT_THAT(
      Logged(Classified()),
      HasSubstr(R"("level":"info","service":"classifier","event":"outcome","stage":"classifier","tenant":"acme",)"
                R"("conversation":"main:4711","turn_id":"0af7651916cd43dd8448eb211c80319c","outcome":"classified",)"
                R"("reason":"billing","ms":"12","attempts":"1","trace_id":"4bf92f3577b34da6a3ce929d0e0e4736",)"
                R"("record":"tickets.received/3@17","error":""})"));
}

TEST(LogOutcomeTest, AFailureIsAWarning) {
  OutcomeLine line = Classified();
  line.error = "UNAVAILABLE";
  EXPECT_THAT(Logged(line, telemetry::Level::kWarning), HasSubstr(R"("error":"UNAVAILABLE")"));
  EXPECT_EQ(Logged(Classified(), telemetry::Level::kWarning), "");
}

TEST(LogOutcomeTest, TextOfAPersonIsWithheldWhereverItStands) {
  const std::string text = "Where is my parcel? ana@example.org";
  for (std::string OutcomeLine::* const field :
       {&OutcomeLine::tenant, &OutcomeLine::conversation, &OutcomeLine::turn_id, &OutcomeLine::traceparent,
        &OutcomeLine::record, &OutcomeLine::error}) {
    OutcomeLine line = Classified();
    line.*field = text;
    EXPECT_THAT(Logged(line), Not(HasSubstr("parcel")));
  }
  OutcomeLine line = Classified();
  line.outcome = {.code = text, .reason = text};
  EXPECT_THAT(Logged(line), Not(HasSubstr("parcel")));
  EXPECT_THAT(Logged(line), HasSubstr(R"("outcome":"[withheld]","reason":"[withheld]")"));
}

TEST(IdOrCodeTest, IdsAndCodesPassAndNothingElse) {
  EXPECT_EQ(IdOrCode("main:4711"), "main:4711");
  EXPECT_EQ(IdOrCode(""), "");
  EXPECT_EQ(IdOrCode(std::string(160, 'a')), std::string(160, 'a'));
  EXPECT_EQ(IdOrCode(std::string(161, 'a')), "[withheld]");
  EXPECT_EQ(IdOrCode("two words"), "[withheld]");
  EXPECT_EQ(IdOrCode("línea"), "[withheld]");
  EXPECT_EQ(IdOrCode("a\nb"), "[withheld]");
}

}  // namespace
}  // namespace firstline::runtime
