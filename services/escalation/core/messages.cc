#include "services/escalation/core/messages.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "common/templates/templates.h"

namespace firstline::escalation {
namespace {

using templates::TemplateId;

// One customer's language and tone, and the template rendered in it.
class Voice {
 public:
  Voice(const policy::Policy& policy, const Facts& facts)
      : language_(LanguageFor(policy, facts)),
        formality_(templates::FormalityFromName(policy.tone.formality)),
        name_(policy.tone.name) {}

  std::string Say(TemplateId id, const templates::Params& params = {}) const {
    return templates::Render(id, language_, params, formality_);
  }

  // Greeting, `body`, signature where the policy has one.
  std::string Letter(absl::string_view body) const {
    std::vector<std::string> parts = {Say(TemplateId::kGreeting), std::string(body)};
    if (!name_.empty()) parts.push_back(Say(TemplateId::kSignature, {{"name", name_}}));
    return absl::StrJoin(parts, "\n\n");
  }

  const std::string& language() const { return language_; }

 private:
  static std::string LanguageFor(const policy::Policy& policy, const Facts& facts) {
    return templates::HasLanguage(facts.language) ? facts.language : policy.default_language;
  }

  const std::string language_;
  const templates::Formality formality_;
  const std::string name_;
};

}  // namespace

std::string HandOffMessage(const policy::Policy& policy, const Facts& facts, absl::string_view team,
                           std::optional<absl::Duration> wait) {
  const Voice voice(policy, facts);
  const std::string name(team);
  if (team.empty()) return voice.Letter(voice.Say(TemplateId::kHandOffAnyone));
  if (!wait.has_value()) return voice.Letter(voice.Say(TemplateId::kHandOffNoWait, {{"team", name}}));
  return voice.Letter(
      voice.Say(TemplateId::kHandOffTeam, {{"team", name}, {"wait", templates::WaitText(*wait, voice.language())}}));
}

std::string ClarifyingMessage(const policy::Policy& policy, const Facts& facts, absl::string_view question) {
  const Voice voice(policy, facts);
  return voice.Letter(voice.Say(TemplateId::kClarify, {{"question", std::string(question)}}));
}

std::string GreetingMessage(const policy::Policy& policy, const Facts& facts) {
  const Voice voice(policy, facts);
  return voice.Letter(voice.Say(TemplateId::kClarifyDetail));
}

std::string OfferMessage(const policy::Policy& policy, const Facts& facts, absl::string_view answer) {
  const Voice voice(policy, facts);
  const std::string offer = voice.Say(TemplateId::kOffer, {{"phrase", voice.Say(TemplateId::kPersonPhrase)}});
  return answer.empty() ? voice.Letter(offer) : absl::StrCat(answer, "\n\n", offer);
}

}  // namespace firstline::escalation
