#pragma once

// The seam between the runner and a vendor.

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "absl/types/span.h"
#include "common/conversation/thread.h"
#include "common/policy/policy.h"
#include "services/dispatcher/core/ledger.h"
#include "services/dispatcher/core/plan.h"
#include "services/dispatcher/core/step.h"

namespace firstline::dispatcher {

// What became of one call.
struct CallOutcome {
  Phase phase = Phase::kUnknown;  // kConfirmed, kNotDone or kUnknown
  // Why, as the canonical code the ledger keeps (see FailureClass): RESOURCE_EXHAUSTED, UNAVAILABLE, UNAUTHENTICATED,
  // PERMISSION_DENIED, ABORTED, NOT_FOUND (the ticket is gone), FAILED_PRECONDITION (it is closed), INVALID_ARGUMENT
  // (refused for another reason), DEADLINE_EXCEEDED. "" when confirmed.
  std::string code;
  std::string remote_id;                              // the helpdesk's id of what was made, or ""
  absl::Duration retry_after = absl::ZeroDuration();  // asked for by the helpdesk
  std::string
      error;  // the vendor's name of the error ("RecordInvalid"), or ""; never its text, which may quote a customer
};

// A call before it is carried out.
struct CallInput {
  const Plan& content;
  SlotSet slots;
  absl::string_view stamp;  // of the fresh read, for a guarded call
  absl::Time not_after;     // checked directly before the first byte
};

// A ticket to be opened for a person, for a conversation no helpdesk holds.
struct NewTicket {
  std::string effect_id;                      // of the call; the same one opens the same ticket
  std::string external_id;                    // the conversation's id
  std::string customer_name, customer_email;  // "" unknown: then the ticket has no customer
  std::string subject;                        // never empty
  std::string text;                           // plain text, for the team alone
  std::vector<std::string> tags;
  FieldChanges fields;
  absl::Time not_after = absl::InfiniteFuture();
};

// A request as it would be sent, without login and host.
struct RenderedRequest {
  std::string method, path, body;
};

// One account of a helpdesk. Thread-safe; Read and Call block for at most the client's timeouts.
class Helpdesk {
 public:
  virtual ~Helpdesk() = default;

  // Which slots go out together, in order. Lives as long as the program.
  virtual absl::Span<const CallGroup> groups() const = 0;
  // Calls a minute the helpdesk allows this account, people included; at least 1.
  virtual int updates_per_minute() const = 0;
  // The conversation, for the freshness check. Errors as helpdesks::ThreadReader::Read.
  virtual absl::StatusOr<conversation::Thread> Read(absl::string_view ticket_id) = 0;
  // How long the helpdesk asked to wait in an error of Read; zero when it did not.
  virtual absl::Duration RetryAfterOf(const absl::Status& error) const = 0;
  // Carries out one call; never throws, never repeats it.
  virtual CallOutcome Call(const CallInput& input) = 0;
  // Opens a ticket, once per effect id: a repeated call answers with the same ticket's id as remote_id. For vendors
  // that cannot promise that: kNotDone, INVALID_ARGUMENT.
  virtual CallOutcome Open(const NewTicket& /*ticket*/) {
    return {.phase = Phase::kNotDone, .code = "INVALID_ARGUMENT", .error = "opens_no_tickets"};
  }
};

// Finds the account of a tenant's helpdesk. Thread-safe.
class Helpdesks {
 public:
  virtual ~Helpdesks() = default;

  // NotFound: the policy has no helpdesk of that name. Unimplemented: no adapter for its vendor. InvalidArgument or
  // NotFound: its credentials cannot be read.
  virtual absl::StatusOr<std::shared_ptr<Helpdesk>> Find(const policy::Policy& policy, absl::string_view helpdesk) = 0;
  // Reads the credentials again on the next Find: the helpdesk refused them.
  virtual void Forget(absl::string_view tenant, absl::string_view helpdesk) = 0;
};

}  // namespace firstline::dispatcher
