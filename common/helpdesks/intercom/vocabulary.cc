#include "common/helpdesks/intercom/vocabulary.h"

#include <algorithm>

namespace firstline::intercom {
namespace {

using conversation::Priority;

bool OneOf(absl::string_view word, std::initializer_list<absl::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

conversation::Status StatusOf(absl::string_view state) {
  using conversation::Status;
  if (state == "open") return Status::kActive;
  if (state == "snoozed") return Status::kWaiting;
  if (state == "closed") return Status::kResolved;
  return Status::kUnknown;
}

absl::string_view PriorityTag(Priority priority) {
  switch (priority) {
    case Priority::kUnset: return "";
    case Priority::kLow: return "fl_priority_low";
    case Priority::kMedium: return "fl_priority_medium";
    case Priority::kHigh: return "fl_priority_high";
    case Priority::kUrgent: return "fl_priority_urgent";
  }
  return "";
}

Priority PriorityOf(absl::string_view priority, absl::Span<const std::string> tags) {
  for (const Priority candidate : {Priority::kUrgent, Priority::kHigh, Priority::kMedium, Priority::kLow}) {
    if (std::find(tags.begin(), tags.end(), PriorityTag(candidate)) != tags.end()) return candidate;
  }
  return priority == "priority" ? Priority::kHigh : Priority::kUnset;
}

std::string ChannelOf(absl::string_view source_type) {
  if (source_type == "email") return "email";
  if (OneOf(source_type, {"facebook", "instagram", "twitter"})) return "social";
  if (OneOf(source_type, {"phone_call", "phone_switch"})) return "voice";
  return "chat";  // conversation, push, sms, whatsapp
}

bool IsContact(absl::string_view author_type) { return OneOf(author_type, {"user", "lead", "visitor", "contact"}); }

}  // namespace firstline::intercom
