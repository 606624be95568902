#include "common/helpdesks/notice.h"

#include <re2/re2.h>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"

namespace firstline::helpdesks {
namespace {

constexpr size_t kLineMax = 200;  // a line that names itself a notice is short

bool Matches(absl::string_view text, const RE2& pattern) {
  text = text.substr(0, kLineMax);
  return RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), pattern);
}

// Words a notice opens with, followed by ":" or nothing; from the mail programs' own subjects.
bool NamesItselfANotice(absl::string_view line) {
  static const RE2* const pattern = new RE2(
      "(?i)^((re|aw|fwd?) ?: ?)?\\[?(automatic reply|automated reply|auto[ -]?reply|auto[ -]?response|autoresponse|"
      "out of (the )?office( auto ?reply)?|abwesenheitsnotiz|abwesenheitsmeldung|automatische antwort|"
      "réponse automatique|message d'absence|absence du bureau|respuesta automática|fuera de la oficina|"
      "resposta automática|ausência temporária|risposta automatica|fuori sede|automatisch antwoord|afwezigheidsbericht|"
      "autosvar|automatiskt svar|automatyczna odpowiedź|自动回复|自動返信)\\]?\\s*([:：]|$)");
  return Matches(line, *pattern);
}

bool IsBounce(absl::string_view subject) {
  static const RE2* const pattern = new RE2(
      "(?i)^(undelivered mail returned to sender|undeliverable:|delivery status notification|mail delivery "
      "(failed|failure|subsystem)|returned mail:|failure notice$|unzustellbar:)");
  return Matches(subject, *pattern);
}

bool IsMailSystem(absl::string_view email) {
  return absl::StartsWithIgnoreCase(email, "mailer-daemon@") || absl::StartsWithIgnoreCase(email, "postmaster@");
}

absl::string_view FirstLine(absl::string_view text) {
  return absl::StripAsciiWhitespace(text.substr(0, text.find('\n')));
}

}  // namespace

bool IsNotice(const NoticeFacts& facts) {
  return IsMailSystem(facts.author_email) || IsBounce(facts.subject) || NamesItselfANotice(facts.subject) ||
         NamesItselfANotice(FirstLine(facts.text));
}

}  // namespace firstline::helpdesks
