#include "services/escalation/core/decide.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "common/base/status_macros.h"
#include "services/escalation/core/autonomy.h"
#include "services/escalation/core/human_request.h"
#include "services/escalation/core/lexicon.h"
#include "services/escalation/core/messages.h"
#include "services/escalation/core/nothing_to_answer.h"
#include "services/escalation/core/packet.h"
#include "services/escalation/core/reasons.h"
#include "services/escalation/core/route.h"
#include "services/escalation/core/rules.h"
#include "services/escalation/core/triggers.h"

namespace firstline::escalation {
namespace {

using policy::Mode;

constexpr absl::string_view kTalkToHuman = "talk_to_human";

absl::Status CheckRange(absl::string_view what, double value, double low, double high) {
  if (value >= low && value <= high) return absl::OkStatus();  // false for NaN
  return absl::InvalidArgumentError(absl::StrCat(what, " is ", value, ", want [", low, ", ", high, "]"));
}

absl::Status Check(const Facts& facts) {
  if (facts.turn_id.empty()) return absl::InvalidArgumentError("the turn has no id");
  FL_RETURN_IF_ERROR(CheckRange("relevance", facts.relevance, 0, 1));
  if (facts.answer.has_value()) FL_RETURN_IF_ERROR(CheckRange("support", facts.answer->support, 0, 1));
  if (!facts.classification.has_value()) return absl::OkStatus();
  FL_RETURN_IF_ERROR(CheckRange("class probability", facts.classification->probability, 0, 1));
  FL_RETURN_IF_ERROR(CheckRange("out of scope", facts.classification->out_of_scope, 0, 1));
  if (!facts.classification->sentiment.has_value()) return absl::OkStatus();
  return CheckRange("sentiment", facts.classification->sentiment->score, -1, 1);
}

absl::string_view TriggerName(const Facts& facts) {
  if (facts.trigger == Trigger::kExplicitRequest) return "explicit_request";
  if (facts.trigger == Trigger::kDeadline) return "deadline";
  return facts.failed_stages.empty() ? "answered" : "stage_failure";
}

Inputs InputsOf(const policy::Policy& policy, const Facts& facts, const RuleOutcome& rules) {
  Inputs inputs;
  inputs.decided_at = facts.now;
  if (facts.classification.has_value())
    inputs.class_probability = ModeProbability(policy.autonomy, *facts.classification);
  inputs.class_gate = policy.gates.class_probability;
  inputs.relevance = facts.relevance;
  inputs.relevance_gate = policy.gates.relevance;
  inputs.support = facts.answer.has_value() ? facts.answer->support : 0;
  inputs.support_gate = policy.gates.support;
  inputs.trigger = std::string(TriggerName(facts));
  inputs.roster_version = facts.roster == nullptr ? "" : facts.roster->version;
  inputs.matched_rules = rules.matched;
  return inputs;
}

Mode ModeOf(const policy::Policy& policy, const Facts& facts) {
  if (!facts.classification.has_value()) {
    return ModeFor(policy.autonomy, facts.trigger == Trigger::kExplicitRequest ? kTalkToHuman : "", true);
  }
  const bool certain = ModeProbability(policy.autonomy, *facts.classification) >= policy.gates.class_probability;
  return ModeFor(policy.autonomy, facts.classification->intent, certain);
}

// The skill a person needs: the intent where it is certain, else somebody who takes people's calls.
std::string SkillOf(const policy::Policy& policy, const Facts& facts) {
  const bool certain =
      facts.classification.has_value() && facts.classification->probability >= policy.gates.class_probability;
  return certain ? facts.classification->intent : std::string(kTalkToHuman);
}

struct Verdict {
  Kind kind = Kind::kHandOff;
  std::vector<std::string> reasons;
  std::string rule;
};

// Whether the last public word to the customer was Firstline's: after a hand-off that is its message, unless a newer
// message of the customer kept it from being sent.
bool WasTold(const Facts& facts) {
  const auto last = std::find_if(facts.history.rbegin(), facts.history.rend(), [](const PastMessage& message) {
    return message.is_public && message.from != PastMessage::From::kCustomer;
  });
  return last != facts.history.rend() && last->from == PastMessage::From::kFirstline;
}

// The conversation waits for a person: nothing is said in public any more. What the team must know at once still
// reaches it, as a further note.
Verdict AfterHandOff(const Facts& facts, std::vector<std::string> reasons) {
  std::erase_if(reasons, [](const std::string& code) { return !IsUrgent(code); });
  if (!reasons.empty()) return {Kind::kHandOff, std::move(reasons), ""};
  return {WasTold(facts) ? Kind::kIgnore : Kind::kHandOff, {std::string(reason::kAlreadyHandedOff)}, ""};
}

Verdict Judge(const policy::Policy& policy, const Facts& facts, const RuleOutcome& rules, const Reading& text,
              const Reading& keywords) {
  if (facts.state.person_owns) return {Kind::kIgnore, {std::string(reason::kPersonOwns)}, ""};
  if (!facts.superseded_by.empty()) return {Kind::kIgnore, {std::string(reason::kSuperseded)}, ""};

  std::vector<std::string> reasons = HandOffReasons(policy, facts, keywords, rules.escalate.has_value());
  if (facts.state.handed_off) return AfterHandOff(facts, std::move(reasons));
  if (!std::all_of(reasons.begin(), reasons.end(), IsSoft)) {
    // The deciding reason is never a soft one: those only add to what made it a hand-off.
    std::stable_partition(reasons.begin(), reasons.end(), [](const std::string& code) { return !IsSoft(code); });
    return {Kind::kHandOff, std::move(reasons), rules.escalate_rule};
  }
  switch (WhatIsNotAsked(facts, policy.gates, text)) {
    case NothingToAnswer::kThanks: return {Kind::kIgnore, {std::string(reason::kNoQuestion)}, ""};
    case NothingToAnswer::kGreeting: return {Kind::kAsk, {std::string(reason::kGreeting)}, ""};
    case NothingToAnswer::kPraise: return {Kind::kHandOff, {std::string(reason::kPraise)}, ""};
    case NothingToAnswer::kNone: break;
  }
  if (rules.offer && !facts.state.person_offered) {
    reasons.insert(reasons.begin(), std::string(reason::kOffered));
    return {Kind::kOffer, std::move(reasons), rules.offer_rule};
  }
  if (reasons.empty()) return {Kind::kAnswer, {std::string(reason::kAnswered)}, ""};
  const bool may_ask = facts.answer.has_value() && !facts.answer->clarifying_question.empty() &&
                       facts.state.failed_attempts == 0 &&
                       std::find(reasons.begin(), reasons.end(), reason::kLowClass) == reasons.end();
  if (may_ask) {
    reasons.insert(reasons.begin(), std::string(reason::kClarify));
    return {Kind::kAsk, std::move(reasons), ""};
  }
  return {Kind::kHandOff, std::move(reasons), ""};
}

absl::Time NotBefore(const policy::Policy& policy, const Facts& facts) {
  const absl::Duration quiet = facts.IsChat() ? policy.quiet_chat : policy.quiet_mail;
  return std::min(facts.last_accepted + quiet, facts.first_accepted + 3 * quiet);
}

// Puts `message` into the plan as far as the mode goes.
void PlanMessage(const policy::Policy& policy, const Facts& facts, Mode mode, PublicMessage message, Plan& plan) {
  switch (mode) {
    case Mode::kOff: return;
    case Mode::kNote:
      plan.note = SuggestionNote(facts);
      if (plan.note->text.empty()) plan.note = Note{absl::StrCat("Firstline suggests:\n\n", message.text), {}};
      return;
    case Mode::kDraft:
    case Mode::kHuman: message.draft = true; break;
    case Mode::kAuto: plan.fields = Fields{.status = conversation::Status::kWaiting}; break;
  }
  plan.not_before = NotBefore(policy, facts);
  plan.public_message = std::move(message);
}

void PlanHandOff(const policy::Policy& policy, const Facts& facts, const RuleOutcome& rules, Decision& decision) {
  if (decision.mode == Mode::kOff) return;
  const bool named = rules.escalate.has_value() && !rules.escalate->empty();
  const Route route =
      RouteTo(policy, {.rule_team = named ? rules.escalate : rules.route_to_team,
                       .intent = SkillOf(policy, facts),
                       .language = facts.language,
                       // People work on conversations of the API elsewhere.
                       .helpdesk = facts.helpdesk == policy::kApi ? policy.api.hand_off_to : facts.helpdesk,
                       .now = facts.now,
                       .waiting_since = facts.first_accepted,
                       .roster = facts.roster.get()});
  const Packet packet{policy, facts, decision.reasons, decision.rule, route};
  Plan& plan = decision.plan;
  plan.note = HandOffNote(packet);
  plan.tags = HandOffTags(packet);
  plan.fields = HandOffFields(packet, rules.priority);
  const bool in_public = decision.mode == Mode::kAuto || decision.mode == Mode::kHuman;
  const bool told = facts.state.handed_off && WasTold(facts);
  if (in_public && !told) plan.public_message = PublicMessage{HandOffText(packet)};
}

// What the customer would read.
PublicMessage MessageOf(const policy::Policy& policy, const Facts& facts, const Decision& decision) {
  const Answer answer = facts.answer.value_or(Answer());
  const bool passes = std::none_of(decision.reasons.begin(), decision.reasons.end(), IsSoft);
  switch (decision.kind) {
    case Kind::kAnswer: return {answer.text, false, answer.article_ids};
    case Kind::kOffer:
      if (!answer.answerable || !passes) return {OfferMessage(policy, facts, ""), false, {}};
      return {OfferMessage(policy, facts, answer.text), false, answer.article_ids};
    case Kind::kAsk:
      if (decision.reasons[0] == reason::kGreeting) return {GreetingMessage(policy, facts), false, {}};
      return {ClarifyingMessage(policy, facts, answer.clarifying_question), false, {}};
    case Kind::kHandOff:
    case Kind::kIgnore: break;
  }
  return {};
}

// A turn that no classifier has seen still gets an answer in its language: that of the words that ask for a person,
// else the customer's.
Facts WithLanguage(Facts facts) {
  if (facts.language.empty()) facts.language = std::string(LanguageOfRequest(facts.text));
  if (facts.language.empty()) facts.language = facts.customer_language;
  return facts;
}

}  // namespace

absl::StatusOr<Decision> Decide(const policy::Policy& policy, const Facts& given) {
  FL_RETURN_IF_ERROR(Check(given));
  const Facts facts = WithLanguage(given);
  const Reading text(facts.text);
  const Reading subject(facts.subject);
  const Reading keywords(facts.turn_number <= 1 ? absl::StrCat(facts.subject, "\n\n", facts.text) : facts.text);
  const RuleOutcome rules = EvaluateRules(policy.rules, {facts, text, subject});

  Verdict verdict = Judge(policy, facts, rules, text, keywords);
  Decision decision;
  decision.kind = verdict.kind;
  decision.reasons = std::move(verdict.reasons);
  decision.rule = std::move(verdict.rule);
  decision.inputs = InputsOf(policy, facts, rules);
  decision.mode = ModeOf(policy, facts);
  if (decision.kind == Kind::kIgnore) return decision;

  if (decision.kind == Kind::kHandOff) {
    PlanHandOff(policy, facts, rules, decision);
  } else {
    if (rules.draft) decision.mode = LowerToDraft(decision.mode);
    PlanMessage(policy, facts, decision.mode, MessageOf(policy, facts, decision), decision.plan);
  }
  if (decision.mode != Mode::kOff) {
    for (const std::string& tag : rules.tags) {
      if (std::find(decision.plan.tags.begin(), decision.plan.tags.end(), tag) == decision.plan.tags.end()) {
        decision.plan.tags.push_back(tag);
      }
    }
  }
  return decision;
}

}  // namespace firstline::escalation
