#pragma once

#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "common/policy/policy.h"
#include "services/escalation/core/facts.h"

namespace firstline::escalation {

// The messages escalation itself writes to a customer, made of common/templates alone: greeting, one thing, signature.
// In the customer's language where templates has it, else in the policy's default language, else in English.

// A person takes over. `team`: as the policy names it, or "". `wait`: what may be promised.
std::string HandOffMessage(const policy::Policy& policy, const Facts& facts, absl::string_view team,
                           std::optional<absl::Duration> wait);

// Asks `question` (a whole sentence).
std::string ClarifyingMessage(const policy::Policy& policy, const Facts& facts, absl::string_view question);

// Answers a greeting: asks what it is about.
std::string GreetingMessage(const policy::Policy& policy, const Facts& facts);

// Offers a person; after `answer`, the responder's whole message, when there is one.
std::string OfferMessage(const policy::Policy& policy, const Facts& facts, absl::string_view answer);

}  // namespace firstline::escalation
