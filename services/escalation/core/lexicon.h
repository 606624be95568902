#pragma once

#include <string>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "services/escalation/core/words.h"

namespace firstline::escalation {

// A message split once, to be asked about many lists. Keeps no reference to the text it was made from.
class Reading {
 public:
  // `text`: UTF-8; ill-formed bytes match nothing.
  explicit Reading(absl::string_view text);

  // True when the message mentions the list, or, when there is no list of that name, the literal words in a row
  // (folded; "lawyer" matches "Lawyer", not "lawyers"). A mention that a negation stands before, at most three words
  // away in the same clause ("no lawyer needed", "kein Anwalt"), does not count, except for danger words: "I can't
  // breathe, not a joke" must not be argued away. Lists: legal_words, security_words, chargeback_words, press_words,
  // data_loss_words, outage_words, danger_words, competitor_words, churn_words. Multilingual: every list holds English,
  // German, Spanish, French, Portuguese, Italian, Dutch, Polish, Chinese and Japanese. Pure, O(words). Thread-safe.
  bool Mentions(absl::string_view list_or_literal) const;

  // The danger words that count whatever the intent is.
  bool MentionsStrongDanger() const;
  // Thanks, praise or goodbye.
  bool GivesThanks() const;
  // Gives thanks and does nothing else: every word belongs to thanks or to what stands around them ("… for your help,
  // that's all I needed"). A wish, a question, a product or a doubt has words of its own.
  bool OnlyGivesThanks() const;
  // Denies or contrasts something outside of thanks: "thanks, but it still fails".
  bool Objects() const;

  absl::Span<const Word> words() const { return words_; }

 private:
  // By word: whether it belongs to thanks or to what stands around them.
  std::vector<bool> CoveredByThanks() const;

  std::vector<Word> words_;
};

bool IsWordList(absl::string_view name);

// Reading(text).Mentions(list_or_literal), for a single question.
bool Mentions(absl::string_view list_or_literal, absl::string_view text);

}  // namespace firstline::escalation
