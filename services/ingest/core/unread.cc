#include "services/ingest/core/unread.h"

#include <algorithm>

#include "common/base/ids.h"

namespace firstline::ingest {
State MarkRereadDue(const State& before, const Cause& cause, absl::string_view ticket_id, absl::Time now) {
  State state = before;
  state.tenant = cause.tenant;
  state.helpdesk = cause.helpdesk;
  state.ticket_id = std::string(ticket_id);
  state.conversation_id = ConversationId(cause.helpdesk, ticket_id);
  state.reread_due = true;
  state.first_unanswered_accepted_at = std::min(state.first_unanswered_accepted_at, cause.accepted_at);
  ++state.version;
  state.updated_at = now;
  return state;
}

FoldResult FoldGone(const State& before, absl::Time now) {
  FoldResult result;
  result.state = before;
  result.state.reread_due = false;
  result.state.first_unanswered_accepted_at = absl::InfiniteFuture();
  result.ignored = Ignored::kGone;
  result.changed = before.version > 0 && !(result.state == before);
  if (result.changed) {
    ++result.state.version;
    result.state.updated_at = now;
  }
  return result;
}

absl::Duration RereadDelay(const RereadPacing& pacing, int failures, absl::Duration retry_after, double jitter) {
  const int doublings = std::clamp(failures - 1, 0, 20);
  const absl::Duration delay = std::min(pacing.first * (int64_t{1} << doublings), pacing.longest);
  return std::max(delay * (1 - jitter / 4), retry_after);
}

}  // namespace firstline::ingest
