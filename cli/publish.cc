#include "cli/publish.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "absl/time/clock.h"
#include "common/base/status_macros.h"
#include "common/runtime/policy_store.h"

namespace firstline::cli {
namespace {

constexpr size_t kBatch = 500;  // bounds what is in flight to about 350 MB of the largest articles

}  // namespace

absl::Status PublishPolicy(const kafka::ClientOptions& client, const policy::Policy& policy, absl::string_view yaml) {
  return Publish(client, runtime::PolicyRecords(policy, yaml, absl::Now()));
}

absl::Status Publish(const kafka::ClientOptions& client, std::vector<kafka::OutRecord> records) {
  FL_ASSIGN_OR_RETURN(const auto producer, kafka::Producer::Create(client));
  for (size_t begin = 0; begin < records.size(); begin += kBatch) {
    const size_t end = std::min(begin + kBatch, records.size());
    std::vector<kafka::OutRecord> batch(std::make_move_iterator(records.begin() + static_cast<ptrdiff_t>(begin)),
                                        std::make_move_iterator(records.begin() + static_cast<ptrdiff_t>(end)));
    FL_RETURN_IF_ERROR(producer->ProduceAndWait(std::move(batch)));
  }
  return absl::OkStatus();
}

}  // namespace firstline::cli
