#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/dispatcher/adapters/helpdesk.h"
#include "services/dispatcher/core/plan.h"
#include "services/dispatcher/core/slots.h"
#include "services/dispatcher/core/step.h"

namespace firstline::dispatcher::zendesk {

// How Zendesk's API takes a plan: message, status, group and priority in one guarded update of the ticket; tags by the
// call that only adds; the note in an update of its own that nothing holds back.
inline constexpr CallGroup kGroups[] = {
    {{Slot::kPublicMessage, Slot::kFields}, true}, {{Slot::kTags}, false}, {{Slot::kNote}, false}};

// Zendesk's cap for ticket updates of an account (helpdesks.md 0): 300 with the High Volume add-on, 20 on trial
// accounts.
inline constexpr int kUpdatesPerMinute = 100;

// The call that carries `slots`, which are of one of the groups, with what `content` holds for them. `stamp`: the
// ticket's updated_at as read, for a guarded call; Zendesk refuses the call with 409 if the ticket changed since.
//
// - The message is HTML made of escaped text; `public` is always sent, because it defaults to true; a draft is a
// private
//   comment under a heading.
// - metadata.firstline_delivery is the effect id of the first slot: the audit proves what was carried out.
// - Tags are written as Zendesk stores them: lower case, no white space.
// - A status Zendesk cannot take from us (closed, unknown) is left out.
//
// InvalidArgument: a ticket or group id that is no positive 64-bit integer, slots of two groups or none, a guarded call
// without a stamp.
absl::StatusOr<RenderedRequest> Encode(const Plan& content, SlotSet slots, absl::string_view stamp);

// The longest HTML of one comment: Zendesk's limit is 64 KiB of text.
inline constexpr size_t kCommentBytesMax = 60'000;

// Zendesk's words; nothing where there is none (unset, unknown, closed).
std::optional<absl::string_view> PriorityWord(conversation::Priority priority);

// Without empty ones and repeats, as Zendesk stores them.
std::vector<std::string> ToTags(const std::vector<std::string>& tags);

// "Order Status" → "order_status"; "" for a tag with no character left.
std::string ToTag(absl::string_view tag);

}  // namespace firstline::dispatcher::zendesk
