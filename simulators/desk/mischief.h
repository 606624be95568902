#pragma once

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"

namespace firstline::sim::desk {

// What spoils webhook deliveries on purpose; picked by their number, so the same way in every run.
struct Mischief {
  double duplicate_rate = 0;  // share of the deliveries sent twice
  double drop_rate = 0;       // share never sent
  absl::Duration shuffle;     // each waits up to that long first
  int duplicate_every = 0;    // every n-th is sent twice; 0: none
  int drop_every = 0;

  bool Drops(int64_t count) const;
  bool Duplicates(int64_t count) const;
};

// As the control side writes it: the members above with `shuffle_ms`. InvalidArgument for unknown members and wrong
// types.
absl::StatusOr<Mischief> ReadMischief(const std::string& json);

}  // namespace firstline::sim::desk
