#include "common/policy/read_sections.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/policy/vocabulary.h"

namespace firstline::policy {
namespace {

constexpr absl::string_view kModeNames[] = {"off", "note", "draft", "auto", "human"};
constexpr Mode kModes[] = {Mode::kOff, Mode::kNote, Mode::kDraft, Mode::kAuto, Mode::kHuman};

}  // namespace

void ReadLanguages(MapReader& spec, Policy& policy) {
  const YamlNode& node = SectionOf(spec, "languages");
  MapReader languages(node, spec.Path("languages"), spec.problems());
  const auto check = [&](const YamlNode& at, absl::string_view key) {
    if (IsLanguageCode(at.scalar)) return true;
    spec.problems().Add(
        at, absl::StrCat(languages.Path(key), ": is \"", at.scalar, "\", want a two-letter language such as en"));
    return false;
  };
  if (languages.Text("default", &policy.default_language)) check(*languages.Find("default"), "default");
  std::vector<std::string> supported;
  for (const YamlNode* code : languages.Scalars("supported")) {
    if (!check(*code, "supported")) continue;
    if (std::find(supported.begin(), supported.end(), code->scalar) != supported.end()) {
      spec.problems().Add(*code, absl::StrCat(languages.Path("supported"), ": names \"", code->scalar, "\" twice"));
    } else {
      supported.push_back(code->scalar);
    }
  }
  policy.languages = supported.empty() ? std::vector<std::string>{policy.default_language} : supported;
  const bool has_default =
      std::find(policy.languages.begin(), policy.languages.end(), policy.default_language) != policy.languages.end();
  if (!has_default) {
    spec.problems().Add(node, absl::StrCat(languages.Path("supported"), ": lacks the default language \"",
                                           policy.default_language, "\""));
  }
  languages.Finish();
}

void ReadTiming(MapReader& spec, Policy& policy) {
  MapReader quiet(SectionOf(spec, "quiet"), spec.Path("quiet"), spec.problems());
  quiet.Duration("chat", &policy.quiet_chat, absl::ZeroDuration(), absl::Minutes(5));
  quiet.Duration("mail", &policy.quiet_mail, absl::ZeroDuration(), absl::Minutes(5));
  quiet.Finish();
  MapReader deadlines(SectionOf(spec, "deadlines"), spec.Path("deadlines"), spec.problems());
  // escalation remembers decisions for two hours; no deadline may outlive that.
  deadlines.Duration("chat", &policy.deadline_chat, absl::Seconds(1), absl::Hours(1));
  deadlines.Duration("mail", &policy.deadline_mail, absl::Seconds(1), absl::Hours(1));
  deadlines.Finish();
}

void ReadGates(MapReader& spec, Policy& policy) {
  // Presets of design.md section 5; the calibration tables behind them are in docs/evidence.
  constexpr absl::string_view kPresets[] = {"lenient", "standard", "regulated"};
  constexpr double kGate[] = {0.60, 0.70, 0.85};
  MapReader gates(SectionOf(spec, "gates"), spec.Path("gates"), spec.problems());
  if (const auto preset = gates.OneOf("preset", kPresets)) {
    policy.gates.preset = std::string(kPresets[*preset]);
    policy.gates.class_probability = kGate[*preset];
    policy.gates.support = kGate[*preset];
  }
  gates.Number("class", &policy.gates.class_probability, 0, 1);
  gates.Number("relevance", &policy.gates.relevance, 0, 1);
  gates.Number("support", &policy.gates.support, 0, 1);
  gates.Finish();
}

void ReadAutonomy(MapReader& spec, const KnownNames& known, Policy& policy) {
  constexpr absl::string_view kTrust[] = {"certified", "operator"};
  MapReader autonomy(SectionOf(spec, "autonomy"), spec.Path("autonomy"), spec.problems());
  if (const auto trust = autonomy.OneOf("trust", kTrust)) {
    policy.autonomy.trust = *trust == 1 ? Trust::kOperator : Trust::kCertified;
  }
  if (const auto mode = autonomy.OneOf("default", kModeNames)) policy.autonomy.default_mode = kModes[*mode];
  const YamlNode& node = SectionOf(autonomy, "intents");
  MapReader intents(node, autonomy.Path("intents"), spec.problems());
  for (const YamlNode& key : node.keys) {
    known.CheckIntent(key, autonomy.Path("intents"), spec.problems());
    if (const auto mode = intents.OneOf(key.scalar, kModeNames)) policy.autonomy.intents[key.scalar] = kModes[*mode];
  }
  autonomy.Finish();
}

void ReadTone(MapReader& spec, Policy& policy) {
  constexpr absl::string_view kFormality[] = {"friendly", "formal"};
  MapReader tone(SectionOf(spec, "tone"), spec.Path("tone"), spec.problems());
  tone.Text("name", &policy.tone.name);
  if (const auto formality = tone.OneOf("formality", kFormality)) {
    policy.tone.formality = std::string(kFormality[*formality]);
  }
  tone.Integer("max_words", &policy.tone.max_words, 20, 1000);
  tone.Finish();
}

void ReadLinks(MapReader& spec, Policy& policy) {
  MapReader links(SectionOf(spec, "links"), spec.Path("links"), spec.problems());
  for (const YamlNode* host : links.Scalars("allow")) {
    const std::string& name = host->scalar;
    const bool good = !name.empty() && name.size() <= 253 && name.front() != '.' && absl::StrContains(name, ".") &&
                      std::all_of(name.begin(), name.end(), [](unsigned char c) {
                        return absl::ascii_islower(c) || absl::ascii_isdigit(c) || c == '.' || c == '-';
                      });
    if (!good) {
      spec.problems().Add(*host, absl::StrCat(links.Path("allow"), ": is \"", name,
                                              "\", want a host in lower case such as help.acme.com"));
    }
    policy.link_hosts.push_back(name);
  }
  links.Finish();
}

void ReadLimits(MapReader& spec, Policy& policy) {
  MapReader limits(SectionOf(spec, "limits"), spec.Path("limits"), spec.problems());
  limits.Integer("failed_attempts", &policy.limits.failed_attempts, 1, 100);
  limits.Integer("unresolved_turns", &policy.limits.unresolved_turns, 1, 100);
  limits.Integer("bot_turns_cap", &policy.limits.bot_turns_cap, 1, 100);
  limits.Number("sentiment_threshold", &policy.limits.sentiment_threshold, -1, 1);
  limits.Number("very_negative", &policy.limits.very_negative, -1, 1);
  limits.Integer("passages", &policy.limits.passages, 1, 10);
  limits.Finish();
}

}  // namespace firstline::policy
