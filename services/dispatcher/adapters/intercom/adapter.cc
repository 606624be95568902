#include "services/dispatcher/adapters/intercom/adapter.h"

#include <utility>

#include "common/base/status_macros.h"
#include "common/helpdesks/intercom/credentials.h"
#include "services/dispatcher/adapters/intercom/account.h"
#include "services/dispatcher/adapters/intercom/encode.h"

namespace firstline::dispatcher::intercom {
namespace {

// Stands in for the teammate of an account nobody opened.
constexpr absl::string_view kNoAdmin = "0";

class IntercomAdapter : public Adapter {
 public:
  absl::string_view vendor() const override { return "intercom"; }
  absl::Span<const CallGroup> groups() const override { return kGroups; }
  int updates_per_minute() const override { return kUpdatesPerMinute; }

  absl::StatusOr<std::vector<RenderedRequest>> Render(const Plan& content, SlotSet slots,
                                                      absl::string_view /*stamp*/) const override {
    return RenderAll(content, slots, kNoAdmin);
  }

  absl::StatusOr<std::shared_ptr<Helpdesk>> Open(const policy::Helpdesk& helpdesk, const helpdesks::Transport& send,
                                                 const Clock& clock) const override {
    FL_ASSIGN_OR_RETURN(firstline::intercom::Credentials credentials,
                        firstline::intercom::ReadCredentials(helpdesk.credentials_file));
    return std::make_shared<Account>(
        std::make_shared<firstline::intercom::Api>(helpdesk.base_url, std::move(credentials), send, clock),
        helpdesk.updates_per_minute > 0 ? helpdesk.updates_per_minute : updates_per_minute(), clock);
  }
};

}  // namespace

const Adapter& TheAdapter() {
  static const IntercomAdapter adapter;
  return adapter;
}

}  // namespace firstline::dispatcher::intercom
