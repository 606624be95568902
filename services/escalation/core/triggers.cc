#include "services/escalation/core/triggers.h"

#include <algorithm>

#include "absl/types/span.h"
#include "services/escalation/core/autonomy.h"
#include "services/escalation/core/explicit_request.h"
#include "services/escalation/core/nothing_to_answer.h"
#include "services/escalation/core/reasons.h"

namespace firstline::escalation {
namespace {

using Codes = std::vector<std::string>;

// A word list and the intents it can belong to.
struct KeywordTrigger {
  absl::string_view reason;
  absl::string_view list;
  absl::string_view signal;  // of the classifier, or ""
  std::initializer_list<absl::string_view> intents;
};

const KeywordTrigger kKeywordTriggers[] = {
    {reason::kLegal,
     "legal_words",
     "legal",
     {"legal", "complaint", "refund", "billing", "cancellation", "returns", "account_change", "security",
      "order_status", "shipping", "technical_problem", "account_access"}},
    {reason::kSecurity,
     "security_words",
     "security",
     {"security", "account_access", "account_change", "billing", "order_status", "complaint", "technical_problem",
      "legal", "refund"}},
    {reason::kDataLoss,
     "data_loss_words",
     "",
     {"technical_problem", "complaint", "security", "account_access", "legal", "cancellation", "refund"}},
    {reason::kChargeback,
     "chargeback_words",
     "",
     {"billing", "refund", "complaint", "returns", "cancellation", "legal", "order_status", "shipping"}},
    {reason::kPress,
     "press_words",
     "",
     {"complaint", "legal", "other", "refund", "talk_to_human", "returns", "billing", "security"}},
    {reason::kOutage, "outage_words", "", {"technical_problem", "account_access", "complaint"}},
    {reason::kDanger,
     "danger_words",
     "",
     {"technical_problem", "complaint", "legal", "returns", "refund", "security", "product_question"}},
};

bool HasIntent(const Facts& facts, absl::Span<const absl::string_view> intents) {
  if (!facts.classification.has_value()) return true;  // nobody can say that the keyword is about something else
  const Classification& classification = *facts.classification;
  return std::any_of(intents.begin(), intents.end(), [&](absl::string_view intent) {
    return classification.intent == intent || classification.Of(intent) >= kSupportingIntent;
  });
}

bool HasSignal(const Facts& facts, absl::string_view signal) {
  if (signal.empty() || !facts.classification.has_value()) return false;
  const auto found = facts.classification->signals.find(std::string(signal));
  return found != facts.classification->signals.end() && found->second >= kSignalFloor;
}

void AddKeywords(const Facts& facts, const Reading& keywords, Codes& codes) {
  for (const KeywordTrigger& trigger : kKeywordTriggers) {
    const bool strong = trigger.reason == reason::kDanger && keywords.MentionsStrongDanger();
    const bool named = HasSignal(facts, trigger.signal) || keywords.Mentions(trigger.list);
    if (strong || (named && HasIntent(facts, trigger.intents))) codes.emplace_back(trigger.reason);
  }
}

void AddMood(const policy::Limits& limits, const Facts& facts, Codes& codes) {
  if (!facts.classification.has_value() || !facts.classification->sentiment.has_value()) return;
  const double score = facts.classification->sentiment->score;
  if (score <= limits.very_negative) codes.emplace_back(reason::kVeryNegative);
  const std::vector<double>& earlier = facts.state.sentiment_scores;
  if (score <= limits.sentiment_threshold && !earlier.empty() && earlier.back() <= limits.sentiment_threshold) {
    codes.emplace_back(reason::kNegativeTwice);
  }
}

void AddCourse(const policy::Limits& limits, const Snapshot& state, Codes& codes) {
  if (state.failed_attempts >= limits.failed_attempts) codes.emplace_back(reason::kFailedAttempts);
  if (state.turns_before + 1 > limits.unresolved_turns) codes.emplace_back(reason::kUnresolvedTurns);
  if (state.bot_replies >= limits.bot_turns_cap) codes.emplace_back(reason::kBotCap);
}

void AddGates(const policy::Policy& policy, const Facts& facts, Codes& codes) {
  const policy::Gates& gates = policy.gates;
  const double probability =
      facts.classification.has_value() ? ModeProbability(policy.autonomy, *facts.classification) : 0;
  if (probability < gates.class_probability) codes.emplace_back(reason::kLowClass);
  if (facts.relevance < gates.relevance) codes.emplace_back(reason::kLowRelevance);
  const Answer answer = facts.answer.value_or(Answer());
  if (!answer.answerable) {
    codes.emplace_back(reason::kDeclined);
  } else if (answer.support < gates.support) {
    codes.emplace_back(reason::kLowSupport);
  }
  if (answer.answerable ? !answer.verified : answer.declined_reason == "verification_failed") {
    codes.emplace_back(reason::kUnverified);
  }
}

void AddComplaint(const Facts& facts, const Reading& keywords, Codes& codes) {
  constexpr absl::string_view kComplaint[] = {"complaint"};
  if (!facts.classification.has_value() || !HasIntent(facts, kComplaint)) return;
  if (HasSignal(facts, "churn") || keywords.Mentions("churn_words")) codes.emplace_back(reason::kChurn);
  if (HasSignal(facts, "competitor") || keywords.Mentions("competitor_words")) codes.emplace_back(reason::kCompetitor);
  if (facts.classification->urgency == "high") codes.emplace_back(reason::kComplaintUrgent);
}

}  // namespace

std::vector<std::string> HandOffReasons(const policy::Policy& policy, const Facts& facts, const Reading& keywords,
                                        bool escalated_by_rule) {
  Codes codes;
  if (IsExplicitRequest(facts, policy.gates)) codes.emplace_back(reason::kExplicitRequest);
  AddKeywords(facts, keywords, codes);
  if (escalated_by_rule) codes.emplace_back(reason::kRule);
  AddMood(policy.limits, facts, codes);
  AddCourse(policy.limits, facts.state, codes);
  if (!facts.failed_stages.empty()) codes.emplace_back(reason::kStageFailure);
  if (facts.trigger == Trigger::kDeadline) codes.emplace_back(reason::kDeadline);
  if (facts.classification.has_value() && policy.autonomy.For(facts.classification->intent) == policy::Mode::kHuman) {
    codes.emplace_back(reason::kHumanMode);
  }
  if (facts.trigger == Trigger::kAnswered && facts.failed_stages.empty()) {
    if (IsOffTopic(facts, policy.gates)) {
      codes.emplace_back(reason::kOffTopic);
    } else {
      AddGates(policy, facts, codes);
    }
  }
  AddComplaint(facts, keywords, codes);
  return codes;
}

bool IsUrgent(absl::string_view code) {
  for (const absl::string_view urgent :
       {reason::kExplicitRequest, reason::kDanger, reason::kLegal, reason::kSecurity, reason::kDataLoss,
        reason::kChargeback, reason::kPress, reason::kOutage, reason::kVeryNegative}) {
    if (code == urgent) return true;
  }
  return false;
}

bool IsSoft(absl::string_view code) {
  return code == reason::kOffTopic || code == reason::kLowClass || code == reason::kLowRelevance ||
         code == reason::kDeclined || code == reason::kLowSupport || code == reason::kUnverified;
}

}  // namespace firstline::escalation
