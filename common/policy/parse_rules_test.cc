#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "common/policy/policy.h"

namespace firstline::policy {
namespace {

using testing::ElementsAre;

// A policy whose only rule has this `when` (line 7) and `then` (line 8).
std::string Rule1(absl::string_view when, absl::string_view then = "{offer: true}") {
  return absl::StrCat(
      "apiVersion: firstline.dev/v1\nkind: Tenant\nmetadata: {name: a}\nspec:\n  rules:\n    - name: r\n      when: ",
      when, "\n      then: ", then, "\n");
}

std::string ErrorsOf(absl::string_view yaml) { return std::string(ParsePolicy(yaml, "p").status().message()); }

Rule Parsed(absl::string_view yaml) {
  const absl::StatusOr<Policy> policy = ParsePolicy(yaml, "p");
  EXPECT_TRUE(policy.ok()) << policy.status();
  return policy.ok() ? policy->rules.at(0) : Rule();
}

TEST(ParseRulesTest, ConditionsNest) {
  const Rule rule = Parsed(
      Rule1("{any: [{not: {field: language, op: is, value: en}}, {all: [{field: turns, op: at_least, value: 2}]}]}"));
  ASSERT_EQ(rule.when.kind, Condition::Kind::kAny);
  EXPECT_EQ(rule.when.children[0].kind, Condition::Kind::kNot);
  EXPECT_EQ(rule.when.children[0].children[0].field, "language");
  EXPECT_EQ(rule.when.children[1].kind, Condition::Kind::kAll);
  EXPECT_THAT(rule.when.children[1].children[0].values, ElementsAre("2"));
}

TEST(ParseRulesTest, AValueMayBeOneOrAList) {
  EXPECT_THAT(Parsed(Rule1("{field: intent, op: in, value: refund}")).when.values, ElementsAre("refund"));
  EXPECT_THAT(Parsed(Rule1("{field: intent, op: in, value: [refund, returns]}")).when.values,
              ElementsAre("refund", "returns"));
}

TEST(ParseRulesTest, ExistsNeedsNoValue) {
  EXPECT_THAT(Parsed(Rule1("{field: attribute.plan, op: exists}")).when.values, ElementsAre("true"));
  EXPECT_THAT(Parsed(Rule1("{field: attribute.plan, op: exists, value: false}")).when.values, ElementsAre("false"));
}

TEST(ParseRulesTest, ActionsAreRead) {
  const Rule rule = Parsed(Rule1("{field: tags, op: contains, value: vip}",
                                 "{escalate: \"\", draft: true, tag: vip_rule, tags: [a, b], route_to_team: tier1, "
                                 "priority: high}"));
  EXPECT_EQ(rule.then.escalate, "");
  EXPECT_TRUE(rule.then.draft);
  EXPECT_FALSE(rule.then.offer);
  EXPECT_THAT(rule.then.tags, ElementsAre("vip_rule", "a", "b"));
  EXPECT_EQ(rule.then.route_to_team, "tier1");
  EXPECT_EQ(rule.then.priority, "high");
}

TEST(ParseRulesTest, HigherPriorityComesFirstAndTiesKeepFileOrder) {
  const std::string when = "when: {field: turns, op: at_least, value: 1}, then: {offer: true}";
  const absl::StatusOr<Policy> policy =
      ParsePolicy(absl::StrCat("apiVersion: firstline.dev/v1\nkind: Tenant\nmetadata: {name: a}\nspec:\n  rules:\n",
                               "    - {name: a, ", when, "}\n    - {name: b, priority: 5, ", when,
                               "}\n    - {name: c, enabled: false, ", when, "}\n"),
                  "p");
  ASSERT_TRUE(policy.ok()) << policy.status();
  EXPECT_EQ(policy->rules[0].name, "b");
  EXPECT_EQ(policy->rules[1].name, "a");
  EXPECT_EQ(policy->rules[2].name, "c");
  EXPECT_FALSE(policy->rules[2].enabled);
}

struct Mistake {
  std::string when, then, error;
};

class RuleMistakeTest : public testing::TestWithParam<Mistake> {};

TEST_P(RuleMistakeTest, IsNamedWithItsPlace) {
  EXPECT_EQ(ErrorsOf(Rule1(GetParam().when, GetParam().then)), GetParam().error);
}

constexpr char kOffer[] = "{offer: true}";
constexpr char kWhen[] = "{field: turns, op: at_least, value: 1}";

INSTANTIATE_TEST_SUITE_P(
    Rules, RuleMistakeTest,
    testing::Values(
        Mistake{"{feild: intent, op: is, value: legal}", kOffer,
                "p:7:13: rule \"r\".when: want exactly one of all, any, not or field, op, value\n"
                "p:7:14: rule \"r\".when.feild: no such key; did you mean \"field\"?"},
        Mistake{"{all: [], any: []}", kOffer,
                "p:7:13: rule \"r\".when: want exactly one of all, any, not or field, op, value"},
        Mistake{"{all: []}", kOffer, "p:7:19: rule \"r\".when.all: is empty, want at least one condition"},
        Mistake{"{all: {field: turns}}", kOffer, "p:7:19: rule \"r\".when.all: is a map, want a list"},
        Mistake{"{field: intents, op: is, value: legal}", kOffer,
                "p:7:21: rule \"r\".when.field: no field \"intents\"; did you mean \"intent\"?"},
        Mistake{"{field: signal.chrun, op: at_least, value: 0.5}", kOffer,
                "p:7:21: rule \"r\".when.field: no signal \"chrun\"; did you mean \"churn\"?"},
        Mistake{"{field: entity.amont, op: at_least, value: 500}", kOffer,
                "p:7:21: rule \"r\".when.field: no entity \"amont\"; did you mean \"amount\"?"},
        Mistake{"{field: attribute., op: is, value: gold}", kOffer,
                "p:7:21: rule \"r\".when.field: no field \"attribute.\""},
        Mistake{"{field: intent, op: at_least, value: legal}", kOffer,
                "p:7:33: rule \"r\".when.op: for field intent is \"at_least\", want one of is, is_not, in, not_in, "
                "exists"},
        Mistake{"{field: text, op: mention, value: refund}", kOffer,
                "p:7:31: rule \"r\".when.op: for field text is \"mention\", want one of contains, mentions, exists; "
                "did you mean \"mentions\"?"},
        Mistake{"{field: text, value: refund}", kOffer, "p:7:13: rule \"r\".when.op: is missing"},
        Mistake{"{field: text, op: contains}", kOffer, "p:7:13: rule \"r\".when.value: is missing"},
        Mistake{"{field: text, op: contains, value: []}", kOffer,
                "p:7:48: rule \"r\".when.value: is empty, want at least one value"},
        Mistake{"{field: text, op: contains, value: \"\"}", kOffer, "p:7:48: rule \"r\".when.value: is empty"},
        Mistake{"{field: intent, op: is, value: [legal, refund]}", kOffer,
                "p:7:44: rule \"r\".when.value: has 2 values, but is takes one; use in"},
        Mistake{"{field: intent, op: is, value: leagl}", kOffer,
                "p:7:44: rule \"r\".when.value: no intent \"leagl\"; did you mean \"legal\"?"},
        Mistake{"{field: urgency, op: is, value: hihg}", kOffer,
                "p:7:45: rule \"r\".when.value: is \"hihg\", want one of low, normal, high; did you mean \"high\"?"},
        Mistake{"{field: language, op: is, value: german}", kOffer,
                "p:7:46: rule \"r\".when.value: is \"german\", want a two-letter language such as en"},
        Mistake{"{field: turns, op: at_least, value: two}", kOffer,
                "p:7:49: rule \"r\".when.value: is \"two\", want a number"},
        Mistake{"{field: turns, op: exists, value: maybe}", kOffer,
                "p:7:47: rule \"r\".when.value: is \"maybe\", want true or false"},
        Mistake{"{field: text, op: mentions, value: leagl_words}", kOffer,
                "p:7:48: rule \"r\".when.value: no word list \"leagl_words\"; did you mean \"legal_words\"?"},
        Mistake{kWhen, "{}",
                "p:8:13: rule \"r\".then: does nothing, want at least one of escalate, offer, draft, "
                "tags, route_to_team, priority"},
        Mistake{kWhen, "{escalate: bilings}", "p:8:24: rule \"r\".then.escalate: no team \"bilings\""},
        Mistake{kWhen, "{route_to_team: tier2}",
                "p:8:29: rule \"r\".then.route_to_team: no team \"tier2\"; did you mean \"tier1\"?"},
        Mistake{kWhen, "{offer: yes}", "p:8:21: rule \"r\".then.offer: is \"yes\", want true or false"},
        Mistake{kWhen, "{priority: highest}",
                "p:8:24: rule \"r\".then.priority: is \"highest\", want one of low, medium, high, urgent"},
        Mistake{kWhen, "{tags: [\"two words\"]}",
                "p:8:21: rule \"r\".then.tags: is \"two words\", want a word of at most 80 bytes without spaces or "
                "commas"},
        Mistake{kWhen, "{esclate: tier1}",
                "p:8:14: rule \"r\".then.esclate: no such key; did you mean \"escalate\"?"}));

TEST(ParseRulesTest, TwoRulesOfOneNameAreAProblem) {
  const std::string rule = "    - {name: r, when: {field: turns, op: at_least, value: 1}, then: {offer: true}}\n";
  const absl::string_view start = "apiVersion: firstline.dev/v1\nkind: Tenant\nmetadata: {name: a}\nspec:\n  rules:\n";
  EXPECT_EQ(ErrorsOf(absl::StrCat(start, rule, rule)), "p:7:7: spec.rules: two rules are called \"r\"");
}

TEST(ParseRulesTest, ARuleNeedsNameWhenAndThen) {
  EXPECT_EQ(ErrorsOf("apiVersion: firstline.dev/v1\nkind: Tenant\nmetadata: {name: a}\nspec:\n  rules:\n"
                     "    - {enabled: true}\n"),
            "p:6:7: rule.name: is missing\np:6:7: rule.when: is missing\np:6:7: rule.then: is missing");
}

}  // namespace
}  // namespace firstline::policy
