#pragma once

// The simulator as one object: account, API, faults, journal, webhooks and the control side, behind one lock.

#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/base/clock.h"
#include "common/http/message.h"
#include "simulators/zendesk/api.h"
#include "simulators/zendesk/deliver.h"
#include "simulators/zendesk/faults.h"
#include "simulators/zendesk/store.h"
#include "simulators/zendesk/webhook.h"

namespace firstline::sim::zendesk {

struct WorldOptions {
  std::string state_folder;
  std::string webhook_secret;
  Credentials credentials;
  std::vector<WebhookKind> kinds = {WebhookKind::kEvent};
  // Changes event webhooks are subscribed to. The others of Change::Kind have payloads nobody has attested.
  std::vector<Change::Kind> subscriptions = {Change::Kind::kCreated, Change::Kind::kComment, Change::Kind::kStatus,
                                             Change::Kind::kRating,  Change::Kind::kGroup,   Change::Kind::kAssignee};
  Options account;
  DeliveryOptions delivery;
};

// Thread-safe. Answers in microseconds; nothing waits in here.
class World {
 public:
  // Makes the account as an earlier run left it. `clock` outlives the world.
  static absl::StatusOr<std::unique_ptr<World>> Open(const WorldOptions& options, const Clock& clock);

  // The fault an API call suffers; uses it up. Nothing for the control side.
  std::optional<Fault> TakeFault(const http::Request& request);
  // Carries the call out, unless the fault keeps it from being carried out, and answers. The fault's delay is the
  // caller's to keep: before Answer, or before sending what it returns where the fault strikes after the commit.
  http::Response Answer(const http::Request& request, const std::optional<Fault>& fault);

  // Where webhooks go.
  void SetWebhook(const std::string& url) { deliverer_.SetTarget(url); }

 private:
  World(const WorldOptions& options, const Clock& clock, std::unique_ptr<Store> store);

  absl::Status Restore();
  http::Response AnswerApi(const http::Request& request);
  http::Response AnswerControl(const http::Request& request);
  std::optional<http::Response> AnswerOwn(const std::string& name, const http::Request& request);
  http::Response Replay(const std::string& body);
  // Runs the command on the account. Its webhooks are remembered; the caller sends them.
  Outcome Run(const Command& command, std::vector<Delivery>* webhooks);
  // Writes an accepted command down and sends its webhooks. False: the disk is full, and the account is ahead of it.
  bool Keep(const Command& command, const Outcome& outcome, const std::vector<Delivery>& webhooks);
  void Note(const std::string& object);

  const WorldOptions options_;
  const Clock& clock_;
  std::mutex mutex_;  // guards what follows; the deliverer's own lock is taken inside it, never the reverse
  std::unique_ptr<Store> store_;
  Account account_;
  Api api_;
  Faults faults_;
  std::deque<Delivery> webhooks_;  // the latest, to be sent again
  int64_t webhooks_made_ = 0;
  int64_t requests_ = 0;
  Deliverer deliverer_;  // last: its threads call Note
};

}  // namespace firstline::sim::zendesk
