#include "common/helpdesks/judge_quota.h"

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"

namespace firstline::helpdesks {

Finding JudgeQuota(const Quota& quota) {
  constexpr char kCheck[] = "rate limit";
  int64_t limit = 0;
  int64_t remaining = 0;
  if (!absl::SimpleAtoi(quota.limit, &limit) || !absl::SimpleAtoi(quota.remaining, &remaining) || limit <= 0) {
    return {.verdict = Verdict::kNotCheckable,
            .check = kCheck,
            .seen = "the answers carry no rate headers",
            .wanted = "at least a fifth of the account's quota left",
            .mend = "look at the plan's API limit in the helpdesk"};
  }
  const std::string seen =
      absl::StrCat(remaining, " of ", limit, " calls left in this window of ", absl::FormatDuration(quota.window));
  const double per_minute = static_cast<double>(limit) * absl::FDivDuration(absl::Minutes(1), quota.window);
  if (quota.updates_per_minute > per_minute) {
    return {.verdict = Verdict::kWarning,
            .check = kCheck,
            .seen = absl::StrCat(seen, "; the policy's updates_per_minute is ", quota.updates_per_minute),
            .wanted = absl::StrCat("at most ", static_cast<int64_t>(per_minute)),
            .mend = "lower updates_per_minute of this helpdesk in the policy"};
  }
  if (static_cast<double>(remaining) < kHeadroomMin * static_cast<double>(limit)) {
    return {.verdict = Verdict::kWarning,
            .check = kCheck,
            .seen = seen,
            .wanted = "at least a fifth",
            .mend = "find out which other program uses the API, or ask the vendor for a higher limit"};
  }
  return Ok(kCheck, seen);
}

}  // namespace firstline::helpdesks
