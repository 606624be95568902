#pragma once

#include <cstddef>
#include <string>

#include "absl/strings/string_view.h"

namespace firstline::classifier {

// What the scripts of a text say about its language.
struct ScriptView {
  size_t letters = 0;    // letters of all scripts
  std::string language;  // set if the dominant script has one language (ko, th, el, he, ka, hy, ta … ja with kana, zh)
  double share = 0;      // share of the letters in that script (Japanese: Han and kana together)
};

// Counts letters by script in valid UTF-8 `text`.
ScriptView ViewScripts(absl::string_view text);

}  // namespace firstline::classifier
