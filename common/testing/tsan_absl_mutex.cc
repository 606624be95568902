// Tells ThreadSanitizer what absl::Mutex, CondVar and Notification order.
//
// Debian's Abseil is not built for ThreadSanitizer, so the sanitizer sees neither the lock nor the unlock, and every
// access under an absl::Mutex looks like a race (measured: 20,000 increments under a MutexLock by two threads were
// reported). The definitions below take the place of the library's in programs of the `tsan` preset: each tells the
// sanitizer, and calls the library. Between pre and post the sanitizer ignores memory, so the conditions that the
// library evaluates for another thread are not taken for races either.
//
// Await and the waits of CondVar take the lock to be held exclusively.

#include <dlfcn.h>
#include <sanitizer/tsan_interface.h>

#include <cstdlib>

#include "absl/synchronization/mutex.h"
#include "absl/synchronization/notification.h"
#include "absl/time/time.h"

// The inline namespace of Debian 12's build is part of every name.
#define FL_ABSL(name) "_ZN4absl7debian3" name
#define FL_ABSL_CONST(name) "_ZNK4absl7debian3" name
#define FL_CONDITION "ERKNS0_9ConditionE"

namespace {

constexpr unsigned kExclusive = __tsan_mutex_linker_init;
constexpr unsigned kShared = __tsan_mutex_linker_init | __tsan_mutex_read_lock;

// The library's own definition.
template <typename Function>
Function* Library(const char* name) {
  void* found = dlsym(RTLD_NEXT, name);
  if (found == nullptr) abort();
  return reinterpret_cast<Function*>(found);
}

// The library calls itself (WaitWithTimeout: WaitWithDeadline); only the outermost call tells the sanitizer.
thread_local int depth = 0;

template <typename Call>
auto Nested(Call call) {
  ++depth;
  const auto result = call();
  --depth;
  return result;
}

template <typename Call>
bool Acquire(void* mutex, unsigned flags, Call call) {
  if (depth > 0) return call();
  __tsan_mutex_pre_lock(mutex, flags);
  const bool result = Nested(call);
  __tsan_mutex_post_lock(mutex, flags, 0);
  return result;
}

template <typename Call>
bool TryAcquire(void* mutex, unsigned flags, Call call) {
  if (depth > 0) return call();
  __tsan_mutex_pre_lock(mutex, flags | __tsan_mutex_try_lock);
  const bool locked = Nested(call);
  __tsan_mutex_post_lock(mutex, flags | (locked ? __tsan_mutex_try_lock : __tsan_mutex_try_lock_failed), 0);
  return locked;
}

template <typename Call>
void Release(void* mutex, unsigned flags, Call call) {
  if (depth > 0) {
    call();
    return;
  }
  __tsan_mutex_pre_unlock(mutex, flags);
  Nested(call);
  __tsan_mutex_post_unlock(mutex, flags);
}

// Gives the lock up and takes it again.
template <typename Call>
bool Wait(void* mutex, Call call) {
  if (depth == 0) Release(mutex, kExclusive, [] { return true; });
  return Acquire(mutex, kExclusive, call);
}

// Where HasBeenNotified, which is inline and therefore instrumented, reads; so that it orders, too.
void* Notified(const absl::Notification* notification) {
  return const_cast<char*>(reinterpret_cast<const char*>(notification)) + sizeof(absl::Mutex);
}

}  // namespace

