#pragma once

// A policy and a turn that every test starts from: with them unchanged, the answer is sent.

#include "common/policy/policy.h"
#include "services/escalation/core/facts.h"

namespace firstline::escalation {

// Friday 2026-11-20, 10:00 in Berlin: every team works.
inline absl::Time FridayMorning() { return absl::FromUnixSeconds(1795165200); }

inline policy::Policy ExamplePolicy() {
  policy::Policy policy;
  policy.tenant = "acme";
  policy.autonomy.trust = policy::Trust::kOperator;
  policy.autonomy.default_mode = policy::Mode::kAuto;
  policy.autonomy.intents = {{"legal", policy::Mode::kHuman}};
  policy.tone.name = "Acme Support";
  policy::Team billing;
  billing.name = "billing";
  billing.skills = {"billing", "refund"};
  billing.helpdesk_group = "601";
  billing.opening = *policy::ParseHours("mon-fri 09:00-17:00 Europe/Berlin");
  policy::Team tier1;
  tier1.name = "tier1";
  tier1.skills = {"talk_to_human", "other"};
  tier1.helpdesk_group = "600";
  policy.teams = {billing, tier1};
  return policy;
}

inline Facts ExampleFacts() {
  Facts facts;
  facts.turn_id = "0123456789abcdef0123456789abcdef";
  facts.now = FridayMorning();
  facts.text = "How long does a refund take?";
  facts.unanswered = {facts.text};
  facts.subject = "Refund";
  facts.language = "en";
  facts.channel = "chat";
  facts.first_accepted = facts.now - absl::Seconds(3);
  facts.last_accepted = facts.now - absl::Seconds(3);
  facts.classification = Classification{.intent = "refund",
                                        .probability = 0.9,
                                        .intents = {{"refund", 0.9}, {"legal", 0.05}},
                                        .sentiment = Sentiment{.score = 0.1, .label = "neutral"},
                                        .urgency = "normal"};
  facts.sources = {{"refunds", "Refunds", 0.9, false}};
  facts.relevance = 0.9;
  facts.answer = Answer{.answerable = true,
                        .support = 0.9,
                        .verified = true,
                        .text = "Hi,\n\nA refund takes five days.",
                        .article_ids = {"refunds"}};
  return facts;
}

}  // namespace firstline::escalation
