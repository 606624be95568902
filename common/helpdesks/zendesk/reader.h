#pragma once

#include <memory>
#include <utility>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "common/base/clock.h"
#include "common/helpdesks/customer_cache.h"
#include "common/helpdesks/thread_reader.h"
#include "common/helpdesks/zendesk/api.h"
#include "common/helpdesks/zendesk/auth.h"
#include "common/policy/policy.h"

namespace firstline::zendesk {

// Bounds of one read.
inline constexpr int kCommentPagesMax = 10;  // of 100; of a longer ticket the newest 1,000 comments are read
inline constexpr int kUserLookupsMax = 10;   // authors the lists did not describe; further ones count as persons
inline constexpr size_t kPageBytesMax = size_t{32} << 20;  // 100 comments of 64 KiB, each in three forms

// Reads tickets of one Zendesk account. A read is two requests, and one more per further 100 comments, per unknown
// author, and for the customer's organisation when it is not in the cache.
class Reader : public helpdesks::ThreadReader {
 public:
  // organizations: null where nobody needs the fields of customers' organisations. `clock` outlives the object.
  Reader(std::shared_ptr<Api> api, std::unique_ptr<helpdesks::CustomerCache> organizations, const Clock& clock)
      : api_(std::move(api)), organizations_(std::move(organizations)), clock_(clock) {}

  absl::StatusOr<conversation::Thread> Read(absl::string_view ticket_id) override;
  absl::Duration RetryAfterOf(const absl::Status& error) const override;
  absl::StatusOr<helpdesks::Changes> ChangedSince(absl::Time since) override;

 private:
  void AddOrganization(conversation::Customer& customer);

  const std::shared_ptr<Api> api_;
  const std::unique_ptr<helpdesks::CustomerCache> organizations_;
  const Clock& clock_;
};

// The reader of a helpdesk: reads its credentials file; errors of that. `clock` outlives the reader.
absl::StatusOr<std::shared_ptr<helpdesks::ThreadReader>> MakeReader(const policy::Helpdesk& helpdesk,
                                                                    const helpdesks::Transport& send,
                                                                    const Clock& clock);

}  // namespace firstline::zendesk
