#pragma once

// The simulator as one object: account, API, faults, journal, webhooks and the control side, behind one lock.

#include <memory>
#include <string>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"
#include "common/base/clock.h"
#include "common/http/message.h"
#include "simulators/zendesk/api.h"
#include "simulators/zendesk/deliver.h"
#include "simulators/zendesk/faults.h"
#include "simulators/zendesk/webhook.h"

namespace firstline::sim::zendesk {

struct WorldOptions {
  std::string state_dir;  // journal.jsonl, webhooks.jsonl, account.json
  std::string webhook_secret;
  Credentials credentials;
  std::vector<WebhookKind> kinds = {WebhookKind::kEvent};
  int updates_per_minute = 0;
  int updates_per_ticket = 0;  // in ten minutes
  Switches switches;
  DeliveryOptions delivery;
};

// An answer, or the order to close the connection without one.
struct Reply {
  http::Response response;
  bool hang_up = false;
  absl::Duration delay;
};

class World {
 public:
  // Reads back what an earlier run left in the state folder.
  static absl::StatusOr<std::unique_ptr<World>> Open(const WorldOptions& options, const Clock& clock);

  Reply Handle(const http::Request& request);

 private:
  World(const WorldOptions& options, const Clock& clock);

  Reply HandleApi(const http::Request& request) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  http::Response HandleControl(const http::Request& request) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  http::Response ControlTicket(const std::string& id, const std::string& part, const std::string& body)
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  http::Response ShowTicket(const std::string& id) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  absl::Status Restore() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  // Writes the account, journals, and sends the webhooks of the changes.
  void Commit(const std::vector<Change>& changes, const std::vector<std::string>& journal) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void Journal(const std::string& object) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void Announce(const Change& change) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  Ticket* Find(const std::string& id) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  std::string File(const std::string& name) const;

  const WorldOptions options_;
  const Clock& clock_;
  absl::Mutex mutex_;
  Account account_ ABSL_GUARDED_BY(mutex_) = NewAccount();
  Auth auth_ ABSL_GUARDED_BY(mutex_);
  UpdateQuota quota_ ABSL_GUARDED_BY(mutex_);
  Api api_ ABSL_GUARDED_BY(mutex_);
  Faults faults_ ABSL_GUARDED_BY(mutex_);
  std::vector<Delivery> sent_ ABSL_GUARDED_BY(mutex_);  // every webhook ever, to be sent again
  int64_t journal_seq_ ABSL_GUARDED_BY(mutex_) = 0;
  Deliverer deliverer_;
};

}  // namespace firstline::sim::zendesk
