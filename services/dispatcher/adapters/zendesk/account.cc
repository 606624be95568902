#include "services/dispatcher/adapters/zendesk/account.h"

#include <utility>

#include "common/helpdesks/zendesk/errors.h"
#include "common/helpdesks/zendesk/reader.h"
#include "services/dispatcher/adapters/failure.h"
#include "services/dispatcher/adapters/zendesk/classify_response.h"
#include "services/dispatcher/adapters/zendesk/encode.h"
#include "services/dispatcher/adapters/zendesk/new_ticket.h"

namespace firstline::dispatcher::zendesk {

Account::Account(std::shared_ptr<firstline::zendesk::Api> api, int updates_per_minute, const Clock& clock)
    : api_(api),
      updates_per_minute_(updates_per_minute),
      reader_(std::make_unique<firstline::zendesk::Reader>(std::move(api), nullptr, clock)),
      clock_(clock) {}

absl::Span<const CallGroup> Account::groups() const { return kGroups; }

absl::StatusOr<conversation::Thread> Account::Read(absl::string_view ticket_id) { return reader_->Read(ticket_id); }

absl::Duration Account::RetryAfterOf(const absl::Status& error) const {
  return firstline::zendesk::RetryAfterOf(error);
}

CallOutcome Account::Call(const CallInput& input) {
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

CallOutcome Account::Open(const NewTicket& ticket) {
  // Without our own id Zendesk takes the customer for the author of the team's note.
  const absl::StatusOr<int64_t> author = api_->BotUserId();
  if (!author.ok()) return ClassifyFailure(author.status());
  http::HttpRequest request = EncodeNewTicket(ticket, *author);
  const absl::StatusOr<http::HttpResponse> response = api_->Send(std::move(request));
  if (!response.ok()) return ClassifyFailure(response.status());
  CallOutcome outcome = ClassifyResponse(*response, clock_.Now());
  if (outcome.phase != Phase::kConfirmed) return outcome;
  outcome.remote_id = TicketIdOf(response->body);
  // It exists, and only its id is missing: the same key asks for it again.
  if (outcome.remote_id.empty()) return {.phase = Phase::kUnknown, .code = "UNAVAILABLE", .error = "unreadable"};
  return outcome;
}

}  // namespace firstline::dispatcher::zendesk
