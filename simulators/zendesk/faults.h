#pragma once

#include <deque>
#include <optional>
#include <string>

#include "absl/time/time.h"

namespace firstline::sim::zendesk {

// What the next matching API calls suffer instead of, or after, being answered.
struct Fault {
  std::string method;       // "" matches all
  std::string path_prefix;  // "" matches all
  int times = 1;            // how many calls
  int skip = 0;             // matching calls let through first
  int status = 0;           // answer with this status; 0: the true one
  int retry_after_seconds = 0;  // with status 429 or 503
  bool after_commit = false;    // the change is made, then the fault strikes
  bool garbage = false;         // answer 200 with a body that is no JSON
  bool hang_up = false;         // no answer at all: the connection is closed
  absl::Duration delay;         // before the answer
};

class Faults {
 public:
  void Add(Fault fault) { faults_.push_back(std::move(fault)); }
  void Clear() { faults_.clear(); }
  // The fault for this call, used up by one.
  std::optional<Fault> Take(const std::string& method, const std::string& path);

 private:
  std::deque<Fault> faults_;
};

}  // namespace firstline::sim::zendesk
