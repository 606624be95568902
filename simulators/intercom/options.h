#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/time/time.h"

namespace firstline::sim::intercom {

// What one Intercom workspace differs from another in, and every fact helpdesks.md marks as second-hand [2] or
// unverified [M]: those are switches with a default, never vendor truth.
struct Options {
  // Calls per window of ten seconds; 10,000 a minute spread over windows (helpdesks.md 2.5). 0: no limit.
  int calls_per_window = 1666;
  std::string default_version = "2.14";  // of the app, where a call names none
  bool reopens_on_reply = true;          // [M] a customer's message reopens a closed or snoozed conversation
  size_t body_bytes_max = 65536;         // [M] of one message
  std::vector<std::string> conversation_attributes;  // [M] known names; empty: every name is known
  bool search_newest_first = true;                   // [M]
  absl::Duration contact_search_lag;                 // the vendor's search lags a few minutes
  int64_t rating_good = 5;                           // what "good" and "bad" of the control side become
  int64_t rating_bad = 1;

  std::string app_id = "abc123";
  std::string app_package_code = "firstline-app";  // of parts made by API
  int64_t bot_id = 8000;                           // the admin whose token the API is called with
  int64_t first_conversation = 215'470'000'000'001;
  int64_t first_part = 132;
  int64_t far_admin = 9'007'199'254'740'993;  // an operator whose integer id no double can hold
};

}  // namespace firstline::sim::intercom
