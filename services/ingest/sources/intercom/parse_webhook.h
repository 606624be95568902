#pragma once

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/ingest/sources/source.h"

namespace firstline::ingest::intercom {

// Reads a notification: {"type":"notification_event","id":"notif_…","topic":"conversation.user.replied","data":{"item":
// {"type":"conversation","id":"215…"}}}. Of the item only the id is taken, so it does not matter which version of the
// API wrote the rest.
//
// delivery_id: the notification's id, or a hash of the body when it is null. Relevant are the topics in kTopics
// (common/helpdesks/intercom/topics.h). Anything else is a valid event that is dropped: the ping, Fin's replies, notes,
// contacts, tickets and articles. Replies of teammates are relevant although our own are among them, because a person's
// reply takes the conversation over; what makes a turn is decided from the thread, by who wrote.
//
// InvalidArgument, without any of the body's text: not JSON, not UTF-8, nested deeper than 32, no notification, a
// relevant topic without a conversation's id. Thread-safe.
absl::StatusOr<InboxPointer> ParseWebhook(absl::string_view body);

}  // namespace firstline::ingest::intercom
