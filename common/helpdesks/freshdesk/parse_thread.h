#pragma once

#include <cstdint>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "common/conversation/thread.h"

namespace firstline::freshdesk {

// Id of a ticket's first message, which Freshdesk keeps as the ticket's description and gives no id.
inline constexpr absl::string_view kDescription = "description";

// Builds a Thread out of what Freshdesk's REST API answers: one ticket, its pages of conversations, its ratings. Pure;
// bodies are untrusted (nested at most 64 deep) and may go away after each call.
//
// Who wrote: `incoming` → kCustomer; our agent → kAi; another user → kAgent; nobody named → kUnknown, which counts as a
// person. The description is the requester's, but an agent's in an outbound mail (source 10). Private are notes marked
// so and forwarded mail (source 8), which goes to a third party. Automatic are survey feedback (source 6), which is
// told as a rating, and notices of mail systems.
class ThreadBuilder {
 public:
  explicit ThreadBuilder(int64_t agent_id) : agent_id_(agent_id) {}

  // Body of GET /api/v2/tickets/{id}?include=requester. Call once, first. InvalidArgument when it holds no ticket.
  absl::Status AddTicket(absl::string_view body);
  // Body of GET /api/v2/tickets/{id}/conversations; in any order, repeated or not.
  absl::Status AddConversations(absl::string_view body);
  // Body of GET /api/v2/tickets/{id}/satisfaction_ratings; the newest counts.
  absl::Status AddRatings(absl::string_view body);

  const conversation::Thread& thread() const { return thread_; }

  // Call once, last.
  conversation::Thread Build() &&;

 private:
  conversation::Role RoleOf(bool incoming, int64_t user_id) const;

  const int64_t agent_id_;
  conversation::Thread thread_;
};

}  // namespace firstline::freshdesk
