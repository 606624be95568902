#pragma once

#include "absl/strings/string_view.h"

namespace firstline::classifier {

// Words of feeling in the syntax of PhraseSet: groups pleased, displeased, angry, worried, very. Written here.
extern const absl::string_view kMoodEnglish;
extern const absl::string_view kMoodEuropean;  // de, es, fr, pt, it, nl, pl
extern const absl::string_view kMoodAsian;     // zh, ja

}  // namespace firstline::classifier
