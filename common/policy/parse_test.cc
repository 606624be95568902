#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "common/base/ids.h"
#include "common/helpdesks/names.h"
#include "common/policy/policy.h"

namespace firstline::policy {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr absl::string_view kExample = R"(apiVersion: firstline.dev/v1
kind: Tenant
metadata: {name: acme}
spec:
  helpdesks:
    - {name: main, vendor: zendesk, base_url: "https://acme.zendesk.com", credentials_file: /secrets/zd.json, webhook_secret_files: [/secrets/zd.hook]}
  languages: {default: en, supported: [en, de, es, fr, pt, zh]}
  quiet: {chat: 2s, mail: 8s}
  deadlines: {chat: 45s, mail: 10m}
  gates: {preset: standard, class: 0.70, relevance: 0.75, support: 0.70}
  autonomy:
    trust: operator            # certified (default) | operator
    default: draft
    intents: {order_status: auto, refund: draft, legal: human}
  teams:
    - {name: billing, skills: [billing, refund], languages: [en, de], helpdesk_group: "601", hours: "mon-fri 09:00-17:00 Europe/Berlin", fallback: tier1}
  rules:
    - name: legal threat
      when: {all: [{field: intent, op: in, value: [legal, complaint]}, {field: text, op: mentions, value: legal_words}]}
      then: {escalate: legal, priority: urgent}
  tone: {name: "Acme Support", formality: friendly, max_words: 150}
  models: {answer: {endpoint: none}}
)";

// The example with one line of `spec` appended; it is line 25.
std::string WithLine(absl::string_view line) { return absl::StrCat(kExample, line, "\n"); }

std::string With(absl::string_view from, absl::string_view to) {
  std::string text(kExample);
  EXPECT_EQ(absl::StrReplaceAll({{from, to}}, &text), 1) << from;
  return text;
}

std::string ErrorsOf(absl::string_view yaml) { return std::string(ParsePolicy(yaml, "p.yaml").status().message()); }

TEST(ParsePolicyTest, AHelpdeskMayStateItsQuotaAndTheAgeOfItsCustomersRecords) {
  EXPECT_EQ(ParsePolicy(kExample, "p.yaml")->helpdesks[0].customer_age, absl::Minutes(15));
  const auto policy =
      ParsePolicy(With("vendor: zendesk,", "vendor: zendesk, updates_per_minute: 20, customer_age: 1h,"), "p.yaml");
  ASSERT_TRUE(policy.ok()) << policy.status();
  EXPECT_EQ(policy->helpdesks[0].updates_per_minute, 20);
  EXPECT_EQ(policy->helpdesks[0].customer_age, absl::Hours(1));
  EXPECT_THAT(ErrorsOf(With("vendor: zendesk,", "vendor: zendesk, customer_age: 1s,")), HasSubstr("customer_age"));
}

TEST(ParsePolicyTest, TheExampleOfTheDesignParses) {
  const absl::StatusOr<Policy> policy = ParsePolicy(kExample, "p.yaml");
  ASSERT_TRUE(policy.ok()) << policy.status();
  EXPECT_EQ(policy->tenant, "acme");
  EXPECT_EQ(policy->version, ContentVersion(kExample));
  ASSERT_NE(policy->FindHelpdesk("main"), nullptr);
  EXPECT_EQ(policy->FindVendor("zendesk"), policy->FindHelpdesk("main"));
  EXPECT_EQ(policy->FindVendor("intercom"), nullptr);
  EXPECT_EQ(policy->helpdesks[0].base_url, "https://acme.zendesk.com");
  EXPECT_THAT(policy->helpdesks[0].webhook_secret_files, ElementsAre("/secrets/zd.hook"));
  EXPECT_THAT(policy->languages, ElementsAre("en", "de", "es", "fr", "pt", "zh"));
  EXPECT_EQ(policy->quiet_mail, absl::Seconds(8));
  EXPECT_EQ(policy->deadline_mail, absl::Minutes(10));
  EXPECT_EQ(policy->autonomy.trust, Trust::kOperator);
  EXPECT_EQ(policy->autonomy.For("order_status"), Mode::kAuto);
  EXPECT_EQ(policy->autonomy.For("legal"), Mode::kHuman);
  EXPECT_EQ(policy->autonomy.For("shipping"), Mode::kDraft);
  ASSERT_NE(policy->FindTeam("billing"), nullptr);
  EXPECT_EQ(policy->FindTeam("billing")->opening.spans.size(), 5u);
  EXPECT_EQ(policy->FindTeam("billing")->helpdesk_group, "601");
  ASSERT_EQ(policy->rules.size(), 1u);
  EXPECT_EQ(policy->rules[0].then.escalate, "legal");
  EXPECT_EQ(policy->rules[0].then.priority, "urgent");
  EXPECT_EQ(policy->tone.name, "Acme Support");
  EXPECT_FALSE(policy->answer_model.Configured());
}

