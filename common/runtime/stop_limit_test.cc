#include "common/runtime/stop_limit.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include "absl/time/clock.h"

namespace firstline::runtime {
namespace {

TEST(ExitAfterTest, AProcessThatHangsWhileItStopsIsEnded) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  EXPECT_EXIT(
      {
        ExitAfter(absl::Milliseconds(20), "test");
        absl::SleepFor(absl::Minutes(5));
      },
      ::testing::ExitedWithCode(1), "stop_overdue");
}

TEST(ExitAfterTest, AProcessThatEndsInTimeIsNotTouched) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  EXPECT_EXIT(
      {
        ExitAfter(absl::Minutes(5), "test");
        exit(0);
      },
      ::testing::ExitedWithCode(0), "");
}

}  // namespace
}  // namespace firstline::runtime