namespace absl {
ABSL_NAMESPACE_BEGIN

void Mutex::Lock() {
  static const auto library = Library<void(Mutex*)>(FL_ABSL("5Mutex4LockEv"));
  Acquire(this, kExclusive, [&] { return library(this), true; });
}

void Mutex::Unlock() {
  static const auto library = Library<void(Mutex*)>(FL_ABSL("5Mutex6UnlockEv"));
  Release(this, kExclusive, [&] { return library(this), true; });
}

bool Mutex::TryLock() {
  static const auto library = Library<bool(Mutex*)>(FL_ABSL("5Mutex7TryLockEv"));
  return TryAcquire(this, kExclusive, [&] { return library(this); });
}

void Mutex::ReaderLock() {
  static const auto library = Library<void(Mutex*)>(FL_ABSL("5Mutex10ReaderLockEv"));
  Acquire(this, kShared, [&] { return library(this), true; });
}

void Mutex::ReaderUnlock() {
  static const auto library = Library<void(Mutex*)>(FL_ABSL("5Mutex12ReaderUnlockEv"));
  Release(this, kShared, [&] { return library(this), true; });
}

bool Mutex::ReaderTryLock() {
  static const auto library = Library<bool(Mutex*)>(FL_ABSL("5Mutex13ReaderTryLockEv"));
  return TryAcquire(this, kShared, [&] { return library(this); });
}

void Mutex::LockWhen(const Condition& condition) {
  static const auto library = Library<void(Mutex*, const Condition&)>(FL_ABSL("5Mutex8LockWhen" FL_CONDITION));
  Acquire(this, kExclusive, [&] { return library(this, condition), true; });
}

bool Mutex::LockWhenWithTimeout(const Condition& condition, Duration timeout) {
  static const auto library = Library<bool(Mutex*, const Condition&, Duration)>(
      FL_ABSL("5Mutex19LockWhenWithTimeout" FL_CONDITION "NS0_8DurationE"));
  return Acquire(this, kExclusive, [&] { return library(this, condition, timeout); });
}

bool Mutex::LockWhenWithDeadline(const Condition& condition, Time deadline) {
  static const auto library =
      Library<bool(Mutex*, const Condition&, Time)>(FL_ABSL("5Mutex20LockWhenWithDeadline" FL_CONDITION "NS0_4TimeE"));
  return Acquire(this, kExclusive, [&] { return library(this, condition, deadline); });
}

void Mutex::ReaderLockWhen(const Condition& condition) {
  static const auto library = Library<void(Mutex*, const Condition&)>(FL_ABSL("5Mutex14ReaderLockWhen" FL_CONDITION));
  Acquire(this, kShared, [&] { return library(this, condition), true; });
}

void Mutex::Await(const Condition& condition) {
  static const auto library = Library<void(Mutex*, const Condition&)>(FL_ABSL("5Mutex5Await" FL_CONDITION));
  Wait(this, [&] { return library(this, condition), true; });
}

bool Mutex::AwaitWithTimeout(const Condition& condition, Duration timeout) {
  static const auto library = Library<bool(Mutex*, const Condition&, Duration)>(
      FL_ABSL("5Mutex16AwaitWithTimeout" FL_CONDITION "NS0_8DurationE"));
  return Wait(this, [&] { return library(this, condition, timeout); });
}

bool Mutex::AwaitWithDeadline(const Condition& condition, Time deadline) {
  static const auto library =
      Library<bool(Mutex*, const Condition&, Time)>(FL_ABSL("5Mutex17AwaitWithDeadline" FL_CONDITION "NS0_4TimeE"));
  return Wait(this, [&] { return library(this, condition, deadline); });
}

void CondVar::Wait(Mutex* mutex) {
  static const auto library = Library<void(CondVar*, Mutex*)>(FL_ABSL("7CondVar4WaitEPNS0_5MutexE"));
  ::Wait(mutex, [&] { return library(this, mutex), true; });
}

bool CondVar::WaitWithTimeout(Mutex* mutex, Duration timeout) {
  static const auto library =
      Library<bool(CondVar*, Mutex*, Duration)>(FL_ABSL("7CondVar15WaitWithTimeoutEPNS0_5MutexENS0_8DurationE"));
  return ::Wait(mutex, [&] { return library(this, mutex, timeout); });
}

bool CondVar::WaitWithDeadline(Mutex* mutex, Time deadline) {
  static const auto library =
      Library<bool(CondVar*, Mutex*, Time)>(FL_ABSL("7CondVar16WaitWithDeadlineEPNS0_5MutexENS0_4TimeE"));
  return ::Wait(mutex, [&] { return library(this, mutex, deadline); });
}

void Notification::Notify() {
  static const auto library = Library<void(Notification*)>(FL_ABSL("12Notification6NotifyEv"));
  __tsan_release(Notified(this));
  library(this);
}

void Notification::WaitForNotification() const {
  static const auto library =
      Library<void(const Notification*)>(FL_ABSL_CONST("12Notification19WaitForNotificationEv"));
  library(this);
  __tsan_acquire(Notified(this));
}

bool Notification::WaitForNotificationWithTimeout(Duration timeout) const {
  static const auto library = Library<bool(const Notification*, Duration)>(
      FL_ABSL_CONST("12Notification30WaitForNotificationWithTimeoutENS0_8DurationE"));
  const bool notified = library(this, timeout);
  if (notified) __tsan_acquire(Notified(this));
  return notified;
}

bool Notification::WaitForNotificationWithDeadline(Time deadline) const {
  static const auto library = Library<bool(const Notification*, Time)>(
      FL_ABSL_CONST("12Notification31WaitForNotificationWithDeadlineENS0_4TimeE"));
  const bool notified = library(this, deadline);
  if (notified) __tsan_acquire(Notified(this));
  return notified;
}

ABSL_NAMESPACE_END
}  // namespace absl
