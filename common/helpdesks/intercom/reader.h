#pragma once

#include <memory>
#include <utility>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "common/base/clock.h"
#include "common/helpdesks/customer_cache.h"
#include "common/helpdesks/intercom/api.h"
#include "common/helpdesks/thread_reader.h"
#include "common/policy/policy.h"

namespace firstline::intercom {

inline constexpr size_t kConversationBytesMax = size_t{32} << 20;  // 500 parts of 64 KiB
// Pages of one list of changes, 150 each. A time span with more is narrowed.
inline constexpr int kSearchPagesMax = 10;

// Reads conversations of one Intercom workspace. A read is one request, and two more when the contact is not in the
// cache.
class Reader : public helpdesks::ThreadReader {
 public:
  // customers: null where nobody needs more of them than the conversation tells. `clock` outlives the object.
  Reader(std::shared_ptr<Api> api, std::unique_ptr<helpdesks::CustomerCache> customers, const Clock& clock)
      : api_(std::move(api)), customers_(std::move(customers)), clock_(clock) {}

  absl::StatusOr<conversation::Thread> Read(absl::string_view ticket_id) override;
  absl::Duration RetryAfterOf(const absl::Status& error) const override;

  // Searches by updated_at. Traps: the search index lags behind by up to minutes, so whoever polls lists some of the
  // past again; and no order is promised, so a span that fits more than kSearchPagesMax pages is halved until it fits
  // and the rest is left for the next call.
  absl::StatusOr<helpdesks::Changes> ChangedSince(absl::Time since) override;

 private:
  absl::StatusOr<conversation::Customer> LookUp(absl::string_view contact_id) const;

  const std::shared_ptr<Api> api_;
  const std::unique_ptr<helpdesks::CustomerCache> customers_;
  const Clock& clock_;
};

// The reader of a helpdesk: reads its credentials file; errors of that. `clock` outlives the reader.
absl::StatusOr<std::shared_ptr<helpdesks::ThreadReader>> MakeReader(const policy::Helpdesk& helpdesk,
                                                                    const helpdesks::Transport& send,
                                                                    const Clock& clock);

}  // namespace firstline::intercom
