#pragma once

// What `turns` knows about one conversation, between reads of the helpdesk. Mirrors firstline.v1.ConversationState.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "common/conversation/thread.h"
#include "services/ingest/core/api_thread.h"

namespace firstline::ingest {

// Bounds of the lists below; the newest entries stay.
inline constexpr size_t kSeenMessagesMax = 500;
inline constexpr size_t kFoldedTurnsMax = 50;
inline constexpr size_t kSentimentScoresMax = 10;

// An episode lasts from the first message to the one that reopens a solved ticket; counters and owner start anew then.
struct State {
  std::string tenant;
  std::string conversation_id;  // ConversationId(helpdesk, ticket_id)
  std::string helpdesk;         // name in the policy
  std::string ticket_id;        // the vendor's
  int64_t version = 0;          // grows by one with every write; 0: never written
  int32_t last_turn_number = 0;
  std::string last_turn_id;
  std::string last_anchor_message_id;
  std::vector<std::string> seen_message_ids;  // messages that counted, oldest first
  bool person_owns = false;                   // a person wrote in public in this episode
  int32_t bot_replies = 0;                    // public replies of this episode
  int32_t failed_attempts = 0;                // of these, how many the customer answered with another message
  std::vector<double> sentiment_scores;       // of earlier turns in [-1, 1], oldest first
  bool person_offered = false;                // in this episode
  bool handed_off = false;                    // in this episode
  std::string hand_off_turn_id;               // of this episode, or ""
  int32_t episode_turns = 0;                  // turns emitted in this episode
  int64_t customer_messages_seen = 0;         // customer messages up to the last anchor
  conversation::Status status = conversation::Status::kUnknown;
  std::string team_id, assignee_id;
  int csat = 0;             // 1..5, 0 none
  bool reread_due = false;  // the helpdesk could not be read: there may be an unseen message
  // When the edge accepted the first message that is still unanswered; the wait clock. InfiniteFuture: nothing waits.
  absl::Time first_unanswered_accepted_at = absl::InfiniteFuture();
  std::vector<std::string> folded_turn_ids;  // turns whose outcome is in here, oldest first
  absl::Time updated_at = absl::InfinitePast();
  std::optional<ApiThread> api;  // the conversation itself, where no helpdesk holds it

  friend bool operator==(const State&, const State&) = default;
};

}  // namespace firstline::ingest
