#include "common/chat_model/budget.h"

#include <gtest/gtest.h>

namespace firstline::chat_model {
namespace {

const absl::Time kNoon = absl::UnixEpoch() + absl::Hours(20'000 * 24 + 12);
constexpr BudgetLimits kLimits = {.tokens_per_day = 1000, .tokens_per_conversation = 400, .cost_micros_per_day = 5000};

TEST(SpendOf, CountsTokensAndRoundsMoneyUp) {
  const Spend spend = SpendOf(1'000'000, 1, {.prompt_micros = 150'000, .completion_micros = 600'000});
  EXPECT_EQ(spend.tokens, 1'000'001);
  EXPECT_EQ(spend.cost_micros, 150'001);
}

TEST(Budget, WhatIsSetAsideCountsUntilItIsSettled) {
  Budget budget;
  const auto first = budget.Reserve("acme", "c1", {.tokens = 400}, kLimits, kNoon);
  ASSERT_TRUE(first.has_value());
  EXPECT_FALSE(budget.Reserve("acme", "c1", {.tokens = 1}, kLimits, kNoon).has_value());
  budget.Settle(*first, {.tokens = 100});
  EXPECT_TRUE(budget.Reserve("acme", "c1", {.tokens = 300}, kLimits, kNoon).has_value());
}

TEST(Budget, ADayIsBoundInTokensAndInMoney) {
  Budget budget;
  EXPECT_FALSE(budget.Reserve("acme", "c0", {.tokens = 10, .cost_micros = 5001}, kLimits, kNoon).has_value());
  for (const char* conversation : {"c1", "c2"}) {
    EXPECT_TRUE(budget.Reserve("acme", conversation, {.tokens = 400}, kLimits, kNoon).has_value());
  }
  EXPECT_FALSE(budget.Reserve("acme", "c3", {.tokens = 201}, kLimits, kNoon).has_value());
  EXPECT_TRUE(budget.Reserve("acme", "c3", {.tokens = 200}, kLimits, kNoon).has_value());
}

TEST(Budget, TenantsDoNotSpendEachOthersBudget) {
  Budget budget;
  ASSERT_TRUE(budget.Reserve("acme", "c", {.tokens = 400}, kLimits, kNoon).has_value());
  EXPECT_EQ(budget.OfTenant("other"), Spend{});
  EXPECT_TRUE(budget.Reserve("other", "c", {.tokens = 400}, kLimits, kNoon).has_value());
}

TEST(Budget, ANewDayStartsFull) {
  Budget budget;
  const auto yesterday = budget.Reserve("acme", "c", {.tokens = 400}, kLimits, kNoon);
  const absl::Time tomorrow = kNoon + absl::Hours(24);
  ASSERT_TRUE(budget.Reserve("acme", "c", {.tokens = 300}, kLimits, tomorrow).has_value());
  budget.Settle(*yesterday, {.tokens = 0});
  EXPECT_EQ(budget.OfTenant("acme").tokens, 300) << "yesterday's settlement must not touch today";
}

TEST(Budget, ARefusedReservationCostsNothing) {
  Budget budget;
  EXPECT_FALSE(budget.Reserve("acme", "c", {.tokens = 401}, kLimits, kNoon).has_value());
  EXPECT_EQ(budget.OfTenant("acme"), Spend{});
}

}  // namespace
}  // namespace firstline::chat_model
