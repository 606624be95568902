#include "services/dispatcher/api/threads.h"

#include <utility>

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
  const int64_t call = ++calls_;
  absl::MutexLock lock(&mutex_);
  if (covered_ < call) {
    const int64_t begun = calls_;
    FL_RETURN_IF_ERROR(CatchUp());
    covered_ = begun;
  }
  return view_.Find(ConversationKey(tenant, ConversationId(policy::kApi, ticket_id)), ticket_id);
}

absl::Status ApiThreads::CatchUp() {
  const absl::Time since = clock_.Now() - kReach;
  view_.Sweep(since);
  // The inbox last: what `turns` has not seen by now is what counts.
  for (auto [topic, reader] : {std::pair(kafka::kStates, &states_), std::pair(kafka::kInbox, &inbox_)}) {
    if (*reader == nullptr) {
      FL_ASSIGN_OR_RETURN(*reader, open_(topic, since));
    }
    const absl::Status status =
        (*reader)->ReadToEnd([&view = view_](const kafka::Record& record) { view.Add(record); }, kReadTimeout);
    if (!status.ok() && !absl::IsDeadlineExceeded(status)) reader->reset();  // read again from the start
    FL_RETURN_IF_ERROR(status);
  }
  return absl::OkStatus();
}

}  // namespace firstline::dispatcher
