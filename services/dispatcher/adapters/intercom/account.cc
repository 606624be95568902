#include "services/dispatcher/adapters/intercom/account.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "common/helpdesks/intercom/parse_conversation.h"
#include "common/helpdesks/intercom/reader.h"
#include "services/dispatcher/adapters/failure.h"
#include "services/dispatcher/adapters/intercom/classify_response.h"
#include "services/dispatcher/adapters/intercom/encode.h"

namespace firstline::dispatcher::intercom {
namespace {

CallOutcome Confirmed() { return {.phase = Phase::kConfirmed}; }

CallOutcome Unrenderable() { return {.phase = Phase::kNotDone, .code = "INVALID_ARGUMENT", .error = "unrenderable"}; }

}  // namespace

Account::Account(std::shared_ptr<firstline::intercom::Api> api, int updates_per_minute, const Clock& clock)
    : api_(api),
      updates_per_minute_(updates_per_minute),
      // Without customers' records: freshness is a matter of the conversation alone.
      reader_(std::make_unique<firstline::intercom::Reader>(std::move(api), nullptr, clock)),
      clock_(clock) {}

absl::Span<const CallGroup> Account::groups() const { return kGroups; }

absl::StatusOr<conversation::Thread> Account::Read(absl::string_view ticket_id) { return reader_->Read(ticket_id); }

absl::Duration Account::RetryAfterOf(const absl::Status& error) const { return reader_->RetryAfterOf(error); }

CallOutcome Account::Call(const CallInput& input) {
  const Plan& content = input.content;
  CallSequence calls([this](http::HttpRequest request) { return api_->Send(std::move(request)); }, input.not_after,
                     clock_);
  if (input.slots == SlotSet{Slot::kPublicMessage}) return SendOne(calls, EncodeMessage(content, api_->admin_id()));
  if (input.slots == SlotSet{Slot::kNote}) return SendOne(calls, EncodeNote(content, api_->admin_id()));
  if (input.slots == SlotSet{Slot::kFields}) return SendFields(calls, content);
  if (input.slots == SlotSet{Slot::kTags}) return SendTags(calls, content, Slot::kTags);
  return Unrenderable();
}

CallOutcome Account::SendOne(CallSequence& calls, absl::StatusOr<RenderedRequest> request) const {
  if (!request.ok()) return Unrenderable();
  // The answer to a reply is the whole conversation: one too large to be read would leave the outcome open.
  const auto response = calls.Send(*std::move(request), firstline::intercom::kConversationBytesMax);
  return response.ok() ? ClassifyResponse(*response, clock_.Now()) : ClassifyFailure(response.status());
}

CallOutcome Account::SendFields(CallSequence& calls, const Plan& content) const {
  const auto all = EncodeFields(content, api_->admin_id(), nullptr);
  if (!all.ok()) return Unrenderable();
  absl::StatusOr<std::vector<RenderedRequest>> wanted = *all;
  if (!all->empty()) {
    const auto response = calls.Send({.method = "GET", .path = absl::StrCat("/conversations/", content.ticket_id)},
                                     firstline::intercom::kConversationBytesMax);
    if (!response.ok()) return NotDone(ClassifyFailure(response.status()));
    const CallOutcome read = ClassifyResponse(*response, clock_.Now());
    if (read.phase != Phase::kConfirmed) return NotDone(read);
    // Unreadable: everything is sent; it may be sent twice.
    const auto current = firstline::intercom::ParseConversation(response->body, api_->admin_id());
    if (current.ok()) wanted = EncodeFields(content, api_->admin_id(), &*current);
  }
  if (!wanted.ok()) return Unrenderable();
  for (RenderedRequest& request : *wanted) {
    const CallOutcome outcome = SendOne(calls, std::move(request));
    if (outcome.phase != Phase::kConfirmed) return outcome;
  }
  return SendTags(calls, content, Slot::kFields);
}

CallOutcome Account::SendTags(CallSequence& calls, const Plan& content, Slot slot) const {
  for (const std::string& tag : TagsOf(content, slot)) {
    const CallOutcome made = SendOne(calls, MakeTag(tag));
    if (made.phase != Phase::kConfirmed) return NotDone(made);
    if (made.remote_id.empty())
      return {.phase = Phase::kNotDone, .code = "INVALID_ARGUMENT", .error = "tag_without_id"};
    const CallOutcome added = SendOne(calls, AddTag(content, api_->admin_id(), made.remote_id));
    if (added.phase != Phase::kConfirmed) return added;
  }
  return Confirmed();
}

}  // namespace firstline::dispatcher::intercom
