#pragma once

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "common/kafka/producer.h"

namespace firstline::kafka {

// Asks the brokers how far a topic reaches and how far a consumer group has come. Keeps one connection. Thread-safe.
class OffsetProbe {
 public:
  virtual ~OffsetProbe() = default;

  // Offset the next record of the partition will get.
  virtual absl::StatusOr<int64_t> End(const std::string& topic, int32_t partition) = 0;
  // Next offset the group will read after a restart; the partition's beginning when it never committed.
  virtual absl::StatusOr<int64_t> Committed(const std::string& topic, int32_t partition) = 0;
  virtual absl::StatusOr<int32_t> Partitions(const std::string& topic) = 0;

  static absl::StatusOr<std::unique_ptr<OffsetProbe>> Open(const ClientOptions& options, const std::string& group);
};

// Records of `topic` that `group` has not committed yet, over all partitions.
absl::StatusOr<int64_t> GroupLag(const ClientOptions& options, const std::string& group, const std::string& topic);

}  // namespace firstline::kafka
