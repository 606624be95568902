#pragma once

#include "absl/strings/string_view.h"

namespace firstline::classifier {

// Words that make a message urgent or not, in the syntax of PhraseSet: groups deadline, impact, danger, no_hurry.
// Written here.
extern const absl::string_view kUrgencyLists;

}  // namespace firstline::classifier
