#include "tests/fuzz/property.h"

#include <cstdio>
#include <cstdlib>

namespace firstline::fuzz {

void Require(bool kept, const char* promise) {
  if (kept) return;
  std::fprintf(stderr, "broken promise: %s\n", promise);
  std::abort();
}

}  // namespace firstline::fuzz
