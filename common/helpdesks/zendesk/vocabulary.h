#pragma once

#include <string>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "common/conversation/thread.h"

namespace firstline::zendesk {

// Zendesk's words for ours. Unknown words give the unknown value.
conversation::Status StatusOf(absl::string_view status);        // new, open, pending, hold, solved, closed
conversation::Priority PriorityOf(absl::string_view priority);  // low, normal, high, urgent
int CsatOf(absl::string_view score);                            // good → 5, bad → 1, anything else → 0

// chat, email, slack, social or voice for a ticket's via.channel. Tickets made through the API carry no channel: a tag
// `channel_chat`, `channel_email`, `channel_slack`, `channel_social` or `channel_voice` tells, else it is email.
std::string ChannelOf(absl::string_view via_channel, bool from_messaging, absl::Span<const std::string> tags);

}  // namespace firstline::zendesk