std::string TextOf(const char* path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

TEST(ParsePolicyTest, TheExampleOfTheManualParses) {
  const absl::StatusOr<Policy> policy =
      ParsePolicy(TextOf(FIRSTLINE_SOURCE_DIR "/docs/operate/policy-example.yaml"), "policy-example.yaml");
  ASSERT_TRUE(policy.ok()) << policy.status();
  EXPECT_EQ(policy->FindTeam("billing")->GroupIn("chat"), "5017691");
  EXPECT_TRUE(policy->answer_model.Configured());
  EXPECT_EQ(policy->api.keys.size(), 1u);
}

TEST(ParsePolicyTest, TheDemoCompanyParses) {
  const absl::StatusOr<Policy> policy =
      ParsePolicy(TextOf(FIRSTLINE_SOURCE_DIR "/demo/tenant.yaml"), "tenant.yaml", "/demo");
  ASSERT_TRUE(policy.ok()) << policy.status();
  EXPECT_EQ(policy->helpdesks[0].credentials_file, "/demo/zendesk.json");
  EXPECT_THAT(policy->helpdesks[0].webhook_secret_files, ElementsAre("/demo/zendesk.hook"));
}

TEST(ParsePolicyTest, TheSmallestPolicyHasTheDefaults) {
  const absl::StatusOr<Policy> policy =
      ParsePolicy("apiVersion: firstline.dev/v1\nkind: Tenant\nmetadata: {name: a}\nspec: {tone: {}}\n", "p.yaml");
  ASSERT_TRUE(policy.ok()) << policy.status();
  EXPECT_EQ(policy->autonomy.trust, Trust::kCertified);
  EXPECT_EQ(policy->autonomy.For("refund"), Mode::kDraft);
  EXPECT_DOUBLE_EQ(policy->gates.class_probability, 0.70);
  EXPECT_EQ(policy->limits.failed_attempts, 3);
  EXPECT_THAT(policy->languages, ElementsAre("en"));
}

TEST(ParsePolicyTest, PresetsSetTheGatesAndExplicitValuesWin) {
  const auto gates = [](absl::string_view text) {
    return ParsePolicy(With("{preset: standard, class: 0.70, relevance: 0.75, support: 0.70}", text), "p")->gates;
  };
  EXPECT_DOUBLE_EQ(gates("{preset: lenient}").class_probability, 0.60);
  EXPECT_DOUBLE_EQ(gates("{preset: lenient}").support, 0.60);
  EXPECT_DOUBLE_EQ(gates("{preset: lenient}").relevance, 0.75);
  EXPECT_DOUBLE_EQ(gates("{preset: regulated}").class_probability, 0.85);
  EXPECT_DOUBLE_EQ(gates("{preset: regulated}").relevance, 0.75);
  EXPECT_DOUBLE_EQ(gates("{support: 0.9, preset: regulated}").support, 0.90);
}

TEST(ParsePolicyTest, LimitsAreRead) {
  const absl::StatusOr<Policy> policy = ParsePolicy(
      WithLine("  limits: {failed_attempts: 2, unresolved_turns: 4, bot_turns_cap: 8, sentiment_threshold: -0.2, "
               "very_negative: -0.9, passages: 5}"),
      "p");
  ASSERT_TRUE(policy.ok()) << policy.status();
  EXPECT_EQ(policy->limits.failed_attempts, 2);
  EXPECT_EQ(policy->limits.unresolved_turns, 4);
  EXPECT_EQ(policy->limits.bot_turns_cap, 8);
  EXPECT_DOUBLE_EQ(policy->limits.sentiment_threshold, -0.2);
  EXPECT_DOUBLE_EQ(policy->limits.very_negative, -0.9);
  EXPECT_EQ(policy->limits.passages, 5);
}

TEST(ParsePolicyTest, TeamsMayPromiseAReplyTime) {
  const absl::StatusOr<Policy> policy =
      ParsePolicy(With("fallback: tier1}", "fallback: tier1, reply_within: 90m}"), "p");
  ASSERT_TRUE(policy.ok()) << policy.status();
  EXPECT_EQ(policy->teams[0].reply_within, absl::Minutes(90));
  EXPECT_EQ(ParsePolicy(kExample, "p")->teams[0].reply_within, absl::Hours(4));
}

TEST(ParsePolicyTest, ATeamHasOneGroupForEveryHelpdeskOrOneForEach) {
  const absl::StatusOr<Policy> one = ParsePolicy(kExample, "p");
  ASSERT_TRUE(one.ok()) << one.status();
  EXPECT_EQ(one->FindTeam("billing")->GroupIn("main"), "601");
  EXPECT_EQ(one->FindTeam("billing")->GroupIn("other"), "601");
  const absl::StatusOr<Policy> each =
      ParsePolicy(With("helpdesk_group: \"601\"", "helpdesk_group: {main: \"5017691\"}"), "p");
  ASSERT_TRUE(each.ok()) << each.status();
  EXPECT_EQ(each->FindTeam("billing")->GroupIn("main"), "5017691");
  EXPECT_EQ(each->FindTeam("billing")->GroupIn("other"), "");
  EXPECT_THAT(ErrorsOf(With("helpdesk_group: \"601\"", "helpdesk_group: {mian: \"1\"}")), HasSubstr("main"));
}

TEST(ParsePolicyTest, HostsWhoseLinksStayAreHosts) {
  const std::string text = With("models: {answer: {endpoint: none}}",
                                "models: {answer: {endpoint: none}}\n  links: {allow: [help.acme.com, acme.com]}");
  const absl::StatusOr<Policy> policy = ParsePolicy(text, "p");
  ASSERT_TRUE(policy.ok()) << policy.status();
  EXPECT_THAT(policy->link_hosts, ElementsAre("help.acme.com", "acme.com"));
  EXPECT_THAT(ErrorsOf(absl::StrReplaceAll(text, {{"[help.acme.com, acme.com]", "[\"https://acme.com\"]"}})),
              HasSubstr("want a host in lower case"));
}

TEST(ParsePolicyTest, OwnIntentsCanBeDeclared) {
  const std::string text =
      With("models: {answer: {endpoint: none}}", "models: {answer: {endpoint: none}, classify: {intents: [warranty]}}");
  EXPECT_TRUE(ParsePolicy(absl::StrReplaceAll(text, {{"order_status: auto", "warranty: auto"}}), "p").ok());
}

struct Mistake {
  std::string from, to, error;
};

class MistakeTest : public testing::TestWithParam<Mistake> {};

TEST_P(MistakeTest, IsNamedWithItsPlace) {
  EXPECT_EQ(ErrorsOf(With(GetParam().from, GetParam().to)), GetParam().error);
}

INSTANTIATE_TEST_SUITE_P(
    Policy, MistakeTest,
    testing::Values(
        Mistake{"firstline.dev/v1", "firstline.dev/v2",
                "p.yaml:1:13: apiVersion: is \"firstline.dev/v2\", want one of firstline.dev/v1; did you mean "
                "\"firstline.dev/v1\"?"},
        Mistake{"kind: Tenant", "kind: Tennant",
                "p.yaml:2:7: kind: is \"Tennant\", want one of Tenant; did you mean \"Tenant\"?"},
        Mistake{"kind: Tenant\n", "\n", "p.yaml:1:1: kind: is missing"},
        Mistake{"{name: acme}", "{name: Acme Inc}",
                "p.yaml:3:18: metadata.name: is \"Acme Inc\", want at most 63 of a to z, 0 to 9 and -, no - at the "
                "ends"},
        Mistake{"{name: acme}", "{}", "p.yaml:3:11: metadata.name: is missing"},
        Mistake{"vendor: zendesk", "vendor: zendesq",
                absl::StrCat("p.yaml:6:28: spec.helpdesks[0].vendor: is \"zendesq\", want one of ",
                             absl::StrJoin(helpdesks::VendorNames(), ", "), "; did you mean \"zendesk\"?")},
        Mistake{"\"https://acme.zendesk.com\"", "acme.zendesk.com",
                "p.yaml:6:47: spec.helpdesks[0].base_url: is \"acme.zendesk.com\", want an address such as "
                "https://acme.zendesk.com"},
        Mistake{"[/secrets/zd.hook]", "[]",
                "p.yaml:6:133: spec.helpdesks[0].webhook_secret_files: has 0 files, want one, or two while a secret "
                "is changed"},
        Mistake{"[/secrets/zd.hook]", "[a, b, c]",
                "p.yaml:6:133: spec.helpdesks[0].webhook_secret_files: has 3 files, want one, or two while a secret "
                "is changed"},
        Mistake{"default: en", "default: it",
                "p.yaml:7:14: spec.languages.supported: lacks the default language \"it\""},
        Mistake{"[en, de, es,", "[en, German, es,",
                "p.yaml:7:44: spec.languages.supported: is \"German\", want a two-letter language such as en"},
        Mistake{"[en, de, es,", "[en, de, de,", "p.yaml:7:48: spec.languages.supported: names \"de\" twice"},
        Mistake{"chat: 2s", "chat: 2 s",
                "p.yaml:8:17: spec.quiet.chat: is \"2 s\", want a duration such as 500ms, 2s or 10m"},
        Mistake{"chat: 2s", "chat: -2s",
                "p.yaml:8:17: spec.quiet.chat: is \"-2s\", want a duration such as 500ms, 2s or 10m"},
        Mistake{"chat: 2s", "chat: 6m", "p.yaml:8:17: spec.quiet.chat: is 6m, want a duration in [0, 5m]"},
        Mistake{"chat: 45s", "chat: 500ms", "p.yaml:9:21: spec.deadlines.chat: is 500ms, want a duration in [1s, 1h]"},
        Mistake{"preset: standard", "preset: standart",
                "p.yaml:10:19: spec.gates.preset: is \"standart\", want one of lenient, standard, regulated; did you "
                "mean \"standard\"?"},
        Mistake{"class: 0.70", "class: 1.01", "p.yaml:10:36: spec.gates.class: is 1.01, want a number in [0, 1]"},
        Mistake{"class: 0.70", "class: nan", "p.yaml:10:36: spec.gates.class: is nan, want a number in [0, 1]"},
        Mistake{"class: 0.70", "clas: 0.70", "p.yaml:10:29: spec.gates.clas: no such key; did you mean \"class\"?"},
        Mistake{"trust: operator", "trust: operators",
                "p.yaml:12:12: spec.autonomy.trust: is \"operators\", want one of certified, operator; did you mean "
                "\"operator\"?"},
        Mistake{"refund: draft", "refnd: draft",
                "p.yaml:14:35: spec.autonomy.intents: no intent \"refnd\"; did you mean \"refund\"?"},
        Mistake{"order_status: auto", "order_status: automatic",
                "p.yaml:14:29: spec.autonomy.intents.order_status: is \"automatic\", want one of off, note, draft, "
                "auto, human"},
        Mistake{"skills: [billing, refund]", "skills: [billing, refunds]",
                "p.yaml:16:41: spec.teams[0].skills: no intent \"refunds\"; did you mean \"refund\"?"},
        Mistake{"Europe/Berlin", "Europe/Berlim",
                "p.yaml:16:101: spec.teams[0].hours: \"Europe/Berlim\" is no time zone, want a name such as "
                "Europe/Berlin or UTC"},
        Mistake{"fallback: tier1", "fallback: tier2",
                "p.yaml:16:148: spec.teams[0].fallback: no team \"tier2\"; did you mean \"tier1\"?"},
        Mistake{"fallback: tier1", "fallback: billing",
                "p.yaml:16:148: spec.teams[0].fallback: the fallbacks of \"billing\" come back to itself"},
        Mistake{"formality: friendly", "formality: casual",
                "p.yaml:21:43: spec.tone.formality: is \"casual\", want one of friendly, formal"},
        Mistake{"max_words: 150", "max_words: 19",
                "p.yaml:21:64: spec.tone.max_words: is 19, want a whole number in [20, 1000]"},
        Mistake{"max_words: 150", "max_words: many",
                "p.yaml:21:64: spec.tone.max_words: is many, want a whole number in [20, 1000]"},
        Mistake{"gates: {preset: standard, class: 0.70, relevance: 0.75, support: 0.70}", "gates: strict",
                "p.yaml:10:10: spec.gates: is a single value, want a map"},
        Mistake{"  tone:", "  tones:", "p.yaml:21:3: spec.tones: no such key; did you mean \"tone\"?"},
        Mistake{"spec:\n", "specs:\n",
                "p.yaml:1:1: spec: is missing\np.yaml:4:1: specs: no such key; did you mean \"spec\"?"}));

TEST(ParsePolicyTest, LimitsAreChecked) {
  EXPECT_EQ(ErrorsOf(WithLine("  limits: {failed_attempts: 0}")),
            "p.yaml:23:29: spec.limits.failed_attempts: is 0, want a whole number in [1, 100]");
  EXPECT_EQ(ErrorsOf(WithLine("  limits: {very_negative: -1.1}")),
            "p.yaml:23:27: spec.limits.very_negative: is -1.1, want a number in [-1, 1]");
  EXPECT_EQ(ErrorsOf(WithLine("  limits: {passages: 11}")),
            "p.yaml:23:22: spec.limits.passages: is 11, want a whole number in [1, 10]");
}

TEST(ParsePolicyTest, TwoTeamsOrHelpdesksOfOneNameAreAProblem) {
  EXPECT_EQ(ErrorsOf(With("  rules:\n", "    - {name: billing}\n  rules:\n")),
            "p.yaml:17:14: spec.teams: two teams are called \"billing\"");
  EXPECT_THAT(ErrorsOf(With("  languages:",
                            "    - {name: main, vendor: intercom, base_url: \"https://a\", "
                            "credentials_file: c, webhook_secret_files: s}\n  languages:")),
              HasSubstr("p.yaml:7:14: spec.helpdesks: two helpdesks are called \"main\""));
}

TEST(ParsePolicyTest, FallbacksMayNotRunInACircle) {
  EXPECT_EQ(ErrorsOf(With("fallback: tier1}", "fallback: b}\n    - {name: b, fallback: billing}")),
            "p.yaml:16:148: spec.teams[0].fallback: the fallbacks of \"billing\" come back to itself\n"
            "p.yaml:17:27: spec.teams[1].fallback: the fallbacks of \"b\" come back to itself");
}

TEST(ParsePolicyTest, AllProblemsComeInOneGoSortedByPlace) {
  EXPECT_EQ(ErrorsOf("kind: Tenant\nmetadata: {name: A}\nspec:\n  gates: {class: 2, foo: 1}\n  quiet: {chat: soon}\n"),
            "p.yaml:1:1: apiVersion: is missing\n"
            "p.yaml:2:18: metadata.name: is \"A\", want at most 63 of a to z, 0 to 9 and -, no - at the ends\n"
            "p.yaml:4:18: spec.gates.class: is 2, want a number in [0, 1]\n"
            "p.yaml:4:21: spec.gates.foo: no such key\n"
            "p.yaml:5:17: spec.quiet.chat: is \"soon\", want a duration such as 500ms, 2s or 10m");
}

TEST(ParsePolicyTest, RubbishIsAnErrorAndNotACrash) {
  EXPECT_EQ(ErrorsOf(""), "p.yaml:1:1: the file is empty");
  EXPECT_THAT(ErrorsOf("just text"), HasSubstr("p.yaml:1:1: the file: is a single value, want a map"));
  EXPECT_THAT(ErrorsOf("- a\n- b\n"), HasSubstr("the file: is a list, want a map"));
  EXPECT_THAT(ErrorsOf("a: [1, 2"), HasSubstr("not valid YAML"));
  EXPECT_THAT(ErrorsOf(std::string("a: \0\xff\xfe", 7)), HasSubstr("p.yaml:"));
}

TEST(ModeNameTest, NamesEveryMode) {
  EXPECT_EQ(ModeName(Mode::kOff), "off");
  EXPECT_EQ(ModeName(Mode::kNote), "note");
  EXPECT_EQ(ModeName(Mode::kDraft), "draft");
  EXPECT_EQ(ModeName(Mode::kAuto), "auto");
  EXPECT_EQ(ModeName(Mode::kHuman), "human");
}

}  // namespace
}  // namespace firstline::policy
