#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"

namespace firstline::kafka {

struct Header {
  std::string name;
  std::string value;
};

// A record as read from a topic.
struct Record {
  std::string topic;
  int32_t partition = 0;
  int64_t offset = 0;
  std::string key;
  std::optional<std::string> value;  // nullopt: tombstone
  std::vector<Header> headers;
  absl::Time timestamp;

  // Value of the last header of that name, or "".
  absl::string_view HeaderValue(absl::string_view name) const;
};

// A record to be written.
struct OutRecord {
  std::string topic;
  std::string key;
  std::optional<std::string> value;  // nullopt: tombstone
  std::vector<Header> headers;
  std::optional<int32_t> partition;  // nullopt: murmur2 of the key
};

// Partition Java's default partitioner gives a key: murmur2(key) & 0x7fffffff modulo `partitions`.
int32_t PartitionOf(absl::string_view key, int32_t partitions);

}  // namespace firstline::kafka
