#pragma once

// The hard facts a sentence states: what must stand in the passage letter for letter.

#include <set>
#include <string>

#include "absl/strings/string_view.h"

namespace firstline::responder::verify {

struct Facts {
  std::set<std::string> numbers;   // canonical: "1000" for 1,000, 1.000 and 1 000; "4.9" for 4.90; "3" for three
  std::set<std::string> measures;  // number and unit: "30 minute", "4.9 euro", "20 percent"
  std::set<std::string> calendar;  // months and weekdays, in English
  std::set<std::string> emails;    // lower case
  std::set<std::string> links;     // lower case, without scheme, "www." and trailing slash: "example.org/a"
};

// Facts in `text` (valid UTF-8, any of our languages). The number of a list item at the start ("2. ") is none.
// Thread-safe. O(size).
Facts FactsIn(absl::string_view text);

}  // namespace firstline::responder::verify
