#pragma once

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "common/conversation/thread.h"

namespace firstline::intercom {

// Intercom's words for ours. Unknown words give the unknown value.
conversation::Status StatusOf(absl::string_view state);  // open, snoozed, closed; a closed one can be reopened

// Version 2.14 knows two priorities and lets nobody set them. Ours are tags; the highest one counts, so that an
// escalation is never lost to an older tag. Without one, `priority` is high.
conversation::Priority PriorityOf(absl::string_view priority, absl::Span<const std::string> tags);

// The tag that stands for a priority: fl_priority_low, …_medium, …_high, …_urgent; "" for none.
absl::string_view PriorityTag(conversation::Priority priority);

// chat, email, social or voice for a conversation's source.type; chat when it says nothing.
std::string ChannelOf(absl::string_view source_type);

// user, lead, visitor and contact: people who write to the company.
bool IsContact(absl::string_view author_type);

}  // namespace firstline::intercom
