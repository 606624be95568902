#include "services/escalation/core/packet.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/escalation/core/reasons.h"
#include "services/escalation/core/testing/examples.h"

namespace firstline::escalation {
namespace {

using conversation::Priority;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

// The packet of a turn, with everything it refers to.
struct Example {
  policy::Policy policy = ExamplePolicy();
  Facts facts = ExampleFacts();
  std::vector<std::string> reasons = {"low_support"};
  std::string rule;
  Route route{.team = "billing", .team_id = "601", .how = "skill", .open = true, .wait = absl::Hours(4)};

  Packet packet() const { return {policy, facts, reasons, rule, route}; }
  std::string Note() const { return HandOffNote(packet()).text; }
};

TEST(PacketTest, TheNoteSaysEverythingAPersonNeeds) {
  Example example;
  example.rule = "big refunds";
  example.facts.unanswered = {"Hello", "How long\ndoes a refund take?"};
  example.facts.history = {{PastMessage::From::kCustomer, "Hi"}, {PastMessage::From::kFirstline, "Which order is it?"}};
  example.facts.state.bot_replies = 1;
  const std::string note = example.Note();
  EXPECT_EQ(note,
            "Firstline hands this conversation to a person: the articles do not support an answer well enough.\n"
            "Reasons: low_support\n"
            "Rule: big refunds\n"
            "Team: billing (by skill, open now)\n"
            "Waiting since: 2026-11-20 08:59 UTC\n"
            "First message: Hello\n"
            "Last of 2: How long does a refund take?\n"
            "Subject: Refund\n"
            "Language: en\n"
            "Intent: refund (90 %); sentiment: neutral (0.10); urgency: normal\n"
            "History: 2 earlier messages, 1 automatic replies, 0 did not help\n"
            "Earlier automatic reply: Which order is it?\n"
            "Article tried: Refunds (refunds, relevance 90 %)\n"
            "\n"
            "Suggested reply (support 90 %):\n"
            "Hi,\n\nA refund takes five days.");
}

TEST(PacketTest, ALinkInACustomersWordsIsNoLinkInTheNote) {
  Example example;
  example.policy.link_hosts = {"acme.example"};
  example.facts.subject = "![free](https://evil.example/a.png)";
  example.facts.unanswered = {"See https://evil.example/pay", "and https://help.acme.example/a, too"};
  EXPECT_THAT(example.Note(), Not(HasSubstr("://evil")));
  EXPECT_THAT(example.Note(), HasSubstr("https[:]//evil[.]example/pay"));
  EXPECT_THAT(example.Note(), HasSubstr("https://help.acme.example/a"));
}

TEST(PacketTest, AClosedTeamsOpeningIsNamed) {
  Example example;
  example.route.open = false;
  example.route.opens = FridayMorning() + absl::Hours(71);
  EXPECT_THAT(example.Note(), HasSubstr("opens 2026-11-23 08:00 UTC"));
}

TEST(PacketTest, WhatIsUnknownIsLeftOut) {
  Example example;
  example.facts.classification.reset();
  example.facts.answer.reset();
  example.facts.sources.clear();
  example.facts.language.clear();
  example.route = Route();
  const std::string note = example.Note();
  for (const char* absent : {"Intent:", "Suggested", "Article", "Language:", "Team:", "Rule:"}) {
    EXPECT_THAT(note, Not(HasSubstr(absent)));
  }
}

TEST(PacketTest, LongTextsAreCutAtACharacter) {
  Example example;
  example.facts.text = std::string(498, 'x') + "ääää";
  example.facts.unanswered = {example.facts.text};
  EXPECT_THAT(example.Note(), HasSubstr(std::string(498, 'x') + "ä...\n"));
  example.facts.text = std::string(500, 'x');
  EXPECT_THAT(example.Note(), HasSubstr("Message: " + std::string(500, 'x') + "\n"));
}

TEST(PacketTest, AnArticleIsNamedOnceAndAtMostFive) {
  Example example;
  example.facts.sources.clear();
  for (const char* id : {"a", "a", "b", "c", "d", "e", "f"}) example.facts.sources.push_back({id, "T", 0.5, false});
  EXPECT_THAT(HandOffNote(example.packet()).article_ids, ElementsAre("a", "b", "c", "d", "e"));
}

TEST(PacketTest, TheNoteStaysSmall) {
  Example example;
  example.facts.text = std::string(32 * 1024, 'x');
  example.facts.unanswered = {example.facts.text, example.facts.text};
  example.facts.subject = std::string(1024, 's');
  example.facts.answer->text = std::string(16 * 1024, 'a');
  for (int i = 0; i < 20; ++i) {
    example.facts.history.push_back({PastMessage::From::kFirstline, std::string(4096, 'h')});
    example.facts.sources.push_back({std::string(1, static_cast<char>('a' + i)), std::string(4096, 't'), 0.5, true});
  }
  EXPECT_LT(example.Note().size(), 6u * 1024);
}

TEST(PacketTest, TheTextNamesTeamAndWait) {
  Example example;
  EXPECT_THAT(HandOffText(example.packet()), HasSubstr("the billing team. Expected answer: within 4 hours."));
  example.route.wait.reset();
  EXPECT_THAT(HandOffText(example.packet()), HasSubstr("the billing team. You will get the answer here."));
  example.route.team.clear();
  EXPECT_THAT(HandOffText(example.packet()), HasSubstr("to a colleague"));
}

TEST(PacketTest, TagsNameIntentAndDecidingReason) {
  Example example;
  example.reasons = {"legal", "low_support"};
  EXPECT_THAT(HandOffTags(example.packet()), ElementsAre("fl_handoff", "fl_refund", "fl_reason_legal"));
}

TEST(PacketTest, TheReasonSetsThePriority) {
  const auto priority = [](std::string reason) {
    Example example;
    example.reasons = {std::move(reason)};
    return HandOffFields(example.packet(), std::nullopt).priority;
  };
  for (const char* urgent : {"danger", "security", "data_loss", "outage"})
    EXPECT_EQ(priority(urgent), Priority::kUrgent);
  for (const char* high : {"legal", "chargeback", "press", "very_negative", "complaint_urgent"}) {
    EXPECT_EQ(priority(high), Priority::kHigh);
  }
  for (const char* low : {"off_topic", "praise"}) EXPECT_EQ(priority(low), Priority::kLow);
  for (const char* unset : {"explicit_request", "low_support", "deadline"})
    EXPECT_EQ(priority(unset), Priority::kUnset);
}

TEST(PacketTest, HighUrgencyIsAtLeastHighPriority) {
  Example example;
  example.facts.classification->urgency = "high";
  EXPECT_EQ(HandOffFields(example.packet(), std::nullopt).priority, Priority::kHigh);
}

TEST(PacketTest, ARulesPriorityDecidesAloneEvenDownwards) {
  Example example;
  example.reasons = {"danger"};
  example.facts.priority = Priority::kHigh;
  EXPECT_EQ(HandOffFields(example.packet(), "low").priority, Priority::kLow);
  EXPECT_EQ(HandOffFields(example.packet(), std::nullopt).priority, Priority::kUrgent);
}

TEST(PacketTest, EveryHandOffReasonHasAText) {
  for (const absl::string_view code : {reason::kExplicitRequest, reason::kDanger,        reason::kLegal,
                                       reason::kSecurity,        reason::kDataLoss,      reason::kChargeback,
                                       reason::kPress,           reason::kOutage,        reason::kRule,
                                       reason::kVeryNegative,    reason::kNegativeTwice, reason::kComplaintUrgent,
                                       reason::kChurn,           reason::kCompetitor,    reason::kFailedAttempts,
                                       reason::kUnresolvedTurns, reason::kBotCap,        reason::kStageFailure,
                                       reason::kDeadline,        reason::kHumanMode,     reason::kOffTopic,
                                       reason::kPraise,          reason::kLowClass,      reason::kLowRelevance,
                                       reason::kDeclined,        reason::kLowSupport,    reason::kUnverified}) {
    EXPECT_NE(ReasonText(code), code);
  }
}

}  // namespace
}  // namespace firstline::escalation
