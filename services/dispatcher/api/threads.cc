#include "services/dispatcher/api/threads.h"

#include "common/base/ids.h"
#include "common/base/status_macros.h"
#include "common/kafka/topics.h"
#include "common/policy/policy.h"

namespace firstline::dispatcher {
namespace {

// Below the 10 s a revoked partition may take.
constexpr absl::Duration kReadTimeout = absl::Seconds(8);

}  // namespace

absl::StatusOr<conversation::Thread> ApiThreads::Read(absl::string_view tenant, absl::string_view ticket_id) {
  const std::string key = ConversationKey(tenant, ConversationId(policy::kApi, ticket_id));
  int32_t number = 0;
  Partition* partition = nullptr;
  {
    absl::MutexLock lock(&mutex_);
    if (count_ == 0) {
      FL_ASSIGN_OR_RETURN(count_, log_.partitions());
    }
    number = kafka::PartitionOf(key, count_);
    std::unique_ptr<Partition>& known = partitions_[number];
    if (known == nullptr) known = std::make_unique<Partition>();
    partition = known.get();
  }
  absl::MutexLock lock(&partition->mutex);
  FL_RETURN_IF_ERROR(CatchUp(*partition, number));
  return partition->view.Find(key, ticket_id);
}

absl::Status ApiThreads::CatchUp(Partition& partition, int32_t number) {
  const absl::Time since = clock_.Now() - kReach;
  partition.view.Sweep(since);
  // The inbox last: what `turns` has not seen by now is what counts.
  for (auto [topic, reader] :
       {std::pair(kafka::kStates, &partition.states), std::pair(kafka::kInbox, &partition.inbox)}) {
    if (*reader == nullptr) {
      FL_ASSIGN_OR_RETURN(*reader, log_.open(topic, number, since));
    }
    PartitionView& view = partition.view;
    const absl::Status status =
        (*reader)->ReadToEnd([&view](const kafka::Record& record) { view.Add(record); }, kReadTimeout);
    if (!status.ok() && !absl::IsDeadlineExceeded(status)) reader->reset();  // read again from the start
    FL_RETURN_IF_ERROR(status);
  }
  return absl::OkStatus();
}

}  // namespace firstline::dispatcher
