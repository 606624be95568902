#include "common/http/public_address.h"

#include <algorithm>
#include <array>

namespace firstline::http {
namespace {

struct Range4 {
  std::array<uint8_t, 4> first;
  int bits;
};
constexpr Range4 kRefused4[] = {
    {{0, 0, 0, 0}, 8},        // this network
    {{10, 0, 0, 0}, 8},       // private
    {{100, 64, 0, 0}, 10},    // shared, CGNAT
    {{127, 0, 0, 0}, 8},      // loopback
    {{169, 254, 0, 0}, 16},   // link-local, metadata services
    {{172, 16, 0, 0}, 12},    // private
    {{192, 0, 0, 0}, 24},     // protocol assignments
    {{192, 0, 2, 0}, 24},     // documentation
    {{192, 88, 99, 0}, 24},   // 6to4 relays
    {{192, 168, 0, 0}, 16},   // private
    {{198, 18, 0, 0}, 15},    // benchmarks
    {{198, 51, 100, 0}, 24},  // documentation
    {{203, 0, 113, 0}, 24},   // documentation
    {{224, 0, 0, 0}, 3},      // multicast, reserved, broadcast
};

struct Range6 {
  std::array<uint8_t, 6> first;
  int bits;
};
// Within 2000::/3.
constexpr Range6 kRefused6[] = {
    {{0x20, 0x01, 0x00, 0x00, 0x00, 0x00}, 23},  // protocol assignments, Teredo among them
    {{0x20, 0x01, 0x0d, 0xb8, 0x00, 0x00}, 32},  // documentation
    {{0x20, 0x02, 0x00, 0x00, 0x00, 0x00}, 16},  // 6to4
    {{0x3f, 0xff, 0x00, 0x00, 0x00, 0x00}, 20},  // documentation
};

template <size_t N>
bool StartsWith(absl::Span<const uint8_t> address, const std::array<uint8_t, N>& first, int bits) {
  const size_t whole = static_cast<size_t>(bits) / 8;
  if (!std::equal(first.begin(), first.begin() + static_cast<std::ptrdiff_t>(whole), address.begin())) return false;
  const int rest = bits % 8;
  return rest == 0 || (address[whole] >> (8 - rest)) == (first[whole] >> (8 - rest));
}

}  // namespace

bool IsPublicAddress(absl::Span<const uint8_t> address) {
  if (address.size() == 4) {
    return std::none_of(std::begin(kRefused4), std::end(kRefused4),
                        [&](const Range4& range) { return StartsWith(address, range.first, range.bits); });
  }
  if (address.size() != 16 || (address[0] >> 5) != 1) return false;
  return std::none_of(std::begin(kRefused6), std::end(kRefused6),
                      [&](const Range6& range) { return StartsWith(address, range.first, range.bits); });
}

}  // namespace firstline::http
