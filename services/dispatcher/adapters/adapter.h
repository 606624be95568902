#pragma once

// The seam between the dispatcher and a vendor it writes to. A vendor is a folder beside this file.

#include <memory>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "common/base/clock.h"
#include "common/helpdesks/thread_reader.h"
#include "common/policy/policy.h"
#include "services/dispatcher/adapters/helpdesk.h"

namespace firstline::dispatcher {

// What we know of a vendor before there is an account. Stateless, thread-safe.
class Adapter {
 public:
  virtual ~Adapter() = default;

  // Name in policies: zendesk, intercom, freshdesk.
  virtual absl::string_view vendor() const = 0;
  // Which slots go out together, in order. Lives as long as the program.
  virtual absl::Span<const CallGroup> groups() const = 0;
  // Calls to one account in a minute that the vendor documents as its limit for what groups() cost; a policy may state
  // another for its plan.
  virtual int updates_per_minute() const = 0;
  // The requests of the call that carries `slots` of `content`, in order, as far as they are known without asking the
  // helpdesk. `stamp`: of a read, for a guarded call; may be empty, then a placeholder stands for it.
  virtual absl::StatusOr<std::vector<RenderedRequest>> Render(const Plan& content, SlotSet slots,
                                                              absl::string_view stamp) const = 0;
  // The account of a helpdesk; reads its credentials file. `clock` outlives the account.
  virtual absl::StatusOr<std::shared_ptr<Helpdesk>> Open(const policy::Helpdesk& helpdesk,
                                                         const helpdesks::Transport& send,
                                                         const Clock& clock) const = 0;
};

// One of every vendor that has a folder beside this file, by name; the list is written by CMake (cmake/Vendors.cmake).
// Lives as long as the program.
absl::Span<const Adapter* const> Adapters();

// Null when there is none.
const Adapter* FindAdapter(absl::string_view vendor);

}  // namespace firstline::dispatcher
