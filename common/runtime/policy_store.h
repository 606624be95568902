#pragma once

#include <atomic>
#include <map>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "common/kafka/producer.h"
#include "common/policy/policy.h"
#include "common/telemetry/log.h"

namespace firstline::runtime {

// Every version of every tenant's policy, read from `tenants.config` and followed by a thread of its own. Policies are
// immutable and shared. Thread-safe.
class PolicyStore {
 public:
  using Handle = std::shared_ptr<const policy::Policy>;

  // Starts to read; never blocks. Relative secret paths of the policies refer to `secrets_dir`.
  PolicyStore(kafka::ClientOptions client, std::string secrets_dir, const telemetry::Log& log);
  ~PolicyStore();

  // True once the end of the topic, as seen at the start, was reached.
  bool Ready() const { return ready_; }

  // The version in force, or null for an unknown tenant.
  Handle Current(absl::string_view tenant) const;

  // Exactly that version; one not read yet is awaited up to `wait`, then FailedPrecondition.
  absl::StatusOr<Handle> Get(absl::string_view tenant, absl::string_view version,
                             absl::Duration wait = absl::Seconds(5)) const;

  // As Get; an empty version means the one in force, FailedPrecondition when there is none.
  absl::StatusOr<Handle> ForTicket(absl::string_view tenant, absl::string_view version,
                                   absl::Duration wait = absl::Seconds(5)) const;

  // Names of the tenants with a policy in force.
  std::vector<std::string> Tenants() const;

 private:
  using VersionKey = std::pair<std::string, std::string>;  // tenant, version

  void Follow();
  void Apply(const kafka::Record& record);

  const kafka::ClientOptions client_;
  const std::string secrets_dir_;
  const telemetry::Log& log_;
  mutable absl::Mutex mutex_;
  std::map<VersionKey, Handle> versions_ ABSL_GUARDED_BY(mutex_);
  std::map<std::string, std::string> current_ ABSL_GUARDED_BY(mutex_);  // tenant to version
  std::atomic<bool> ready_ = false;
  std::atomic<bool> stopping_ = false;
  std::thread follower_;
};

// The two records that put a policy into force: the version and the `current` pointer.
std::vector<kafka::OutRecord> PolicyRecords(const policy::Policy& policy, absl::string_view yaml, absl::Time now);

}  // namespace firstline::runtime
