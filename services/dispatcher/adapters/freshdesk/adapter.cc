#include "services/dispatcher/adapters/freshdesk/adapter.h"

#include "common/base/status_macros.h"
#include "common/helpdesks/freshdesk/credentials.h"
#include "services/dispatcher/adapters/freshdesk/account.h"
#include "services/dispatcher/adapters/freshdesk/encode.h"

namespace firstline::dispatcher::freshdesk {
namespace {

class FreshdeskAdapter : public Adapter {
 public:
  absl::string_view vendor() const override { return "freshdesk"; }
  absl::Span<const CallGroup> groups() const override { return kGroups; }
  int updates_per_minute() const override { return kUpdatesPerMinute; }

  absl::StatusOr<std::vector<RenderedRequest>> Render(const Plan& content, SlotSet slots,
                                                      absl::string_view /*stamp*/) const override {
    return RenderAll(content, slots);
  }

  absl::StatusOr<std::shared_ptr<Helpdesk>> Open(const policy::Helpdesk& helpdesk, const helpdesks::Transport& send,
                                                 const Clock& clock) const override {
    FL_ASSIGN_OR_RETURN(const firstline::freshdesk::Credentials credentials,
                        firstline::freshdesk::ReadCredentials(helpdesk.credentials_file));
    return std::make_shared<Account>(
        std::make_shared<firstline::freshdesk::Api>(helpdesk.base_url, credentials, send, clock),
        helpdesk.updates_per_minute > 0 ? helpdesk.updates_per_minute : updates_per_minute(), clock);
  }
};

}  // namespace

const Adapter& TheAdapter() {
  static const FreshdeskAdapter adapter;
  return adapter;
}

}  // namespace firstline::dispatcher::freshdesk
