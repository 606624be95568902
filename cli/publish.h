#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "common/kafka/producer.h"
#include "common/policy/policy.h"

namespace firstline::cli {

// Puts a checked policy into force: writes the version, then the `current` pointer, and waits for both
// acknowledgements.
absl::Status PublishPolicy(const kafka::ClientOptions& client, const policy::Policy& policy, absl::string_view yaml);

// Writes records and waits for every acknowledgement, in batches.
absl::Status Publish(const kafka::ClientOptions& client, std::vector<kafka::OutRecord> records);

}  // namespace firstline::cli
