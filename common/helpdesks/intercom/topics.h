#pragma once

#include "absl/strings/string_view.h"

namespace firstline::intercom {

// A topic that can change what we know of a conversation.
struct Topic {
  absl::string_view name;
  bool needed;  // without it a customer waits until the reconciler comes round
};

// An allow-list: administrators tick whatever they like, and Intercom adds topics.
inline constexpr Topic kTopics[] = {
    {"conversation.user.created", true},         {"conversation.user.replied", true},
    {"conversation.admin.replied", false},       {"conversation.admin.assigned", false},
    {"conversation.admin.closed", false},        {"conversation.admin.opened", false},
    {"conversation.admin.open.assigned", false}, {"conversation.admin.snoozed", false},
    {"conversation.admin.unsnoozed", false},     {"conversation.rating.added", false},
    {"conversation.priority.updated", false},    {"conversation.deleted", false},
    {"conversation_part.redacted", false},
};

}  // namespace firstline::intercom
