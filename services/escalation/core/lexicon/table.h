#pragma once

#include "absl/strings/string_view.h"
#include "absl/types/span.h"

namespace firstline::escalation {

// A named word list in all languages, as patterns of phrases.h.
struct WordList {
  absl::string_view name;
  absl::Span<const absl::string_view> patterns;
  absl::Span<const absl::string_view> exceptions;  // a match that overlaps one of these does not count
};

const WordList& LegalWords();
const WordList& SecurityWords();
const WordList& ChargebackWords();
const WordList& PressWords();
const WordList& DataLossWords();
const WordList& OutageWords();
// `danger_words` is both lists; the strong part counts whatever else the message is about.
const WordList& DangerWords();
const WordList& StrongDangerWords();
const WordList& CompetitorWords();
const WordList& ChurnWords();
// Thanks and goodbyes; not for rules.
const WordList& ThanksWords();
// What may stand around thanks without asking or telling anything; not for rules.
const WordList& ThanksFrame();

}  // namespace firstline::escalation
