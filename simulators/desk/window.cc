#include "simulators/desk/window.h"

#include <algorithm>

namespace firstline::sim::desk {

void Window::Forget(absl::Time now) {
  while (!calls_.empty() && calls_.front() + length_ <= now) calls_.pop_front();
}

absl::Duration Window::WaitFor(absl::Time now) {
  Forget(now);
  if (limit_ == 0 || calls_.size() < static_cast<size_t>(limit_)) return absl::ZeroDuration();
  return std::max(absl::Seconds(1), absl::Ceil(calls_.front() + length_ - now, absl::Seconds(1)));
}

void Window::Add(absl::Time now) {
  if (limit_ > 0) calls_.push_back(now);
}

int Window::Remaining(absl::Time now) {
  Forget(now);
  return std::max(0, limit_ - static_cast<int>(calls_.size()));
}

int64_t Window::ResetSeconds(absl::Time now) {
  Forget(now);
  return calls_.empty() ? 0 : absl::ToInt64Seconds(absl::Ceil(calls_.front() + length_ - now, absl::Seconds(1)));
}

}  // namespace firstline::sim::desk
