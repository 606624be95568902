#include "common/runtime/retrier.h"

#include <gtest/gtest.h>

#include <atomic>

#include "absl/synchronization/notification.h"
#include "absl/time/clock.h"

namespace firstline::runtime {
namespace {

constexpr absl::Duration kPatience = absl::Seconds(30);

TEST(RetrierTest, WorkIsTriedUntilItIsDone) {
  Retrier retrier(2);
  absl::Notification done;
  std::atomic<int> last = 0;
  retrier.Schedule("a", 0, absl::ZeroDuration(), [&](int attempt) -> std::optional<absl::Duration> {
    last = attempt;
    if (attempt < 3) return absl::Milliseconds(1);
    done.Notify();
    return std::nullopt;
  });
  ASSERT_TRUE(done.WaitForNotificationWithTimeout(kPatience));
  EXPECT_EQ(last, 3);
}

TEST(RetrierTest, ATaskThatWaitsIsNotReplaced) {
  Retrier retrier(1);
  std::atomic<int> runs = 0;
  retrier.Schedule("a", 0, absl::Hours(1), [](int) { return std::nullopt; });
  retrier.Schedule("a", 0, absl::ZeroDuration(), [&](int) -> std::optional<absl::Duration> {
    ++runs;
    return std::nullopt;
  });
  absl::Notification other;
  retrier.Schedule("b", 0, absl::ZeroDuration(), [&](int) -> std::optional<absl::Duration> {
    other.Notify();
    return std::nullopt;
  });
  ASSERT_TRUE(other.WaitForNotificationWithTimeout(kPatience));
  EXPECT_EQ(runs, 0);
  EXPECT_GE(retrier.size(), 1u);
}

TEST(RetrierTest, DroppedTasksOfAPartitionDoNotRunOthersDo) {
  Retrier retrier(1);
  std::atomic<int> dropped = 0;
  absl::Notification kept;
  retrier.Schedule("a", 1, absl::Milliseconds(20), [&](int) -> std::optional<absl::Duration> {
    ++dropped;
    return std::nullopt;
  });
  retrier.Schedule("b", 2, absl::Milliseconds(40), [&](int) -> std::optional<absl::Duration> {
    kept.Notify();
    return std::nullopt;
  });
  retrier.Drop({1}, kPatience);
  ASSERT_TRUE(kept.WaitForNotificationWithTimeout(kPatience));
  EXPECT_EQ(dropped, 0);
}

TEST(RetrierTest, DropWaitsForWhatRunsAndItIsNotTriedAgain) {
  Retrier retrier(1);
  absl::Notification started, release;
  std::atomic<int> runs = 0;
  std::atomic<bool> finished = false;
  retrier.Schedule("a", 1, absl::ZeroDuration(), [&](int) -> std::optional<absl::Duration> {
    ++runs;
    started.Notify();
    release.WaitForNotification();
    finished = true;
    return absl::ZeroDuration();
  });
  ASSERT_TRUE(started.WaitForNotificationWithTimeout(kPatience));
  // Dropped while it runs for certain: were it released first, it might end, and be tried again, before the drop.
  retrier.Drop({1}, absl::ZeroDuration());
  std::thread releaser([&] { release.Notify(); });
  retrier.Drop({1}, kPatience);
  EXPECT_TRUE(finished);
  releaser.join();
  EXPECT_EQ(retrier.size(), 0u);
  EXPECT_EQ(runs, 1);
}

TEST(RetrierTest, DropGivesUpWaitingAfterItsLimit) {
  Retrier retrier(1);
  absl::Notification started, release;
  retrier.Schedule("a", 1, absl::ZeroDuration(), [&](int) -> std::optional<absl::Duration> {
    started.Notify();
    release.WaitForNotification();
    return std::nullopt;
  });
  ASSERT_TRUE(started.WaitForNotificationWithTimeout(kPatience));
  retrier.Drop({1}, absl::Milliseconds(1));
  release.Notify();
}

}  // namespace
}  // namespace firstline::runtime
