#include "common/http/byte_budget.h"

#include <thread>
#include <vector>

#include "gtest/gtest.h"

namespace firstline::http {
namespace {

TEST(ByteBudgetTest, GivesUpToItsMaximumAndNothingBeyond) {
  ByteBudget budget(10);
  EXPECT_TRUE(budget.TryTake(4));
  EXPECT_TRUE(budget.TryTake(6));
  EXPECT_FALSE(budget.TryTake(1));
  EXPECT_TRUE(budget.TryTake(0));
  budget.Give(4);
  EXPECT_FALSE(budget.TryTake(5));
  EXPECT_FALSE(budget.TryTake(static_cast<size_t>(-1)));  // no overflow
  EXPECT_TRUE(budget.TryTake(4));
  EXPECT_EQ(budget.taken(), 10u);
}

TEST(ByteBudgetTest, ManyThreadsNeverTakeMoreThanThereIs) {
  ByteBudget budget(100);
  std::atomic<size_t> held{0};
  std::atomic<bool> too_much{false};
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      for (int round = 0; round < 2000; ++round) {
        if (!budget.TryTake(40)) continue;
        if (held.fetch_add(40) + 40 > 100) too_much = true;
        held.fetch_sub(40);
        budget.Give(40);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_FALSE(too_much);
  EXPECT_EQ(budget.taken(), 0u);
}

}  // namespace
}  // namespace firstline::http
