#include "common/helpdesks/customer_cache.h"

#include <gtest/gtest.h>

#include <map>
#include <string>

#include "absl/strings/str_cat.h"

namespace firstline::helpdesks {
namespace {

class CustomerCacheTest : public ::testing::Test {
 protected:
  std::optional<conversation::Customer> Get(const std::string& key) {
    return cache_.Get(key, [&]() -> absl::StatusOr<conversation::Customer> {
      ++asked_[key];
      if (!answer_.ok()) return answer_;
      conversation::Customer customer;
      customer.attributes["plan"] = plan_;
      return customer;
    });
  }
  std::string PlanOf(const std::string& key) {
    const auto customer = Get(key);
    return customer.has_value() ? customer->attributes.at("plan") : "unknown";
  }

  FakeClock clock_{absl::FromUnixSeconds(1'795'255'200)};
  CustomerCache cache_{{.age = absl::Minutes(15), .pause = absl::Minutes(1), .entries_max = 2}, clock_};
  absl::Status answer_ = absl::OkStatus();
  std::string plan_ = "pro";
  std::map<std::string, int> asked_;
};

TEST_F(CustomerCacheTest, ACustomerIsLookedUpOnceWithinTheAge) {
  EXPECT_EQ(PlanOf("7"), "pro");
  plan_ = "basic";
  clock_.Advance(absl::Minutes(15) - absl::Seconds(1));
  EXPECT_EQ(PlanOf("7"), "pro");
  EXPECT_EQ(asked_["7"], 1);
  clock_.Advance(absl::Seconds(1));
  EXPECT_EQ(PlanOf("7"), "basic");
}

TEST_F(CustomerCacheTest, ItSaysWhenTheAttributesWereRead) {
  const absl::Time read_at = clock_.Now();
  Get("7");
  clock_.Advance(absl::Minutes(10));
  EXPECT_EQ(Get("7")->attributes_at, read_at);
}

TEST_F(CustomerCacheTest, AFailingLookUpGivesWhatWasKnownWithItsAge) {
  const absl::Time read_at = clock_.Now();
  Get("7");
  clock_.Advance(absl::Hours(2));
  answer_ = absl::UnavailableError("down");
  const auto stale = Get("7");
  ASSERT_TRUE(stale.has_value());
  EXPECT_EQ(stale->attributes.at("plan"), "pro");
  EXPECT_EQ(stale->attributes_at, read_at);
}

TEST_F(CustomerCacheTest, AFailingLookUpIsNotRepeatedForAPauseAndThenIs) {
  answer_ = absl::UnavailableError("down");
  EXPECT_FALSE(Get("7").has_value());
  EXPECT_FALSE(Get("7").has_value());
  EXPECT_EQ(asked_["7"], 1);
  answer_ = absl::OkStatus();
  clock_.Advance(absl::Minutes(1));
  EXPECT_EQ(PlanOf("7"), "pro");
}

TEST_F(CustomerCacheTest, ARefusedLookUpIsNotRepeatedWithinTheAge) {
  answer_ = absl::PermissionDeniedError("scope");
  EXPECT_FALSE(Get("7").has_value());
  clock_.Advance(absl::Minutes(14));
  EXPECT_FALSE(Get("7").has_value());
  EXPECT_EQ(asked_["7"], 1);
}

TEST_F(CustomerCacheTest, TheOneUsedLongestAgoMakesRoom) {
  Get("1");
  Get("2");
  Get("1");
  Get("3");
  Get("1");
  EXPECT_EQ(asked_["1"], 1);
  Get("2");
  EXPECT_EQ(asked_["2"], 2);
}

}  // namespace
}  // namespace firstline::helpdesks
