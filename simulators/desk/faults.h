#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"

namespace firstline::sim::desk {

// What matching API calls suffer instead of, or after, being carried out.
struct Fault {
  std::string method;       // "" matches all
  std::string path_prefix;  // "" matches all
  int times = 1;            // how many calls
  int skip = 0;             // matching calls let through first
  double rate = 1;          // share of the matching calls, picked the same way in every run

  bool after_commit = false;  // the call is carried out first, else never (with only a delay: carried out late)
  absl::Duration delay;       // before the answer
  int status = 0;             // answer with this status; 0: the true one
  int retry_after_seconds = 0;
  bool garbage = false;    // a body that is no JSON
  bool half_body = false;  // half of the true body, then a reset
  bool hang_up = false;    // a reset instead of an answer

  // Whether the answer is something else than the true one.
  bool Spoils() const { return status > 0 || garbage || half_body || hang_up; }
};

// A fault as the control side writes it: the members above with `path`, `retry_after` and `delay_ms`. InvalidArgument
// for unknown members and wrong types.
absl::StatusOr<Fault> ReadFault(const std::string& json);

class Faults {
 public:
  void Add(Fault fault) { faults_.push_back(std::move(fault)); }
  void Clear() { faults_.clear(); }
  // The fault for this call, used up by one.
  std::optional<Fault> Take(const std::string& method, const std::string& path);

 private:
  std::deque<Fault> faults_;
  int64_t drawn_ = 0;
};

}  // namespace firstline::sim::desk
