#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <thread>

#include "absl/base/thread_annotations.h"
#include "absl/strings/string_view.h"
#include "absl/synchronization/mutex.h"
#include "common/kafka/producer.h"
#include "common/kafka/record.h"
#include "common/telemetry/log.h"
#include "services/escalation/core/roster.h"

namespace firstline::escalation {

// The roster a tenant's hand-offs are routed by, or null. Thread-safe.
using RosterLookup = std::function<std::shared_ptr<const Roster>(absl::string_view tenant)>;

// The last roster of every tenant. Thread-safe.
class Rosters {
 public:
  // Null for a tenant without one.
  std::shared_ptr<const Roster> Of(absl::string_view tenant) const;
  // A record of `agents.roster`; one without a value removes the tenant's. False for one that cannot be read, which
  // changes nothing.
  bool Apply(const kafka::Record& record);

 private:
  mutable absl::Mutex mutex_;
  std::map<std::string, std::shared_ptr<const Roster>> by_tenant_ ABSL_GUARDED_BY(mutex_);
};

// Keeps Rosters up to date from the topic, by a thread of its own. Nobody waits for it: routing without a roster is
// routing by the policy alone.
class RosterFollower {
 public:
  // `rosters` and `log` outlive the object.
  RosterFollower(kafka::ClientOptions client, Rosters& rosters, const telemetry::Log& log);
  ~RosterFollower();

 private:
  void Follow();

  const kafka::ClientOptions client_;
  Rosters& rosters_;
  const telemetry::Log& log_;
  std::atomic<bool> stopping_ = false;
  std::thread thread_;
};

}  // namespace firstline::escalation
