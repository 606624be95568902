#include "common/http/breaker.h"

#include <gtest/gtest.h>

namespace firstline::http {
namespace {

const absl::Time kNow = absl::UnixEpoch();

class BreakerTest : public ::testing::Test {
 protected:
  void Fail(int times) {
    for (int i = 0; i < times; ++i) {
      ASSERT_TRUE(breaker_.Allows(kNow));
      breaker_.Failed(kNow);
    }
  }
  Breaker breaker_{{.failures = 3, .pause = absl::Seconds(10)}};
};

TEST_F(BreakerTest, FailuresInARowOpenIt) {
  Fail(3);
  EXPECT_TRUE(breaker_.Open());
  EXPECT_FALSE(breaker_.Allows(kNow + absl::Seconds(9)));
}

TEST_F(BreakerTest, ASuccessBetweenFailuresKeepsItClosed) {
  Fail(2);
  ASSERT_TRUE(breaker_.Allows(kNow));
  breaker_.Succeeded();
  Fail(2);
  EXPECT_FALSE(breaker_.Open());
}

TEST_F(BreakerTest, AfterThePauseOneCallTriesAtATime) {
  Fail(3);
  const absl::Time later = kNow + absl::Seconds(10);
  EXPECT_TRUE(breaker_.Allows(later));
  EXPECT_FALSE(breaker_.Allows(later));
}

TEST_F(BreakerTest, ASuccessfulTryClosesIt) {
  Fail(3);
  ASSERT_TRUE(breaker_.Allows(kNow + absl::Seconds(10)));
  breaker_.Succeeded();
  EXPECT_FALSE(breaker_.Open());
  EXPECT_TRUE(breaker_.Allows(kNow + absl::Seconds(10)));
}

TEST_F(BreakerTest, AFailedTryOpensItForAnotherPause) {
  Fail(3);
  const absl::Time later = kNow + absl::Seconds(10);
  ASSERT_TRUE(breaker_.Allows(later));
  breaker_.Failed(later);
  EXPECT_FALSE(breaker_.Allows(later + absl::Seconds(9)));
  EXPECT_TRUE(breaker_.Allows(later + absl::Seconds(10)));
}

}  // namespace
}  // namespace firstline::http
