#pragma once

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "services/escalation/core/phrases.h"

namespace firstline::escalation {

// How one language asks for a person, as patterns of phrases.h. Every table is tried on every message, because a short
// message's language is often guessed wrong; words are written as people write them and folded when the table is read.
struct HumanRequestTable {
  absl::string_view language;  // ISO 639-1
  PhraseSet::Groups groups;
  absl::Span<const absl::string_view> requests;       // asks for a person
  absl::Span<const absl::string_view> refusals;       // says that no person is wanted, or speaks of the past
  absl::Span<const absl::string_view> false_friends;  // looks like a person and is none ("human resources")
};

const HumanRequestTable& EnglishRequests();
const HumanRequestTable& GermanRequests();
const HumanRequestTable& SpanishRequests();
const HumanRequestTable& FrenchRequests();
const HumanRequestTable& PortugueseRequests();
const HumanRequestTable& ItalianRequests();
const HumanRequestTable& DutchRequests();
const HumanRequestTable& PolishRequests();
const HumanRequestTable& ChineseRequests();
const HumanRequestTable& JapaneseRequests();

// Words no gap of a pattern runs over: the bot, and words that turn a sentence round ("not a bot but a person").
absl::Span<const absl::string_view> RequestBarriers();

}  // namespace firstline::escalation
