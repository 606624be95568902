#pragma once

// Reason codes of decisions. They are stored in records, tags and dashboards: a code keeps its meaning for ever.

#include "absl/strings/string_view.h"

namespace firstline::escalation::reason {

// Nothing is done.
inline constexpr absl::string_view kPersonOwns = "person_owns";
inline constexpr absl::string_view kAlreadyHandedOff = "already_handed_off";
inline constexpr absl::string_view kSuperseded = "superseded";
inline constexpr absl::string_view kNoQuestion = "no_question";  // thanks after our reply

// A person takes over, in this order.
inline constexpr absl::string_view kExplicitRequest = "explicit_request";
inline constexpr absl::string_view kDanger = "danger";
inline constexpr absl::string_view kLegal = "legal";
inline constexpr absl::string_view kSecurity = "security";
inline constexpr absl::string_view kDataLoss = "data_loss";
inline constexpr absl::string_view kChargeback = "chargeback";
inline constexpr absl::string_view kPress = "press";
inline constexpr absl::string_view kOutage = "outage";
inline constexpr absl::string_view kRule = "rule";
inline constexpr absl::string_view kVeryNegative = "very_negative";
inline constexpr absl::string_view kNegativeTwice = "negative_twice";
inline constexpr absl::string_view kComplaintUrgent = "complaint_urgent";
inline constexpr absl::string_view kChurn = "churn";
inline constexpr absl::string_view kCompetitor = "competitor";
inline constexpr absl::string_view kFailedAttempts = "failed_attempts";
inline constexpr absl::string_view kUnresolvedTurns = "unresolved_turns";
inline constexpr absl::string_view kBotCap = "bot_cap";
inline constexpr absl::string_view kStageFailure = "stage_failure";
inline constexpr absl::string_view kDeadline = "deadline";
inline constexpr absl::string_view kHumanMode = "human_mode";  // the policy says `human` for the intent
inline constexpr absl::string_view kOffTopic = "off_topic";
inline constexpr absl::string_view kPraise = "praise";  // praise as a first message: nothing to answer, worth reading
inline constexpr absl::string_view kLowClass = "low_class";
inline constexpr absl::string_view kLowRelevance = "low_relevance";
inline constexpr absl::string_view kDeclined = "declined";  // the responder found no answer
inline constexpr absl::string_view kLowSupport = "low_support";
inline constexpr absl::string_view kUnverified = "unverified";

// Something is written.
inline constexpr absl::string_view kAnswered = "answered";
inline constexpr absl::string_view kClarify = "clarify";
inline constexpr absl::string_view kGreeting = "greeting";
inline constexpr absl::string_view kOffered = "offered";

}  // namespace firstline::escalation::reason
