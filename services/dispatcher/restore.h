#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/kafka/log_reader.h"
#include "services/dispatcher/lane.h"
#include "services/dispatcher/plan_executor.h"

namespace firstline::dispatcher {

// Opens `effects` at the first record of each partition not older than `since`.
using OpenEffects = std::function<absl::StatusOr<std::unique_ptr<kafka::LogReader>>(
    const std::vector<int32_t>& partitions, absl::Time since)>;

// Longest life of a plan (RetryLimits::public_age + last_tries) and an hour to spare: whatever was open when the last
// record of a partition was written was planned within this time before it.
inline constexpr absl::Duration kPlanLife = absl::Hours(26);
// A partition whose last record is younger than this was never left alone for long; one pass is enough.
inline constexpr absl::Duration kLeftAlone = absl::Minutes(30);

// Folds `effects` of the partitions into lanes: every turn of the last kPlanLife, the open ones as recorded runs in log
// order. A partition that was left alone, because the dispatcher was down or nothing happened, is read again from
// kPlanLife before its last record (from its beginning if it had none in time), so that no open plan is too old to be
// found.
absl::StatusOr<std::vector<std::shared_ptr<Lane>>> RestoreLanes(const std::vector<int32_t>& partitions,
                                                                const OpenEffects& open, const Policies& policies,
                                                                absl::Time now, const std::function<bool()>& cancelled);

}  // namespace firstline::dispatcher
