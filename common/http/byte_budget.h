#pragma once

#include <atomic>
#include <cstddef>

namespace firstline::http {

// Bytes that many holders may keep together. Thread-safe, lock-free.
class ByteBudget {
 public:
  explicit ByteBudget(size_t bytes_max) : bytes_max_(bytes_max) {}

  // False, and nothing taken, when `bytes` more would go beyond the maximum.
  bool TryTake(size_t bytes) {
    size_t taken = taken_.load(std::memory_order_relaxed);
    do {
      if (bytes > bytes_max_ - taken) return false;
    } while (!taken_.compare_exchange_weak(taken, taken + bytes, std::memory_order_relaxed));
    return true;
  }
  // What was taken before, once.
  void Give(size_t bytes) { taken_.fetch_sub(bytes, std::memory_order_relaxed); }

  size_t taken() const { return taken_.load(std::memory_order_relaxed); }

 private:
  const size_t bytes_max_;
  std::atomic<size_t> taken_{0};
};

}  // namespace firstline::http
