#pragma once

// A conversation of Firstline's own API, which no helpdesk holds: `turns` keeps its thread in the conversation's state.
// Mirrors firstline.v1.ApiConversation. Pure.

#include <optional>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "absl/types/span.h"
#include "common/conversation/thread.h"

namespace firstline::ingest {

// Bounds of what is kept: one turn of the largest size and its history (design, section 4). Texts in bytes.
inline constexpr size_t kApiMessagesMax = 20;
inline constexpr size_t kApiTextMax = size_t{64} << 10;

enum class ApiStatus { kNone, kReplied, kDrafted, kHandedOff, kIgnored };

struct ApiSource {
  std::string article_id, article_version, title, url;

  friend bool operator==(const ApiSource&, const ApiSource&) = default;
};

// How a turn ended, as the API tells it.
struct ApiOutcome {
  std::string turn_id;
  ApiStatus status = ApiStatus::kNone;
  std::vector<std::string> reasons;  // the deciding one first
  std::string text;                  // what the customer may read, or ""
  std::string message_id;            // of the message with `text`, or ""
  std::string draft;                 // what waits for a person, or ""
  std::vector<ApiSource> sources;    // of either
  std::string team;                  // that takes over, or ""
  absl::Time at = absl::InfinitePast();

  friend bool operator==(const ApiOutcome&, const ApiOutcome&) = default;
};

struct ApiThread {
  std::vector<conversation::Message> messages;  // oldest first
  bool truncated = false;                       // older messages were cut
  conversation::Customer customer;
  std::string subject, channel, external_id;
  bool callback = false;
  absl::Time created_at = absl::InfinitePast();
  std::optional<ApiOutcome> outcome;                  // of the last turn that ended and was not superseded
  std::string hand_off_helpdesk, hand_off_ticket_id;  // the ticket a person works on, or ""

  friend bool operator==(const ApiThread&, const ApiThread&) = default;
};

// A message as it was posted; what is empty changes nothing.
struct ApiMessage {
  std::string id, text, subject, channel, external_id;
  conversation::Customer customer;
  bool callback = false;
  absl::Time accepted_at;
};

// Appends the message unless it was seen before: among `seen_ids` or in the thread. A repeat changes nothing at all.
ApiThread Receive(ApiThread thread, const ApiMessage& message, absl::Span<const std::string> seen_ids);

// What matters of a dispatched ticket.
struct ApiEnd {
  ApiOutcome outcome;
  std::string anchor_message_id;                      // the message the turn answers
  bool superseded = false;                            // then nothing is told: the newer turn will
  std::string hand_off_helpdesk, hand_off_ticket_id;  // opened by this turn, or ""
};

// Keeps the outcome and puts what was said behind the message it answers, so that a message that crossed it stays
// unanswered. Callers fold an end once.
ApiThread FoldApiEnd(ApiThread thread, const ApiEnd& end);

// The conversation as every vendor's is seen.
conversation::Thread AsThread(const ApiThread& thread, absl::string_view ticket_id);

}  // namespace firstline::ingest
