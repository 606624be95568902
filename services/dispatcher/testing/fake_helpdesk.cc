#include "services/dispatcher/testing/fake_helpdesk.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/dispatcher/core/testing/play.h"

namespace firstline::dispatcher {
namespace {

using conversation::Message;
using conversation::Role;

Message MakeMessage(const std::string& id, Role role, bool is_public) {
  Message message;
  message.id = id;
  message.role = role;
  message.text = "text";
  message.is_public = is_public;
  return message;
}

std::string Text(absl::string_view text) { return std::string(text.data(), text.size()); }

}  // namespace

void FakeHelpdesk::AddTicket(const std::string& ticket_id, const std::string& message_id) {
  {
    absl::MutexLock lock(&mutex_);
    Entry& entry = tickets_[ticket_id];
    entry.thread.ticket_id = ticket_id;
    entry.thread.status = conversation::Status::kActive;
  }
  Say(ticket_id, message_id, Role::kCustomer);
}

void FakeHelpdesk::Say(const std::string& ticket_id, const std::string& message_id, Role role) {
  absl::MutexLock lock(&mutex_);
  Entry& entry = tickets_[ticket_id];
  entry.thread.messages.push_back(MakeMessage(message_id, role, true));
  ++entry.stamp;
}

void FakeHelpdesk::SetStatus(const std::string& ticket_id, conversation::Status status) {
  absl::MutexLock lock(&mutex_);
  tickets_[ticket_id].thread.status = status;
  ++tickets_[ticket_id].stamp;
}

void FakeHelpdesk::RemoveTicket(const std::string& ticket_id) {
  absl::MutexLock lock(&mutex_);
  tickets_.erase(ticket_id);
}

void FakeHelpdesk::NextCalls(std::vector<Mishap> mishaps) {
  absl::MutexLock lock(&mutex_);
  mishaps_.assign(mishaps.begin(), mishaps.end());
}

void FakeHelpdesk::NextReads(std::vector<absl::Status> errors) {
  absl::MutexLock lock(&mutex_);
  read_errors_.assign(errors.begin(), errors.end());
}

void FakeHelpdesk::SetHook(std::function<void(absl::string_view)> hook) {
  absl::MutexLock lock(&mutex_);
  hook_ = std::move(hook);
}

std::vector<FakeHelpdesk::Shown> FakeHelpdesk::Everything() const {
  absl::MutexLock lock(&mutex_);
  return shown_;
}

int FakeHelpdesk::Count(absl::string_view effect) const {
  absl::MutexLock lock(&mutex_);
  return static_cast<int>(
      std::count_if(shown_.begin(), shown_.end(), [&](const Shown& shown) { return shown.effect == effect; }));
}

std::set<std::string> FakeHelpdesk::Tags(const std::string& ticket_id) const {
  absl::MutexLock lock(&mutex_);
  const auto found = tickets_.find(ticket_id);
  return found == tickets_.end() ? std::set<std::string>() : found->second.tags;
}

conversation::Thread FakeHelpdesk::Ticket(const std::string& ticket_id) const {
  absl::MutexLock lock(&mutex_);
  const auto found = tickets_.find(ticket_id);
  return found == tickets_.end() ? conversation::Thread() : found->second.thread;
}

int FakeHelpdesk::Calls() const {
  absl::MutexLock lock(&mutex_);
  return calls_;
}

int FakeHelpdesk::Reads() const {
  absl::MutexLock lock(&mutex_);
  return reads_;
}

void FakeHelpdesk::Hook(absl::string_view what) {
  std::function<void(absl::string_view)> hook;
  {
    absl::MutexLock lock(&mutex_);
    hook = hook_;
  }
  if (hook) hook(what);
}

absl::Span<const CallGroup> FakeHelpdesk::groups() const { return kTestGroups; }

absl::StatusOr<conversation::Thread> FakeHelpdesk::Read(absl::string_view ticket_id) {
  Hook("read");
  absl::MutexLock lock(&mutex_);
  ++reads_;
  if (!read_errors_.empty()) {
    absl::Status error = std::move(read_errors_.front());
    read_errors_.pop_front();
    return error;
  }
  const auto found = tickets_.find(Text(ticket_id));
  if (found == tickets_.end()) return absl::NotFoundError("no such ticket");
  conversation::Thread thread = found->second.thread;
  thread.updated_stamp = absl::StrCat(found->second.stamp);
  return thread;
}

absl::Duration FakeHelpdesk::RetryAfterOf(const absl::Status& error) const {
  return absl::IsResourceExhausted(error) ? absl::Seconds(17) : absl::ZeroDuration();
}

CallOutcome FakeHelpdesk::Call(const CallInput& input) {
  Hook("call");
  absl::MutexLock lock(&mutex_);
  ++calls_;
  if (mishaps_.empty()) return CarryOut(input);
  const Mishap mishap = std::move(mishaps_.front());
  mishaps_.pop_front();
  if (!mishap.carried_out) return mishap.told;
  const CallOutcome truth = CarryOut(input);
  return mishap.told.phase == Phase::kConfirmed ? truth : mishap.told;
}

CallOutcome FakeHelpdesk::CarryOut(const CallInput& input) {
  const auto found = tickets_.find(input.content.ticket_id);
  if (found == tickets_.end()) return {.phase = Phase::kNotDone, .code = "NOT_FOUND"};
  Entry& entry = found->second;
  if (entry.thread.status == conversation::Status::kClosed) {
    return {.phase = Phase::kNotDone, .code = "FAILED_PRECONDITION"};
  }
  const bool guarded = input.slots.Has(Slot::kPublicMessage) || input.slots.Has(Slot::kFields);
  if (guarded && input.stamp != absl::StrCat(entry.stamp)) return {.phase = Phase::kNotDone, .code = "ABORTED"};
  const std::string id = absl::StrCat(next_id_++);
  if (input.slots.Has(Slot::kTags)) entry.tags.insert(input.content.tags.begin(), input.content.tags.end());
  if (input.slots.Has(Slot::kNote)) {
    shown_.push_back({input.content.ticket_id, "note", input.content.note, input.content.turn_id});
    entry.thread.messages.push_back(MakeMessage(id, Role::kAi, false));
  }
  if (input.slots.Has(Slot::kPublicMessage)) {
    shown_.push_back({input.content.ticket_id, input.content.draft ? "draft" : "public", input.content.public_text,
                      input.content.turn_id});
    entry.thread.messages.push_back(MakeMessage(id, Role::kAi, !input.content.draft));
  }
  ++entry.stamp;
  return {.phase = Phase::kConfirmed, .code = "", .remote_id = id};
}

absl::StatusOr<std::shared_ptr<Helpdesk>> FakeHelpdesks::Find(const policy::Policy&, absl::string_view) {
  absl::MutexLock lock(&mutex_);
  if (!failure_.ok()) return failure_;
  return helpdesk_;
}

void FakeHelpdesks::Forget(absl::string_view, absl::string_view) {
  absl::MutexLock lock(&mutex_);
  ++forgotten_;
}

void FakeHelpdesks::Fail(absl::Status status) {
  absl::MutexLock lock(&mutex_);
  failure_ = std::move(status);
}

int FakeHelpdesks::forgotten() const {
  absl::MutexLock lock(&mutex_);
  return forgotten_;
}

}  // namespace firstline::dispatcher
