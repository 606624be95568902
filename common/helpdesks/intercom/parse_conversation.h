#pragma once

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/conversation/thread.h"

namespace firstline::intercom {

// Reads GET /conversations/{id} (HTML bodies, so without display_as). Pure; the body is untrusted, nested at most 64
// deep.
//
// The first message is `source` with its own id, the others are the parts that say something, by part id. A part says
// something when it has a body or attachments, whatever its type: a contact's reply that reopens comes as type `open`,
// a closing message as `close`. Notes are private; of every other type with a body the customer may have seen it.
// Redacted ones keep their id and lose their text. Intercom gives the newest 500 parts, so a longer conversation lacks
// its middle.
//
// Who wrote: a contact → kCustomer; the admin `admin_id` → kAi; another admin → kAgent; anybody else → kUnknown, which
// counts as a person. Automatic, so that it counts for nothing: bots (Fin, Operator), answers of the AI agent,
// campaigns and other outbound that started the conversation, mail notices.
//
// Of the customer only what the conversation itself tells is filled in; see ParseContact. InvalidArgument when it is no
// conversation.
absl::StatusOr<conversation::Thread> ParseConversation(absl::string_view body, absl::string_view admin_id);

}  // namespace firstline::intercom
