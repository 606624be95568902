#include "simulators/desk/chance.h"

#include "absl/strings/str_cat.h"
#include "common/base/ids.h"

namespace firstline::sim::desk {

double Draw(absl::string_view name, int64_t count) {
  uint32_t bits = 0;
  const std::string hex = HashId({"chance", name, absl::StrCat(count)}).substr(0, 8);
  for (const char digit : hex) bits = bits * 16 + static_cast<uint32_t>(digit <= '9' ? digit - '0' : digit - 'a' + 10);
  return bits / 4294967296.0;
}

}  // namespace firstline::sim::desk
