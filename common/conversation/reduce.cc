#include <algorithm>

#include "absl/strings/ascii.h"
#include "common/conversation/thread.h"

namespace firstline::conversation {
namespace {

bool Counts(const Message& message) {
  if (!message.is_public || message.automatic) return false;
  return message.role != Role::kCustomer || !absl::StripAsciiWhitespace(message.text).empty();
}

}  // namespace

bool IsPerson(const Message& message) { return message.role == Role::kAgent || message.role == Role::kUnknown; }

bool Reduction::PersonWroteAfter(absl::string_view message_id) const {
  const auto found =
      std::find_if(counted.begin(), counted.end(), [&](const Message* m) { return m->id == message_id; });
  if (found == counted.end()) return false;
  return std::any_of(found + 1, counted.end(), [](const Message* m) { return IsPerson(*m); });
}

Reduction Reduce(const Thread& thread) {
  Reduction reduction;
  for (const Message& message : thread.messages) {
    if (!Counts(message)) continue;
    reduction.counted.push_back(&message);
    if (message.role == Role::kCustomer) {
      reduction.unanswered.push_back(&message);
    } else {
      reduction.unanswered.clear();
      reduction.last_public_reply = &message;
    }
  }
  if (!reduction.unanswered.empty()) reduction.anchor = reduction.unanswered.back();
  reduction.person_wrote_last = !reduction.counted.empty() && IsPerson(*reduction.counted.back());
  return reduction;
}

}  // namespace firstline::conversation
