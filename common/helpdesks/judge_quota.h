#pragma once

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "common/helpdesks/finding.h"

namespace firstline::helpdesks {

// What the headers of an answer tell of the account's quota.
struct Quota {
  absl::string_view limit, remaining;  // the headers' values; "" when they were not sent
  absl::Duration window = absl::Minutes(1);
  int updates_per_minute = 0;  // what the policy says the account allows; 0: nothing
};

// Below this share of the quota people and other programs leave Firstline too little: it keeps a fifth for people
// (the dispatcher's quota_reserve).
inline constexpr double kHeadroomMin = 0.2;

// Warns of little headroom, and of a policy that allows more calls than the account. Not checkable without numbers.
// Pure.
Finding JudgeQuota(const Quota& quota);

}  // namespace firstline::helpdesks
