#pragma once

#include <string>

#include "absl/strings/string_view.h"

namespace firstline::text {

// NFKC_Casefold of valid UTF-8 `text`: the form of a Token's term. Invisible characters (soft hyphen, joiners) vanish.
// Thread-safe.
std::string CaseFold(absl::string_view text);

}  // namespace firstline::text
