#include <algorithm>
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "common/text/tokens.h"
#include "services/responder/core/features.h"
#include "services/responder/core/lexicon/lexicon.h"

namespace firstline::responder {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// The sentence without the number of a step and without a condition at its start: "If no mail came after 10 minutes,
// write to us" does not say how long it takes.
absl::string_view Statement(const Candidate& candidate, absl::string_view prepared, const Lexicon& lexicon) {
  absl::string_view text = candidate.text;
  if (candidate.kind == CandidateKind::kStep) {
    const size_t dot = text.find(". ");
    if (dot != absl::string_view::npos && dot <= 2) text.remove_prefix(dot + 2);
  }
  if (!StartsWithPhrase(prepared, lexicon.conditions)) return text;
  size_t comma = text.find(", ");
  if (comma == absl::string_view::npos) comma = text.find("，");
  return comma == absl::string_view::npos ? text : text.substr(comma + 2);
}

// A capitalised word, not the first one, that the question does not have: probably a name.
bool HasNewName(const Candidate& candidate, const Question& question) {
  bool first = true;
  for (const text::Token& token : text::Tokenize(candidate.text)) {
    const char initial = candidate.text[token.span.begin];
    const bool capital = absl::ascii_isupper(static_cast<unsigned char>(initial)) && token.term.size() > 1;
    const auto same = [&token](const QuestionTerm& term) { return term.term == token.term; };
    if (!first && capital && std::none_of(question.terms.begin(), question.terms.end(), same)) return true;
    first = false;
  }
  return false;
}

// "A dock is …": one of the question's words, then soon a word that defines.
bool Defines(const Candidate& candidate, const Question& question, absl::string_view prepared, const Lexicon& lexicon) {
  const size_t verb = FindPhrase(prepared, lexicon.defining_words);
  if (verb == absl::string_view::npos || verb > prepared.size() / 2 + 10) return false;
  const size_t head = std::min<size_t>(candidate.stems.size(), 5);
  for (size_t i = 0; i < head; ++i) {
    for (const QuestionTerm& term : question.terms) {
      if (!term.borrowed && StemSimilarity(term.stem, candidate.stems[i]) == 1) return true;
    }
  }
  return false;
}

Delivery Yes(bool yes) { return yes ? Delivery::kYes : Delivery::kNo; }

}  // namespace

Delivery Delivers(const Candidate& candidate, const Question& question, absl::string_view language) {
  const Lexicon& lexicon = LexiconOf(language);
  const std::string prepared = ForPhrases(candidate.text);
  const auto has = [&prepared](absl::string_view phrases) {
    return FindPhrase(prepared, phrases) != absl::string_view::npos;
  };
  const absl::string_view statement = Statement(candidate, prepared, lexicon);
  const std::string stated = ForPhrases(statement);
  const auto states = [&stated](absl::string_view phrases) {
    return FindPhrase(stated, phrases) != absl::string_view::npos;
  };
  const bool digit = std::any_of(statement.begin(), statement.end(), IsDigit);
  const bool number = digit || states(lexicon.number_words);
  switch (question.kind) {
    case AnswerKind::kNumber: return Yes(number);
    case AnswerKind::kDuration: return Yes(number && states(lexicon.time_units));
    case AnswerKind::kTime: return Yes(digit || states(lexicon.time_words));
    case AnswerKind::kSteps:
      return Yes(candidate.kind == CandidateKind::kStep || StartsWithPhrase(stated, lexicon.step_starts));
    case AnswerKind::kReason: return Yes(has(lexicon.reason_words));
    case AnswerKind::kPerson:
    case AnswerKind::kPlace: return Yes(HasNewName(candidate, question));
    case AnswerKind::kDefinition: return Yes(Defines(candidate, question, prepared, lexicon));
    case AnswerKind::kAny:
    case AnswerKind::kYesNo:
    case AnswerKind::kChoice: return Delivery::kUnknown;
  }
  return Delivery::kUnknown;
}

}  // namespace firstline::responder
