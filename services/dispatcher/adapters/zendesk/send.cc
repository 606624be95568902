#include "services/dispatcher/adapters/zendesk/send.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "common/base/status_macros.h"
#include "common/zendesk/credentials.h"
#include "common/zendesk/errors.h"
#include "services/dispatcher/adapters/zendesk/classify_response.h"
#include "services/dispatcher/adapters/zendesk/encode.h"
// tidy(layers): as in send.h
#include "services/ingest/sources/zendesk/fetch.h"

namespace firstline::dispatcher::zendesk {

ZendeskHelpdesk::ZendeskHelpdesk(std::shared_ptr<firstline::zendesk::Api> api, const Clock& clock)
    : api_(api), reader_(std::make_unique<ingest::zendesk::Reader>(std::move(api))), clock_(clock) {}

absl::Span<const CallGroup> ZendeskHelpdesk::groups() const { return kGroups; }

absl::StatusOr<conversation::Thread> ZendeskHelpdesk::Read(absl::string_view ticket_id) {
  return reader_->Read(ticket_id);
}

absl::Duration ZendeskHelpdesk::RetryAfterOf(const absl::Status& error) const {
  return firstline::zendesk::RetryAfterOf(error);
}

CallOutcome ZendeskHelpdesk::Call(const CallInput& input) {
  absl::StatusOr<RenderedRequest> rendered = Encode(input.content, input.slots, input.stamp);
  if (!rendered.ok()) return {.phase = Phase::kNotDone, .code = "INVALID_ARGUMENT", .error = "unrenderable"};
  http::HttpRequest request;
  request.method = std::move(rendered->method);
  request.url = std::move(rendered->path);
  request.body = std::move(rendered->body);
  request.not_after = input.not_after;
  const absl::StatusOr<http::HttpResponse> response = api_->Send(std::move(request));
  return response.ok() ? ClassifyResponse(*response, clock_.Now()) : ClassifyFailure(response.status());
}

ZendeskHelpdesks::ZendeskHelpdesks(firstline::zendesk::Transport transport, const Clock& clock)
    : transport_(std::move(transport)), clock_(clock) {}

absl::StatusOr<std::shared_ptr<Helpdesk>> ZendeskHelpdesks::Find(const policy::Policy& policy,
                                                                 absl::string_view helpdesk) {
  const policy::Helpdesk* found = policy.FindHelpdesk(helpdesk);
  if (found == nullptr) {
    return absl::NotFoundError(absl::StrCat("tenant ", policy.tenant, " has no helpdesk ", helpdesk));
  }
  if (found->vendor != "zendesk") return absl::UnimplementedError(absl::StrCat("no adapter for ", found->vendor));
  const std::pair key(policy.tenant, found->name);
  absl::MutexLock lock(&mutex_);
  const auto known = accounts_.find(key);
  if (known != accounts_.end() && known->second.base_url == found->base_url &&
      known->second.credentials_file == found->credentials_file) {
    return known->second.helpdesk;
  }
  FL_ASSIGN_OR_RETURN(firstline::zendesk::Credentials credentials,
                      firstline::zendesk::ReadCredentials(found->credentials_file));
  auto api = std::make_shared<firstline::zendesk::Api>(found->base_url, std::move(credentials), transport_, clock_);
  auto made = std::make_shared<ZendeskHelpdesk>(std::move(api), clock_);
  accounts_[key] = {found->base_url, found->credentials_file, made};
  return made;
}

void ZendeskHelpdesks::Forget(absl::string_view tenant, absl::string_view helpdesk) {
  absl::MutexLock lock(&mutex_);
  accounts_.erase({std::string(tenant), std::string(helpdesk)});
}

}  // namespace firstline::dispatcher::zendesk
