// tsan_selftest         orders everything through absl's locks: ThreadSanitizer must be silent
// tsan_selftest race    writes under a lock held for reading: ThreadSanitizer must report it

#include <string>
#include <thread>

#include "absl/synchronization/mutex.h"
#include "absl/synchronization/notification.h"
#include "absl/time/time.h"

namespace {

constexpr int kRounds = 2000;

struct Shared {
  absl::Mutex mutex;
  absl::CondVar changed;
  absl::Notification done;
  int free_slots ABSL_GUARDED_BY(mutex) = 1;
  int sum ABSL_GUARDED_BY(mutex) = 0;
  int result = 0;  // written before, read after `done`
};

void Produce(Shared& shared) {
  for (int i = 0; i < kRounds; ++i) {
    absl::MutexLock lock(&shared.mutex);
    shared.mutex.Await(absl::Condition(+[](int* slots) { return *slots > 0; }, &shared.free_slots));
    --shared.free_slots;
    ++shared.sum;
    shared.changed.Signal();
  }
  shared.result = kRounds;
  shared.done.Notify();
}

void Consume(Shared& shared) {
  for (int i = 0; i < kRounds; ++i) {
    absl::MutexLock lock(&shared.mutex);
    while (shared.sum == 0) shared.changed.WaitWithTimeout(&shared.mutex, absl::Milliseconds(5));
    --shared.sum;
    ++shared.free_slots;
  }
}

void WriteUnderReaderLock(Shared& shared, int& unguarded) {
  for (int i = 0; i < kRounds; ++i) {
    absl::ReaderMutexLock lock(&shared.mutex);
    ++unguarded;
  }
}

}  // namespace

int main(int argc, char** argv) {
  Shared shared;
  if (argc > 1 && std::string(argv[1]) == "race") {
    int unguarded = 0;
    std::thread other([&] { WriteUnderReaderLock(shared, unguarded); });
    WriteUnderReaderLock(shared, unguarded);
    other.join();
    return 0;
  }
  std::thread producer([&] { Produce(shared); });
  std::thread consumer([&] { Consume(shared); });
  shared.done.WaitForNotification();
  const bool complete = shared.result == kRounds;
  producer.join();
  consumer.join();
  return complete ? 0 : 1;
}
