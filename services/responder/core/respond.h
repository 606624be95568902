#pragma once

// From a turn and its passages to an answer that was checked, or to the reason why there is none.

#include <string>
#include <vector>

#include "absl/types/span.h"
#include "services/responder/core/evidence.h"
#include "services/responder/core/select.h"

namespace firstline::responder {

// Thresholds in [0, 1]; a value equal to its gate passes. Defaults: preset `standard`.
struct Gates {
  double relevance = 0.75;
  double support = 0.70;
};

struct Tone {
  std::string name;                    // signature
  std::string formality = "friendly";  // friendly | formal
  int max_words = 150;
};

// What to do when the articles are not in the customer's language.
enum class ForeignArticles {
  kDecline,       // wrong_language
  kQuoteDefault,  // quote the default language's articles untranslated and say so; decline for any other language
};

struct RespondInput {
  std::string text;                  // the turn: all unanswered messages
  std::vector<std::string> earlier;  // earlier messages of the customer, oldest first
  std::vector<std::string> names;    // of the customer, as the helpdesk knows them; masked before a model sees them
  std::string language;              // of the turn, ISO 639-1; "und" or empty counts as the default language
  std::string default_language = "en";
  std::vector<Passage> passages;       // best first
  std::vector<std::string> audiences;  // admitted for this customer
  Gates gates;
  Tone tone;
  ForeignArticles foreign = ForeignArticles::kQuoteDefault;
  SelectParams select;
};

// Largest number of passages that are read and length of the turn that is read; the record's limits.
inline constexpr size_t kPassagesReadMax = 10;
inline constexpr size_t kTurnBytesMax = 32 * 1024;

// Chooses, composes and verifies. Declines, in this order: not_a_question, no_passages (none admitted), wrong_language,
// low_relevance (the best admitted passage is below the gate), low_support, verification_failed.
// A declined answer has no text; with low_support and verification_failed it keeps the sentences, sources and support
// that were found, for the note to an agent. When two articles fit equally well and support is below the gate,
// `clarifying_question` asks which is meant.
//
// Passages that are internal, of no audience, or of one that is not admitted are never read. Deterministic: the same
// input gives the same answer. Thread-safe. Never fails.
Answer Respond(const RespondInput& input);

}  // namespace firstline::responder
