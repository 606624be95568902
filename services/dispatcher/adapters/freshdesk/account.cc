#include "services/dispatcher/adapters/freshdesk/account.h"

#include <utility>
#include <vector>

#include "common/helpdesks/freshdesk/parse_thread.h"
#include "common/helpdesks/freshdesk/reader.h"
#include "services/dispatcher/adapters/failure.h"
#include "services/dispatcher/adapters/freshdesk/classify_response.h"
#include "services/dispatcher/adapters/freshdesk/encode.h"

namespace firstline::dispatcher::freshdesk {
namespace {

CallOutcome Refused(const char* code, const char* error) {
  return {.phase = Phase::kNotDone, .code = code, .error = error};
}

CallOutcome Unrenderable() { return Refused("INVALID_ARGUMENT", "unrenderable"); }

}  // namespace

Account::Account(std::shared_ptr<firstline::freshdesk::Api> api, int updates_per_minute, const Clock& clock)
    : api_(api),
      updates_per_minute_(updates_per_minute),
      // Without customers' records: freshness is a matter of the ticket alone.
      reader_(std::make_unique<firstline::freshdesk::Reader>(std::move(api), nullptr)),
      clock_(clock) {}

absl::Span<const CallGroup> Account::groups() const { return kGroups; }

absl::StatusOr<conversation::Thread> Account::Read(absl::string_view ticket_id) { return reader_->Read(ticket_id); }

absl::Duration Account::RetryAfterOf(const absl::Status& error) const { return reader_->RetryAfterOf(error); }

CallOutcome Account::Call(const CallInput& input) {
  CallSequence calls([this](http::HttpRequest request) { return api_->Send(std::move(request)); }, input.not_after,
                     clock_);
  if (input.slots == SlotSet{Slot::kPublicMessage}) return SendOne(calls, EncodeMessage(input.content));
  if (input.slots == SlotSet{Slot::kNote}) return SendOne(calls, EncodeNote(input.content));
  if (input.slots.empty() || input.slots.And({Slot::kFields, Slot::kTags}) != input.slots) return Unrenderable();
  return Update(calls, input.content, input.slots);
}

CallOutcome Account::SendOne(CallSequence& calls, absl::StatusOr<RenderedRequest> request) const {
  if (!request.ok()) return Unrenderable();
  const auto response = calls.Send(*std::move(request));
  return response.ok() ? ClassifyResponse(*response, clock_.Now()) : ClassifyFailure(response.status());
}

CallOutcome Account::Update(CallSequence& calls, const Plan& content, SlotSet slots) const {
  if (!EncodeUpdate(content, slots, {}).ok()) return Unrenderable();
  const auto response = calls.Send(*EncodeRead(content), firstline::freshdesk::kPageBytesMax);
  if (!response.ok()) return NotDone(ClassifyFailure(response.status()));
  const CallOutcome read = ClassifyResponse(*response, clock_.Now());
  if (read.phase != Phase::kConfirmed) return NotDone(read);
  firstline::freshdesk::ThreadBuilder builder(/*agent_id=*/0);
  // Tags that cannot be read cannot be kept.
  if (!builder.AddTicket(response->body).ok()) return Refused("UNAVAILABLE", "unreadable_ticket");
  const conversation::Thread ticket = std::move(builder).Build();
  if (ticket.spam_or_deleted) return Refused("NOT_FOUND", "deleted");
  // A merged ticket is closed, too; nobody would see what is written to it.
  if (ticket.status == conversation::Status::kClosed) return Refused("FAILED_PRECONDITION", "closed");
  return SendOne(calls, EncodeUpdate(content, slots, ticket.tags));
}

}  // namespace firstline::dispatcher::freshdesk
