#include "services/dispatcher/adapters/zendesk/adapter.h"

#include <utility>

#include "common/base/status_macros.h"
#include "common/helpdesks/zendesk/credentials.h"
#include "services/dispatcher/adapters/zendesk/account.h"
#include "services/dispatcher/adapters/zendesk/encode.h"

namespace firstline::dispatcher::zendesk {
namespace {

// Stands in for the stamp of a ticket nobody read.
constexpr absl::string_view kNoStamp = "1970-01-01T00:00:00Z";

class ZendeskAdapter : public Adapter {
 public:
  absl::string_view vendor() const override { return "zendesk"; }
  absl::Span<const CallGroup> groups() const override { return kGroups; }
  int updates_per_minute() const override { return kUpdatesPerMinute; }

  absl::StatusOr<std::vector<RenderedRequest>> Render(const Plan& content, SlotSet slots,
                                                      absl::string_view stamp) const override {
    FL_ASSIGN_OR_RETURN(RenderedRequest request, Encode(content, slots, stamp.empty() ? kNoStamp : stamp));
    return std::vector<RenderedRequest>{std::move(request)};
  }

  absl::StatusOr<std::shared_ptr<Helpdesk>> Open(const policy::Helpdesk& helpdesk, const helpdesks::Transport& send,
                                                 const Clock& clock) const override {
    FL_ASSIGN_OR_RETURN(firstline::zendesk::Credentials credentials,
                        firstline::zendesk::ReadCredentials(helpdesk.credentials_file));
    return std::make_shared<Account>(
        std::make_shared<firstline::zendesk::Api>(helpdesk.base_url, std::move(credentials), send, clock),
        helpdesk.updates_per_minute > 0 ? helpdesk.updates_per_minute : updates_per_minute(), clock);
  }
};

}  // namespace

const Adapter& TheAdapter() {
  static const ZendeskAdapter adapter;
  return adapter;
}

}  // namespace firstline::dispatcher::zendesk
