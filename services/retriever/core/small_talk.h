#pragma once

#include <string>

#include "absl/strings/string_view.h"

namespace firstline::retriever {

// `text` without what is not about the matter: lines that quote (">"), a greeting at the start, everything from a
// sign-off line on ("Best regards", "Sent from my"), and words of politeness. What is left keeps its order and
// punctuation. language: ISO 639-1; one without a list keeps its words.
std::string WithoutSmallTalk(absl::string_view text, absl::string_view language);

}  // namespace firstline::retriever
