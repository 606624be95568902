#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "common/kafka/producer.h"

namespace firstline::kafka {

// Records of `topic` that consumer group `group` has not committed yet, over all partitions; a partition without a
// commit counts from its beginning. Unavailable when the broker does not answer within 10 s.
absl::StatusOr<int64_t> GroupLag(const ClientOptions& options, const std::string& group, const std::string& topic);

}  // namespace firstline::kafka
