#pragma once

#include <memory>
#include <utility>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "common/base/clock.h"
#include "common/helpdesks/customer_cache.h"
#include "common/helpdesks/freshdesk/api.h"
#include "common/helpdesks/thread_reader.h"
#include "common/policy/policy.h"

namespace firstline::freshdesk {

// Bounds of one read.
inline constexpr int kConversationPagesMax = 30;  // of 100; the list cannot be asked from its end, so a longer thread
                                                  // is DataLoss: what is unanswered in it cannot be known
inline constexpr int kChangePagesMax = 10;        // of 100, in one list of changes
inline constexpr size_t kPageBytesMax = size_t{32} << 20;

// Reads tickets of one Freshdesk account. A read is two requests; one more per further 100 conversations; one for the
// rating of a ticket that is not open; two when the contact is not in the cache. The account's limit is low (200 a
// minute on Growth) and shared with everybody who uses its API.
class Reader : public helpdesks::ThreadReader {
 public:
  // customers: null for a reader that judges freshness only; then neither their records nor ratings are read.
  Reader(std::shared_ptr<Api> api, std::unique_ptr<helpdesks::CustomerCache> customers)
      : api_(std::move(api)), customers_(std::move(customers)) {}

  absl::StatusOr<conversation::Thread> Read(absl::string_view ticket_id) override;
  absl::Duration RetryAfterOf(const absl::Status& error) const override;

  // Lists by updated_at, oldest first, one page per call. Traps: the default order is newest first, and pages beyond
  // the 300th are refused, so the list is begun anew at the last change instead of paged deep; a list that ignores the
  // order asked for is read to its end, up to kChangePagesMax, beyond which it is DataLoss.
  absl::StatusOr<helpdesks::Changes> ChangedSince(absl::Time since) override;

 private:
  absl::StatusOr<conversation::Customer> LookUp(absl::string_view contact_id) const;

  const std::shared_ptr<Api> api_;
  const std::unique_ptr<helpdesks::CustomerCache> customers_;
};

// The reader of a helpdesk: reads its credentials file; errors of that. `clock` outlives the reader.
absl::StatusOr<std::shared_ptr<helpdesks::ThreadReader>> MakeReader(const policy::Helpdesk& helpdesk,
                                                                    const helpdesks::Transport& send,
                                                                    const Clock& clock);

}  // namespace firstline::freshdesk
