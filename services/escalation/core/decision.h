#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "common/conversation/thread.h"
#include "common/policy/policy.h"

namespace firstline::escalation {

// The decision and its plan; mirrors firstline.v1.Decision.
enum class Kind { kAnswer, kAsk, kOffer, kHandOff, kIgnore };

struct PublicMessage {
  std::string text;
  bool draft = false;
  std::vector<std::string> article_ids;
  friend bool operator==(const PublicMessage&, const PublicMessage&) = default;
};

struct Note {
  std::string text;
  std::vector<std::string> article_ids;
  friend bool operator==(const Note&, const Note&) = default;
};

struct Fields {
  std::string team_id;  // the helpdesk's group id, or "" for no change
  std::string team;     // its name in the policy
  conversation::Priority priority = conversation::Priority::kUnset;
  conversation::Status status = conversation::Status::kUnknown;
  friend bool operator==(const Fields&, const Fields&) = default;
};

struct Plan {
  std::optional<PublicMessage> public_message;
  std::optional<Note> note;
  std::vector<std::string> tags;
  std::optional<Fields> fields;
  absl::Time not_before = absl::InfinitePast();  // of the public message; InfinitePast: at once
  friend bool operator==(const Plan&, const Plan&) = default;
};

struct Inputs {
  absl::Time decided_at;
  double class_probability = 0, class_gate = 0;
  double relevance = 0, relevance_gate = 0;
  double support = 0, support_gate = 0;
  std::string trigger;                     // answered, explicit_request, deadline, stage_failure
  std::string roster_version;              // of the roster at hand, or ""
  std::vector<std::string> matched_rules;  // in evaluation order
  friend bool operator==(const Inputs&, const Inputs&) = default;
};

struct Decision {
  Kind kind = Kind::kHandOff;
  policy::Mode mode = policy::Mode::kOff;
  std::vector<std::string> reasons;  // codes of reasons.h, the deciding one first
  std::string rule;                  // the rule that decided or shaped the plan, or ""
  Inputs inputs;
  Plan plan;
  friend bool operator==(const Decision&, const Decision&) = default;
};

}  // namespace firstline::escalation
