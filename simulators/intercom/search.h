#pragma once

// The vendor's search language (helpdesks.md 2.5): filters, at most two levels of them, and pages by cursor.

#include <set>
#include <string>
#include <vector>

#include "simulators/intercom/call.h"

namespace firstline::sim::intercom {

// One thing that can be found.
struct Findable {
  int64_t order = 0;      // results come in its order
  std::string id;         // breaks ties
  std::string fields;     // JSON object of what filters may name: text, numbers, booleans, null, arrays of these
  std::string as_listed;  // JSON object of how a result shows it
};

struct Listing {
  std::string type;              // conversation.list, list
  std::string name;              // of the member that holds the results
  std::set<std::string> fields;  // what filters may name; every Findable has them
  bool descending = true;
};

// POST …/search.
Outcome Search(const Call& call, const Listing& listing, std::vector<Findable> things);
// GET of a whole list with ?per_page= and ?starting_after=.
Outcome List(const Call& call, const Listing& listing, std::vector<Findable> things);

}  // namespace firstline::sim::intercom
