#pragma once

// A simulator as one object: a vendor's helpdesk, faults, journal, webhooks and the control side, behind one lock.

#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "common/base/clock.h"
#include "common/http/message.h"
#include "simulators/desk/call.h"
#include "simulators/desk/deliver.h"
#include "simulators/desk/faults.h"
#include "simulators/desk/json.h"
#include "simulators/desk/store.h"

namespace firstline::sim::desk {

// What came of a command, or of a call that never became one.
struct Result {
  int status = 200;
  std::string body = "";
  http::Headers headers = {};
  std::vector<std::string> journal = {};  // JSON objects without `seq` and `at`
  std::vector<Delivery> webhooks = {};
};

// `changes` are the vendor's: it makes webhooks of them.
template <typename Change>
Result ResultOf(OutcomeOf<Change> outcome) {
  return {.status = outcome.status,
          .body = std::move(outcome.body),
          .headers = std::move(outcome.headers),
          .journal = std::move(outcome.journal)};
}

// One vendor's helpdesk: its API in front and its account. Called by one thread at a time. CarryOut is deterministic:
// the same commands on a fresh helpdesk with the same options give the same answers, ids and webhooks.
class Helpdesk {
 public:
  virtual ~Helpdesk() = default;
  virtual std::string vendor() const = 0;

  // A request for the account as a call, or the refusal that keeps it from there.
  struct Admission {
    std::optional<Result> refusal;
    Call call;
  };
  virtual Admission Admit(const http::Request& request, absl::Time now) = 0;
  // What every answer of the API carries besides: rate headers for an admitted call, the request's id.
  virtual void Finish(const Admission& admission, const std::string& request_id, absl::Time now, Result* result) = 0;
  // A call of the API that changed something leaves a journal line.
  virtual Result CarryOut(const Command& command) = 0;

  // The id of a ticket, as JSON text, by that id or by the one its creator gave. Nothing: unknown.
  virtual std::optional<std::string> FindTicket(const std::string& id) const = 0;
  virtual size_t tickets() const = 0;

  // Webhooks go there from now on; for a vendor whose API shows its webhooks.
  virtual void PointTo(const std::string& /*url*/) {}
  // What is sent when the webhook is set.
  virtual std::vector<Delivery> Greeting(absl::Time) { return {}; }
  // A control call only this vendor has, which leaves no trace in the account. Nothing: it is not one.
  virtual std::optional<Result> OwnControl(const http::Request&) { return std::nullopt; }
  // The error an injected fault's status is answered with, in the vendor's shape.
  virtual Result FaultAnswer(const Fault& fault, absl::Time now) const = 0;
  // Name of the error in a refusal, for the journal; null where the vendor gives none. `body` may be discarded.
  virtual Json ErrorName(const Json& body) const = 0;
};

// Thread-safe. Answers in microseconds; nothing waits in here.
class World {
 public:
  // Makes the account as an earlier run left it. `clock` outlives the world.
  static absl::StatusOr<std::unique_ptr<World>> Open(const std::string& state_folder,
                                                     std::unique_ptr<Helpdesk> helpdesk, Postman postman,
                                                     const DelivererOptions& delivery, const Clock& clock);

  // The fault an API call suffers; uses it up. Nothing for the control side.
  std::optional<Fault> TakeFault(const http::Request& request);
  // Carries the call out, unless the fault keeps it from being carried out, and answers. The fault's delay is the
  // caller's to keep: before Answer, or before sending what it returns where the fault strikes after the commit.
  http::Response Answer(const http::Request& request, const std::optional<Fault>& fault);

  // Where webhooks go.
  void SetWebhook(const std::string& url);

 private:
  World(std::unique_ptr<Helpdesk> helpdesk, const Clock& clock, std::unique_ptr<Store> store, Postman postman,
        const DelivererOptions& delivery);

  absl::Status Restore(const std::string& state_folder);
  http::Response AnswerApi(const http::Request& request);
  http::Response AnswerControl(const http::Request& request);
  std::optional<http::Response> AnswerOwn(const std::string& name, const http::Request& request);
  http::Response Replay(const std::string& body);
  http::Response Spoiled(const Fault& fault, http::Response response) const;
  // Runs the command on the account. Its webhooks are remembered; the caller sends them.
  Result Run(const Command& command);
  // Writes an accepted command down and sends its webhooks. False: the disk is full, and the account is ahead of it.
  bool Keep(const Command& command, const Result& result);
  void Note(const std::string& object);
  void NoteAttempt(const Delivery& delivery, int status);
  void Point(const std::string& url);

  const Clock& clock_;
  std::mutex mutex_;  // guards what follows; the deliverer's own lock is taken inside it, never the reverse
  std::unique_ptr<Store> store_;
  std::unique_ptr<Helpdesk> helpdesk_;
  Faults faults_;
  std::deque<Delivery> webhooks_;  // the latest, to be sent again
  int64_t webhooks_made_ = 0;
  int64_t requests_ = 0;
  Deliverer deliverer_;  // last: its threads call NoteAttempt
};

}  // namespace firstline::sim::desk
