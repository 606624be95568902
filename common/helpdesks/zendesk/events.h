#pragma once

#include "absl/strings/string_view.h"

namespace firstline::zendesk {

// A ticket event that can change what we know of a conversation; in webhooks "zen:event-type:ticket.created".
struct TicketEvent {
  absl::string_view name;
  bool needed;  // without it a customer waits until the reconciler comes round
};

// An allow-list: Zendesk adds types, and each costs a read within the quota.
inline constexpr TicketEvent kTicketEvents[] = {
    {"ticket.created", true},           {"ticket.comment_added", true},
    {"ticket.status_changed", false},   {"ticket.csat_received", false},
    {"ticket.merged", false},           {"ticket.agent_assignment_changed", false},
    {"ticket.comment_redacted", false}, {"ticket.group_assignment_changed", false},
    {"ticket.soft_deleted", false},     {"ticket.comment_made_private", false},
    {"ticket.marked_as_spam", false},   {"ticket.permanently_deleted", false},
};
inline constexpr char kEventPrefix[] = "zen:event-type:";

}  // namespace firstline::zendesk
