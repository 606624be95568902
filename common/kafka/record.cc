#include "common/kafka/record.h"

namespace firstline::kafka {
namespace {

// MurmurHash2, 32 bits, as Kafka's Java client seeds and reads it.
uint32_t Murmur2(absl::string_view data) {
  constexpr uint32_t kSeed = 0x9747b28c;
  constexpr uint32_t kMultiplier = 0x5bd1e995;
  constexpr int kShift = 24;
  const auto byte = [&](size_t i) { return static_cast<uint32_t>(static_cast<unsigned char>(data[i])); };
  uint32_t hash = kSeed ^ static_cast<uint32_t>(data.size());
  const size_t whole = data.size() / 4 * 4;
  for (size_t i = 0; i < whole; i += 4) {
    uint32_t k = byte(i) | byte(i + 1) << 8 | byte(i + 2) << 16 | byte(i + 3) << 24;
    k *= kMultiplier;
    k ^= k >> kShift;
    k *= kMultiplier;
    hash *= kMultiplier;
    hash ^= k;
  }
  const size_t rest = data.size() - whole;
  if (rest >= 3) hash ^= byte(whole + 2) << 16;
  if (rest >= 2) hash ^= byte(whole + 1) << 8;
  if (rest >= 1) {
    hash ^= byte(whole);
    hash *= kMultiplier;
  }
  hash ^= hash >> 13;
  hash *= kMultiplier;
  hash ^= hash >> 15;
  return hash;
}

}  // namespace

absl::string_view Record::HeaderValue(absl::string_view name) const {
  for (auto header = headers.rbegin(); header != headers.rend(); ++header) {
    if (header->name == name) return header->value;
  }
  return "";
}

int32_t PartitionOf(absl::string_view key, int32_t partitions) {
  return static_cast<int32_t>(Murmur2(key) & 0x7fffffffu) % partitions;
}

}  // namespace firstline::kafka
