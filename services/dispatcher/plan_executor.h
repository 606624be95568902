#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "common/base/clock.h"
#include "common/kafka/producer.h"
#include "common/policy/policy.h"
#include "common/telemetry/log.h"
#include "services/dispatcher/accounts.h"
#include "services/dispatcher/core/step.h"
#include "services/dispatcher/lane.h"
#include "services/dispatcher/metrics.h"

namespace firstline::dispatcher {

// Where policies come from.
struct Policies {
  using Handle = std::shared_ptr<const policy::Policy>;
  std::function<Handle(const std::string& tenant)> current;                              // null: unknown tenant
  std::function<Handle(const std::string& tenant, const std::string& version)> version;  // null: unknown version
  std::function<bool()> ready;  // all policies there were at the start are known

  // The version stamped on the ticket, else the one in force, else null.
  Handle For(const v1::Ticket& ticket) const;
};

// Carries out the steps NextStep names: writes the ledger and waits for acknowledgements, reads, calls, ends. It
// decides nothing itself. One call per lane at a time; different lanes at once. Blocks while it calls and while the log
// cannot be written.
class PlanExecutor {
 public:
  struct Parts {
    kafka::Producer& producer;
    Accounts& accounts;
    Policies policies;
    const Clock& clock;
    const telemetry::Log& log;
    DispatcherMetrics& metrics;
    RetryLimits limits = {};
  };
  // What the runner knows and may change at any time.
  struct Surroundings {
    std::function<bool()> newer_turn;  // a newer turn of the conversation waits behind this one
    std::function<bool()> leaving;     // begin nothing new
    std::function<bool()> lost;        // write nothing any more
  };

  explicit PlanExecutor(Parts parts) : parts_(std::move(parts)) {}

  // Records the plan with what is to be written with it; false when the partition was lost meanwhile.
  bool Record(PlanRun& run, Lane& lane, const Surroundings& around);

  // Goes on with a recorded plan whose turn is `turn`. nullopt: the turn ended, or the partition is given up. Otherwise
  // when to call again, or earlier when something changed.
  std::optional<absl::Time> Advance(PlanRun& run, Lane& lane, TurnRecord& turn, const Surroundings& around);

  // Writes the ended turn's ticket again, for a record that came twice.
  void Repeat(const PlanRun& run, const Lane& lane, const TurnRecord& turn, const Surroundings& around);

 private:
  bool Write(std::vector<kafka::OutRecord> records, const Surroundings& around);
  bool Append(const Entry& entry, const PlanRun& run, const Lane& lane, Ledger& ledger, const Surroundings& around);
  // The attempt under way ends without a call.
  bool GiveUpAttempt(PlanRun& run, const Lane& lane, TurnRecord& turn, absl::string_view code,
                     const Surroundings& around);
  bool ReadFresh(PlanRun& run, Lane& lane, TurnRecord& turn, Helpdesk& helpdesk, const Surroundings& around);
  bool Call(PlanRun& run, Lane& lane, TurnRecord& turn, const Step& step, Helpdesk& helpdesk,
            const Surroundings& around);
  bool End(PlanRun& run, Lane& lane, TurnRecord& turn, const Ending& ending, const Surroundings& around);
  void AppendPointer(const PlanRun& run, const Lane& lane, const policy::Policy* policy, const Surroundings& around);

  const Parts parts_;
};

}  // namespace firstline::dispatcher
