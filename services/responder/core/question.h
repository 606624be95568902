#pragma once

// What a customer turn asks, taken apart: which questions, of which kind, with which words that matter.

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"

namespace firstline::responder {

// What an answer has to contain to be one.
enum class AnswerKind {
  kAny,  // nothing in particular, also descriptions of a problem
  kYesNo,
  kNumber,
  kDuration,
  kTime,
  kSteps,
  kReason,
  kPlace,
  kPerson,
  kDefinition,
  kChoice,
};

absl::string_view AnswerKindName(AnswerKind kind);

// A word that matters. `weight` in (0, 1]: 1 for a content word of the question itself; less for weak words ("need")
// and for words taken from elsewhere in the conversation.
struct QuestionTerm {
  std::string term;  // as by text::Tokenize
  std::string stem;
  double weight = 1;
  bool borrowed = false;  // from another sentence or an earlier message
};

struct Question {
  std::string text;
  AnswerKind kind = AnswerKind::kAny;
  std::vector<QuestionTerm> terms;  // each stem once, in order
};

struct Turn {
  std::vector<Question> questions;  // in order, at most kQuestionsMax; empty: nothing was asked or described
};

inline constexpr size_t kQuestionsMax = 4;  // more cannot be answered in one short message
inline constexpr size_t kTermsMax = 40;     // of one question; the rest of a very long one adds nothing

// Takes `text` (valid UTF-8, clean plain text, at most 32 KiB) apart. Greetings, thanks, signatures, small talk and
// "never mind" ask nothing. When no sentence is a question, all remaining sentences together are one (a problem that is
// described). A question with fewer than three words of its own borrows from the other sentences of the turn, and from
// `earlier` (customer messages before it, oldest first) when the turn has nothing to lend.
// `language`: ISO 639-1; unknown ones are read as English. Thread-safe.
Turn ReadTurn(absl::string_view text, absl::Span<const std::string> earlier, absl::string_view language);

}  // namespace firstline::responder
