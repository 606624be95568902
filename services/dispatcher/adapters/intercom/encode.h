#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "common/conversation/thread.h"
#include "services/dispatcher/adapters/helpdesk.h"
#include "services/dispatcher/core/plan.h"
#include "services/dispatcher/core/slots.h"
#include "services/dispatcher/core/step.h"

namespace firstline::dispatcher::intercom {

// Calls a minute that Intercom documents for one app: 10,000 requests, of which a call and the reads around it take up
// to ten, spread over windows of ten seconds.
inline constexpr int kUpdatesPerMinute = 1'000;

// How Intercom's API takes a plan: every slot by itself. Only the message waits for a fresh look at the conversation;
// Intercom has no stamp that could guard the call itself. Fields come after the message, because a reply reopens.
inline constexpr CallGroup kGroups[] = {
    {{Slot::kPublicMessage}, true}, {{Slot::kFields}, false}, {{Slot::kTags}, false}, {{Slot::kNote}, false}};

// How long a conversation that waits for its customer is snoozed, from when its turn began. The customer's reply ends
// it at once; a silent one comes back to the inbox. Beyond the day a turn may wait for the helpdesk (RetryLimits), so
// that it never lies in the past.
inline constexpr absl::Duration kSnooze = absl::Hours(72);

// Of a message's HTML; Intercom documents no limit, a plan's text is far below.
inline constexpr size_t kBodyBytesMax = 60'000;

// The reply, or a draft as a private note under a heading. HTML made of escaped text. InvalidArgument, here and below:
// an id Intercom cannot have given out, a message longer than kBodyBytesMax.
absl::StatusOr<RenderedRequest> EncodeMessage(const Plan& content, absl::string_view admin_id);

// The private note, cut to kBodyBytesMax. It does not reopen a closed conversation.
absl::StatusOr<RenderedRequest> EncodeNote(const Plan& content, absl::string_view admin_id);

// Changes of the conversation itself, in order: the team first, because assigning reopens. What `current` already is,
// when given, is left out, so that a repeated call leaves no second trace in the inbox. A priority is no field that can
// be set (2.14): it becomes the tag firstline::intercom::PriorityTag, see PriorityTagOf. Waiting is `snoozed`,
// unless by `current` the customer has the last word; resolved is `close`; a closed or unknown status is left out.
absl::StatusOr<std::vector<RenderedRequest>> EncodeFields(const Plan& content, absl::string_view admin_id,
                                                          const conversation::Thread* current);

// The requests of one group, as far as they are known before anything is asked: ids of tags are named by their tag.
absl::StatusOr<std::vector<RenderedRequest>> RenderAll(const Plan& content, SlotSet slots, absl::string_view admin_id);

// Tags are added one by one, by id, and never replace others: the tag of that name is made or found, then put on the
// conversation.
RenderedRequest MakeTag(absl::string_view name);
absl::StatusOr<RenderedRequest> AddTag(const Plan& content, absl::string_view admin_id, absl::string_view tag_id);

// The tags of a slot, as written, without blanks around them, empty ones and repetitions: the plan's for kTags, the
// priority's for kFields.
std::vector<std::string> TagsOf(const Plan& content, Slot slot);

}  // namespace firstline::dispatcher::intercom
