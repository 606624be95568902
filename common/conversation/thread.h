#pragma once

// A conversation as the helpdesk shows it, vendor-neutral, and its reduction to "what is unanswered". `turns` (ingest)
// and the freshness check (dispatcher) use this same pure function, so they can never disagree.

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"

namespace firstline::conversation {

enum class Role { kUnknown, kCustomer, kAi, kAgent };
enum class Status { kUnknown, kActive, kWaiting, kEscalated, kResolved, kClosed };
enum class Priority { kUnset, kLow, kMedium, kHigh, kUrgent };

// One message, oldest first in Thread. `text` is clean plain text (HTML reduced, quoted mail cut).
struct Message {
  std::string id;
  Role role = Role::kUnknown;  // kUnknown counts as a person of the company, so nothing is sent over it
  std::string text;
  absl::Time created_at = absl::InfinitePast();
  bool is_public = false;
  bool automatic = false;  // auto-reply, out-of-office, merge note, system message: counts for nothing

  friend bool operator==(const Message&, const Message&) = default;
};

struct Customer {
  std::string id, external_id, name, email, locale;
  std::map<std::string, std::string> attributes;
  absl::Time attributes_at = absl::InfinitePast();  // when they were read
  bool suspended = false;

  friend bool operator==(const Customer&, const Customer&) = default;
};

struct Thread {
  std::string ticket_id;
  std::string subject;
  Status status = Status::kUnknown;
  Priority priority = Priority::kUnset;
  std::vector<std::string> tags;
  std::string team_id, assignee_id;
  std::string channel;  // chat, email, slack, social, voice, api
  std::string via;      // vendor's own name of the channel
  std::string external_id;
  std::string updated_stamp;  // vendor's optimistic-lock stamp, verbatim; "" for a vendor without
  int csat = 0;               // 1..5, 0 none
  bool spam_or_deleted = false;
  bool merged_away = false;  // closed because its conversation goes on in another ticket
  absl::Time created_at = absl::InfinitePast();
  absl::Time updated_at = absl::InfinitePast();  // latest change, by the vendor's clock
  Customer customer;
  std::vector<Message> messages;  // oldest first, by the vendor's order
};

// What is unanswered in a thread.
struct Reduction {
  std::vector<const Message*>
      unanswered;                   // counted customer messages after the last public reply; empty: nothing to do
  const Message* anchor = nullptr;  // last of them, or nullptr
  bool person_wrote_last = false;   // the last public message that counts is a person's
  const Message* last_public_reply = nullptr;
  // A person wrote publicly after that message. False when no counted message has that id: then it was deleted or made
  // private, which the caller treats by itself.
  bool PersonWroteAfter(absl::string_view message_id) const;
  std::vector<const Message*> counted;  // all messages that count, oldest first
};

// Counts: public messages that are not automatic. A customer's empty message (white space only) does not count; an
// empty one of ours or of a person does, because it may carry an attachment. Pointers live as long as `thread`. Pure,
// O(messages).
Reduction Reduce(const Thread& thread);
Reduction Reduce(Thread&&) = delete;  // the result would point into a thread that is gone

// True for messages written by the company and not by Firstline; an unknown author counts as such.
bool IsPerson(const Message& message);

}  // namespace firstline::conversation
