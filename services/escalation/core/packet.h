#pragma once

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "common/policy/policy.h"
#include "services/escalation/core/decision.h"
#include "services/escalation/core/facts.h"
#include "services/escalation/core/route.h"

namespace firstline::escalation {

// What a person gets with the conversation: everything the note, the tags and the fields are made of.
struct Packet {
  const policy::Policy& policy;
  const Facts& facts;
  const std::vector<std::string>& reasons;  // the deciding one first, not empty
  const std::string& rule;                  // or ""
  const Route& route;
};

// The private note, in English: why, the rule, team and hours, since when the customer waits, the question in their own
// words (first and last message, at most 500 bytes each), what was said before, class, sentiment, urgency, language,
// the sources tried (at most 5) and the suggested reply. At most about 6 KiB.
Note HandOffNote(const Packet& packet);

// The message to the customer: that a person takes over, which team, and the expected wait where one may be promised.
std::string HandOffText(const Packet& packet);

// fl_handoff, fl_<intent>, fl_reason_<code of the deciding reason>.
std::vector<std::string> HandOffTags(const Packet& packet);

// Team, status `escalated`, and the priority the reason asks for: danger, security, data loss and outage urgent; legal,
// chargeback, press, very negative and urgent complaints high; high urgency at least high; off-topic and praise low.
// Never lower than the ticket's own priority, except where it has none. A rule's priority (`rule_priority`) decides
// alone.
Fields HandOffFields(const Packet& packet, const std::optional<std::string>& rule_priority);

// The note of mode `note` for an answer: the suggested reply with its support and sources.
Note SuggestionNote(const Facts& facts);

// One line for a reason code: "the customer asked for a person".
absl::string_view ReasonText(absl::string_view code);

}  // namespace firstline::escalation
