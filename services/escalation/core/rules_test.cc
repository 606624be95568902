#include "services/escalation/core/rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/escalation/core/testing/examples.h"

namespace firstline::escalation {
namespace {

using policy::Condition;
using testing::ElementsAre;
using testing::IsEmpty;

Condition Leaf(std::string field, std::string op, std::vector<std::string> values) {
  Condition leaf;
  leaf.kind = Condition::Kind::kLeaf;
  leaf.field = std::move(field);
  leaf.op = std::move(op);
  leaf.values = std::move(values);
  return leaf;
}

Condition Group(Condition::Kind kind, std::vector<Condition> children) {
  Condition group;
  group.kind = kind;
  group.children = std::move(children);
  return group;
}

bool Check(const Facts& facts, const Condition& condition) {
  const Reading text(facts.text), subject(facts.subject);
  return Holds(condition, {facts, text, subject});
}

bool Check(const Facts& facts, std::string field, std::string op, std::vector<std::string> values) {
  return Check(facts, Leaf(std::move(field), std::move(op), std::move(values)));
}

TEST(RulesTest, NamesCompareExactly) {
  const Facts facts = ExampleFacts();
  EXPECT_TRUE(Check(facts, "intent", "is", {"refund"}));
  EXPECT_FALSE(Check(facts, "intent", "is", {"billing"}));
  EXPECT_TRUE(Check(facts, "intent", "in", {"billing", "refund"}));
  EXPECT_TRUE(Check(facts, "intent", "is_not", {"billing"}));
  EXPECT_FALSE(Check(facts, "intent", "not_in", {"billing", "refund"}));
  EXPECT_TRUE(Check(facts, "language", "is", {"en"}));
  EXPECT_TRUE(Check(facts, "channel", "is", {"chat"}));
  EXPECT_TRUE(Check(facts, "urgency", "is", {"normal"}));
  EXPECT_TRUE(Check(facts, "sentiment", "is", {"neutral"}));
}

TEST(RulesTest, AnUnknownFactSatisfiesOnlyNegations) {
  Facts facts = ExampleFacts();
  facts.classification.reset();
  EXPECT_FALSE(Check(facts, "intent", "is", {"refund"}));
  EXPECT_FALSE(Check(facts, "intent", "in", {"refund"}));
  EXPECT_TRUE(Check(facts, "intent", "is_not", {"refund"}));
  EXPECT_TRUE(Check(facts, "intent", "not_in", {"refund"}));
  EXPECT_FALSE(Check(facts, "intent", "exists", {"true"}));
  EXPECT_TRUE(Check(facts, "intent", "exists", {"false"}));
  EXPECT_FALSE(Check(facts, "sentiment_score", "at_most", {"1"}));
  EXPECT_FALSE(Check(facts, "priority", "exists", {"true"}));
  EXPECT_FALSE(Check(facts, "attribute.plan", "at_least", {"0"}));
}

TEST(RulesTest, BoundsOfNumbersCount) {
  Facts facts = ExampleFacts();
  facts.classification->sentiment->score = -0.5;
  facts.state.failed_attempts = 2;
  facts.state.turns_before = 3;
  EXPECT_TRUE(Check(facts, "sentiment_score", "at_most", {"-0.5"}));
  EXPECT_FALSE(Check(facts, "sentiment_score", "at_most", {"-0.51"}));
  EXPECT_TRUE(Check(facts, "failed_attempts", "at_least", {"2"}));
  EXPECT_FALSE(Check(facts, "failed_attempts", "at_least", {"3"}));
  EXPECT_TRUE(Check(facts, "turns", "is", {"4"}));  // this one included
  EXPECT_TRUE(Check(facts, "turns", "is", {"4.0"}));
  EXPECT_FALSE(Check(facts, "turns", "at_most", {"3"}));
}

TEST(RulesTest, ASignalThatWasNotRaisedIsZero) {
  Facts facts = ExampleFacts();
  facts.classification->signals = {{"churn", 0.6}};
  EXPECT_TRUE(Check(facts, "signal.churn", "at_least", {"0.6"}));
  EXPECT_FALSE(Check(facts, "signal.churn", "at_least", {"0.61"}));
  EXPECT_TRUE(Check(facts, "signal.legal", "at_most", {"0"}));
}

TEST(RulesTest, TextContainsFoldedParts) {
  Facts facts = ExampleFacts();
  facts.text = "Die GRÖSSE stimmt nicht";
  EXPECT_TRUE(Check(facts, "text", "contains", {"größe"}));
  EXPECT_TRUE(Check(facts, "text", "contains", {"nothing", "stimmt"}));
  EXPECT_FALSE(Check(facts, "text", "contains", {"farbe"}));
  EXPECT_TRUE(Check(facts, "subject", "contains", {"refu"}));
  EXPECT_TRUE(Check(facts, "subject", "exists", {"true"}));
}

TEST(RulesTest, TextMentionsListsAndWords) {
  Facts facts = ExampleFacts();
  facts.text = "My lawyer will call about the Lift 160.";
  EXPECT_TRUE(Check(facts, "text", "mentions", {"legal_words"}));
  EXPECT_TRUE(Check(facts, "text", "mentions", {"press_words", "lift 160"}));
  EXPECT_FALSE(Check(facts, "text", "mentions", {"lift 16"}));
  EXPECT_FALSE(Check(facts, "subject", "mentions", {"legal_words"}));
  facts.text = "No lawyer is needed.";
  EXPECT_FALSE(Check(facts, "text", "mentions", {"legal_words"}));
}

TEST(RulesTest, TagsAreWholeWords) {
  Facts facts = ExampleFacts();
  facts.tags = {"vip", "newsletter"};
  EXPECT_TRUE(Check(facts, "tags", "contains", {"vip"}));
  EXPECT_FALSE(Check(facts, "tags", "contains", {"vi"}));
  EXPECT_TRUE(Check(facts, "tags", "in", {"gold", "vip"}));
  EXPECT_TRUE(Check(facts, "tags", "not_in", {"gold"}));
  EXPECT_FALSE(Check(facts, "tags", "not_in", {"vip"}));
}

TEST(RulesTest, AttributesCompareWithoutCaseOrAsNumbers) {
  Facts facts = ExampleFacts();
  facts.attributes = {{"plan", "Pro"}, {"value", "1500"}};
  EXPECT_TRUE(Check(facts, "attribute.plan", "is", {"pro"}));
  EXPECT_TRUE(Check(facts, "attribute.plan", "contains", {"PR"}));
  EXPECT_TRUE(Check(facts, "attribute.value", "at_least", {"1500"}));
  EXPECT_FALSE(Check(facts, "attribute.value", "at_least", {"1501"}));
  EXPECT_FALSE(Check(facts, "attribute.plan", "at_least", {"1"}));
  EXPECT_TRUE(Check(facts, "attribute.region", "exists", {"false"}));
}

TEST(RulesTest, AmountsAreMoney) {
  Facts facts = ExampleFacts();
  facts.classification->entities = {{"amount", "1.200,50 €"}, {"order_id", "FL-1001"}};
  EXPECT_TRUE(Check(facts, "entity.amount", "at_least", {"1200.5"}));
  EXPECT_FALSE(Check(facts, "entity.amount", "at_least", {"1200.51"}));
  EXPECT_TRUE(Check(facts, "entity.order_id", "is", {"fl-1001"}));
  EXPECT_TRUE(Check(facts, "entity.iban", "exists", {"false"}));
}

TEST(RulesTest, PriorityOfTheTicket) {
  Facts facts = ExampleFacts();
  facts.priority = conversation::Priority::kUrgent;
  EXPECT_TRUE(Check(facts, "priority", "is", {"urgent"}));
}

TEST(RulesTest, AllAnyAndNot) {
  const Facts facts = ExampleFacts();
  const Condition yes = Leaf("intent", "is", {"refund"}), no = Leaf("intent", "is", {"billing"});
  EXPECT_TRUE(Check(facts, Group(Condition::Kind::kAll, {yes, yes})));
  EXPECT_FALSE(Check(facts, Group(Condition::Kind::kAll, {yes, no})));
  EXPECT_TRUE(Check(facts, Group(Condition::Kind::kAny, {no, yes})));
  EXPECT_FALSE(Check(facts, Group(Condition::Kind::kAny, {no, no})));
  EXPECT_TRUE(Check(facts, Group(Condition::Kind::kNot, {no})));
  EXPECT_FALSE(Check(facts, Group(Condition::Kind::kNot, {yes})));
}

TEST(RulesTest, AConditionThatSaysNothingNeverHolds) {
  const Facts facts = ExampleFacts();
  EXPECT_FALSE(Check(facts, Condition()));
  EXPECT_FALSE(Check(facts, Group(Condition::Kind::kAny, {})));
  EXPECT_FALSE(Check(facts, Group(Condition::Kind::kNot, {})));
  EXPECT_FALSE(Check(facts, "intent", "is_not", {}));
  EXPECT_FALSE(Check(facts, "intent", "resembles", {"refund"}));
}

policy::Rule MakeRule(std::string name, bool holds, policy::Action then) {
  policy::Rule rule;
  rule.name = std::move(name);
  rule.when = Leaf("intent", holds ? "is" : "is_not", {"refund"});
  rule.then = std::move(then);
  return rule;
}

RuleOutcome Evaluate(std::vector<policy::Rule> rules) {
  const Facts facts = ExampleFacts();
  const Reading text(facts.text), subject(facts.subject);
  return EvaluateRules(rules, {facts, text, subject});
}

TEST(EvaluateRulesTest, TheFirstRuleThatSpeaksOfAThingDecidesIt) {
  const RuleOutcome outcome =
      Evaluate({MakeRule("a", true, {.tags = {"x"}, .priority = "high"}),
                MakeRule("b", true, {.escalate = "legal", .tags = {"x", "y"}, .priority = "low"}),
                MakeRule("c", true, {.escalate = "billing", .offer = true}),
                MakeRule("d", true, {.draft = true, .route_to_team = "tier1"})});
  EXPECT_THAT(outcome.matched, ElementsAre("a", "b", "c", "d"));
  EXPECT_EQ(outcome.escalate, "legal");
  EXPECT_EQ(outcome.escalate_rule, "b");
  EXPECT_EQ(outcome.priority, "high");
  EXPECT_EQ(outcome.offer_rule, "c");
  EXPECT_TRUE(outcome.draft);
  EXPECT_EQ(outcome.route_to_team, "tier1");
  EXPECT_THAT(outcome.tags, ElementsAre("x", "y"));
}

TEST(EvaluateRulesTest, RulesThatAreOffOrDoNotHoldSayNothing) {
  policy::Rule off = MakeRule("off", true, {.escalate = "legal"});
  off.enabled = false;
  const RuleOutcome outcome = Evaluate({off, MakeRule("no", false, {.escalate = "legal"})});
  EXPECT_THAT(outcome.matched, IsEmpty());
  EXPECT_EQ(outcome.escalate, std::nullopt);
}

TEST(AmountOfTest, ReadsAmountsAsPeopleWriteThem) {
  EXPECT_EQ(AmountOf("1,200.50"), 1200.5);
  EXPECT_EQ(AmountOf("1.200,50 €"), 1200.5);
  EXPECT_EQ(AmountOf("EUR 99"), 99);
  EXPECT_EQ(AmountOf("$1.200"), 1200);
  EXPECT_EQ(AmountOf("$1.20"), 1.2);
  EXPECT_EQ(AmountOf("12,5"), 12.5);
  EXPECT_EQ(AmountOf("1.234.567"), 1234567);
  EXPECT_EQ(AmountOf("1'200.50 CHF"), 1200.5);
  EXPECT_EQ(AmountOf("1 200,50"), 1200.5);
  EXPECT_EQ(AmountOf("49."), 49);
  EXPECT_EQ(AmountOf("much"), std::nullopt);
  EXPECT_EQ(AmountOf(""), std::nullopt);
}

}  // namespace
}  // namespace firstline::escalation
