#pragma once

// One customer turn as `turns` emits it, apart from what is in the thread anyway (customer, subject, tags …).

#include <cstdint>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "common/conversation/thread.h"
#include "services/ingest/core/state.h"

namespace firstline::ingest {

// Bounds of a turn (design, section 4). Lengths in bytes.
inline constexpr size_t kTurnTextMax = size_t{32} << 10;
inline constexpr size_t kTurnMessagesMax = 100;
inline constexpr size_t kHistoryMessagesMax = 20;
inline constexpr size_t kHistoryTextMax = size_t{32} << 10;

struct Snapshot {
  int64_t version = 0;
  bool person_owns = false;
  int32_t bot_replies = 0;
  int32_t failed_attempts = 0;
  std::vector<double> sentiment_scores;
  bool person_offered = false;
  bool handed_off = false;
  int32_t turns_before = 0;  // in this episode
  std::string hand_off_turn_id;
};

struct Turn {
  std::string turn_id;
  int32_t number = 0;  // from 1
  std::string anchor_message_id;
  std::vector<conversation::Message> messages;  // unanswered ones, oldest first
  std::string text;                             // theirs, joined by empty lines
  std::vector<conversation::Message> history;   // what was public before, oldest first
  std::vector<std::string> truncated;           // parts that were cut: turn.messages, turn.text, history
  Snapshot snapshot;
  absl::Time first_accepted_at, last_accepted_at, emitted_at, deadline_at;
};

// Fills messages, text, history and truncated within the bounds. What is newest stays; a message that is too long keeps
// its beginning. Pure.
void CutMessages(const conversation::Reduction& reduction, Turn& turn);

}  // namespace firstline::ingest
