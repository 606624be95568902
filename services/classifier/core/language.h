#pragma once

#include <string>

#include "absl/strings/string_view.h"

namespace firstline::classifier {

struct Language {
  std::string code = "und";  // ISO 639-1, or "und"
  double probability = 0;    // of `code`, in [0, 1]; for "und" that of the best guess
};

struct LanguageOptions {
  // Guesses below become "und". 0.5: half of the short, unreliable guesses are right (docs/evidence/classifier.md).
  double floor = 0.5;
};

// The language of valid UTF-8 `text`. Scripts that only one language writes decide by themselves; otherwise CLD2 (its
// best effort where it is not sure), stop words and the customer's locale ("pt-BR", may be empty) are weighed.
// Addresses and numbers are ignored. Probabilities come from the accuracy of CLD2 by length and reliability on 15,000
// texts in 40 languages. Thread-safe.
Language DetectLanguage(absl::string_view text, absl::string_view locale_hint, const LanguageOptions& options = {});

}  // namespace firstline::classifier
