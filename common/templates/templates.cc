#include "common/templates/templates.h"

#include <algorithm>
#include <cstdint>

#include "absl/strings/str_cat.h"
#include "common/base/check.h"
#include "common/templates/languages.h"

namespace firstline::templates {
namespace {

constexpr absl::string_view kLanguages[] = {"en", "de", "es", "fr", "pt", "zh", "it", "nl"};

constexpr TemplateId kAll[] = {
    TemplateId::kGreeting,    TemplateId::kAnswerIntro,   TemplateId::kForeignSource, TemplateId::kSourcesHeading,
    TemplateId::kReachPerson, TemplateId::kAutomated,     TemplateId::kSignature,     TemplateId::kPersonPhrase,
    TemplateId::kHandOffTeam, TemplateId::kHandOffPerson, TemplateId::kHandOffNoWait, TemplateId::kHandOffAnyone,
    TemplateId::kOffer,       TemplateId::kClarify,       TemplateId::kClarifyChoice, TemplateId::kClarifyDetail,
    TemplateId::kWaitMinutes, TemplateId::kWaitOneHour,   TemplateId::kWaitHours,     TemplateId::kWaitOneDay,
    TemplateId::kWaitDays,    TemplateId::kWaitUntil,
};

absl::Span<const Row> TableOf(absl::string_view language) {
  if (language == "de") return German();
  if (language == "es") return Spanish();
  if (language == "fr") return French();
  if (language == "pt") return Portuguese();
  if (language == "zh") return Chinese();
  if (language == "it") return Italian();
  if (language == "nl") return Dutch();
  return English();
}

// The parameter that opens at `text[0] == '{'`, without braces; empty when it is no parameter.
absl::string_view ParameterAt(absl::string_view text) {
  const size_t close = text.find('}');
  if (close == absl::string_view::npos) return "";
  const absl::string_view name = text.substr(1, close - 1);
  const bool plain = std::all_of(name.begin(), name.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
  return plain ? name : "";
}

}  // namespace

absl::Span<const TemplateId> AllTemplates() { return kAll; }

absl::Span<const absl::string_view> Languages() { return kLanguages; }

bool HasLanguage(absl::string_view language) {
  return std::find(std::begin(kLanguages), std::end(kLanguages), language) != std::end(kLanguages);
}

Formality FormalityFromName(absl::string_view name) {
  return name == "formal" ? Formality::kFormal : Formality::kFriendly;
}

absl::string_view Source(TemplateId id, absl::string_view language, Formality formality) {
  const absl::Span<const Row> table = TableOf(language);
  const auto row = std::find_if(table.begin(), table.end(), [id](const Row& each) { return each.id == id; });
  FL_CHECK(row != table.end()) << "no template " << static_cast<int>(id) << " in " << language;
  return formality == Formality::kFormal && row->formal != nullptr ? row->formal : row->friendly;
}

std::vector<std::string> ParametersOf(absl::string_view source) {
  std::vector<std::string> names;
  for (size_t at = source.find('{'); at != absl::string_view::npos; at = source.find('{', at + 1)) {
    const std::string name(ParameterAt(source.substr(at)));
    if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  return names;
}

std::string Render(TemplateId id, absl::string_view language, const Params& params, Formality formality) {
  absl::string_view rest = Source(id, language, formality);
  std::string rendered;
  while (!rest.empty()) {
    const size_t open = rest.find('{');
    absl::StrAppend(&rendered, rest.substr(0, open));
    if (open == absl::string_view::npos) break;
    rest.remove_prefix(open);
    const absl::string_view name = ParameterAt(rest);
    const auto value =
        std::find_if(params.begin(), params.end(), [name](const auto& param) { return param.first == name; });
    FL_CHECK(value != params.end()) << "template " << static_cast<int>(id) << " wants {" << name << "}";
    absl::StrAppend(&rendered, value->second);
    rest.remove_prefix(name.size() + 2);
  }
  return rendered;
}

std::string WaitText(absl::Duration wait, absl::string_view language) {
  const auto ceil_div = [](int64_t value, int64_t by) { return (value + by - 1) / by; };
  const int64_t minutes = std::max<int64_t>(5, 5 * ceil_div(absl::ToInt64Seconds(wait), 5 * 60));
  if (minutes < 60) return Render(TemplateId::kWaitMinutes, language, {{"n", absl::StrCat(minutes)}});
  const int64_t hours = ceil_div(minutes, 60);
  if (hours == 1) return Render(TemplateId::kWaitOneHour, language);
  if (hours < 24) return Render(TemplateId::kWaitHours, language, {{"n", absl::StrCat(hours)}});
  const int64_t days = ceil_div(hours, 24);
  if (days == 1) return Render(TemplateId::kWaitOneDay, language);
  return Render(TemplateId::kWaitDays, language, {{"n", absl::StrCat(days)}});
}

}  // namespace firstline::templates
