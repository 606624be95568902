#pragma once

// FL_CHECK(condition) << "what was expected": aborts on a bug. Never for things the outside world decides.

#include <cstdlib>
#include <iostream>
#include <sstream>

namespace firstline::internal {

class CheckFailure {
 public:
  CheckFailure(const char* file, int line, const char* condition) {
    message_ << file << ":" << line << ": check failed: " << condition << " ";
  }
  [[noreturn]] ~CheckFailure() {
    std::cerr << message_.str() << std::endl;
    std::abort();
  }
  std::ostream& stream() { return message_; }

 private:
  std::ostringstream message_;
};

}  // namespace firstline::internal

#define FL_CHECK(condition)                                                      \
  while (!(condition)) /* NOLINT(bugprone-infinite-loop): it ends the process */ \
  ::firstline::internal::CheckFailure(__FILE__, __LINE__, #condition).stream()
