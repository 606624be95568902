#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/dispatcher/adapters/helpdesk.h"
#include "services/dispatcher/core/plan.h"
#include "services/dispatcher/core/slots.h"
#include "services/dispatcher/core/step.h"

namespace firstline::dispatcher::freshdesk {

// Calls a minute, if an account's plan is not known: Growth allows 200 requests, 80 of them updates and 80 creations,
// and a call with the reads around it takes up to four (second-hand; a policy states the plan's own).
inline constexpr int kUpdatesPerMinute = 50;

// How Freshdesk's API takes a plan: the message by itself, waiting for a fresh look, because Freshdesk has no stamp
// that could guard it; status, priority, team and tags in one update of the ticket, which replaces the list of tags and
// so must carry those it has; the note.
inline constexpr CallGroup kGroups[] = {
    {{Slot::kPublicMessage}, true}, {{Slot::kFields, Slot::kTags}, false}, {{Slot::kNote}, false}};

// Of a message's HTML; Freshdesk documents no limit, a plan's text is far below.
inline constexpr size_t kBodyBytesMax = 60'000;

// The reply, or a draft as a private note under a heading. HTML made of escaped text; `private` is always sent.
// InvalidArgument, here and below: a ticket or group id that is no positive 64-bit integer, a message longer than
// kBodyBytesMax.
absl::StatusOr<RenderedRequest> EncodeMessage(const Plan& content);

// The private note, cut to kBodyBytesMax.
absl::StatusOr<RenderedRequest> EncodeNote(const Plan& content);

// The request that reads what EncodeUpdate has to know.
absl::StatusOr<RenderedRequest> EncodeRead(const Plan& content);

// The update that carries the fields and tags among `slots`. current_tags: what the ticket has; they are kept, and a
// tag it has already (in any case) is not added twice. A status Freshdesk cannot take from us (closed, unknown) is left
// out; waiting is pending: there is no snooze.
absl::StatusOr<RenderedRequest> EncodeUpdate(const Plan& content, SlotSet slots,
                                             const std::vector<std::string>& current_tags);

// The requests of one group; without asking, the update shows only the tags that are added.
absl::StatusOr<std::vector<RenderedRequest>> RenderAll(const Plan& content, SlotSet slots);

}  // namespace firstline::dispatcher::freshdesk
