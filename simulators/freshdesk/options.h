#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/time/time.h"

namespace firstline::sim::freshdesk {

// What one Freshdesk account differs from another in, and every fact helpdesks.md marks as second-hand [2] or
// unverified [M]: those are switches with a default, never vendor truth.
struct Options {
  int calls_per_minute =
      0;                  // whole account, failed calls count (helpdesks.md 3.2). 0: no limit; by plan 200 to 700 [2]
  int include_costs = 1;  // [M] credits each `include` costs besides the call's own
  bool reopens_on_reply = true;   // [M] a customer's reply opens a pending, resolved or closed ticket
  bool tags_replace = true;       // [M] `tags` of a PUT replace the list; false: refused, so that no client does it
  size_t body_bytes_max = 65536;  // [M] of one message
  int pages_max = 300;            // [M] deepest page of the ticket list
  std::vector<std::string> custom_fields;         // known names; empty: every name is known
  std::vector<std::string> required_when_closed;  // custom fields without which no ticket is resolved or closed

  int64_t first_ticket = 6541;
  int64_t first_contact = 9001;
  int64_t first_conversation = 9'100'000'000'000'001;  // beyond 2^53: a client that parses numbers as double is caught
  int64_t key_owner = 8000;                            // the agent whose key the API is called with
};

}  // namespace firstline::sim::freshdesk
