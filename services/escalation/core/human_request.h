#pragma once

#include "absl/strings/string_view.h"

namespace firstline::escalation {

// What a message says about being served by a person.
enum class HumanRequest {
  kNone,      // nothing
  kAsks,      // an explicit request for a person, or to be called back, or to be rid of the bot
  kDeclines,  // says that no person is wanted, and nowhere asks for one
};

// Matches explicit requests for a person by rules alone, in English, German, Spanish, French, Portuguese, Italian,
// Dutch, Polish, Chinese and Japanese; needs no classification and no language. Knows negation ("I don't need a human")
// and false friends ("human resources", "user agent"). Sentences Firstline itself writes (common/templates) that come
// back in a quotation do not count.
//
// text: UTF-8 of any length; ill-formed bytes match nothing. Pure; thread-safe; O(text).
// Measured on models/starter and bitext: see README.md, "Explicit requests".
HumanRequest MatchHumanRequest(absl::string_view text);

// Language of the phrase that asks for a person, ISO 639-1; "" when nobody asks or the phrase is a single word, which
// many languages share ("operator"). For turns that no classifier has seen.
absl::string_view LanguageOfRequest(absl::string_view text);

inline bool AsksForPerson(absl::string_view text) { return MatchHumanRequest(text) == HumanRequest::kAsks; }

}  // namespace firstline::escalation
