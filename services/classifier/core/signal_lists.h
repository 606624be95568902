#pragma once

#include "absl/strings/string_view.h"

namespace firstline::classifier {

// Words that raise a signal, in the syntax of PhraseSet; the strength is the score of the evidence. Written here.
extern const absl::string_view kSignalLists;

}  // namespace firstline::classifier
