#pragma once

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "services/dispatcher/adapters/helpdesk.h"
#include "services/dispatcher/api/threads.h"

namespace firstline::dispatcher {

// Firstline's own API as the helpdesk of its conversations. A message is delivered by being recorded: what the ledger
// confirms, GET and callback tell. A hand-off opens a ticket in a helpdesk where people work, or leaves a note in the
// one that is open already. Thread-safe.
class ApiAccount : public Helpdesk {
 public:
  // desk_name, desk: where people work; "" where the tenant has none, an error while it cannot be opened.
  ApiAccount(std::string tenant, std::string desk_name, absl::StatusOr<std::shared_ptr<Helpdesk>> desk,
             ApiThreads& threads);

  absl::Span<const CallGroup> groups() const override;
  int updates_per_minute() const override;
  absl::StatusOr<conversation::Thread> Read(absl::string_view ticket_id) override;
  absl::Duration RetryAfterOf(const absl::Status& error) const override;
  CallOutcome Call(const CallInput& input) override;

 private:
  CallOutcome AskAPerson(const CallInput& input);
  CallOutcome OpenTicket(const CallInput& input);
  CallOutcome AddNote(const CallInput& input, const Origin& origin);

  const std::string tenant_;
  const std::string desk_name_;
  const absl::StatusOr<std::shared_ptr<Helpdesk>> desk_;
  ApiThreads& threads_;
};

// The helpdesks of a tenant with the API among them.
class HelpdesksWithApi : public Helpdesks {
 public:
  // Both outlive the object.
  HelpdesksWithApi(Helpdesks& others, ApiThreads& threads) : others_(others), threads_(threads) {}

  absl::StatusOr<std::shared_ptr<Helpdesk>> Find(const policy::Policy& policy, absl::string_view helpdesk) override;
  void Forget(absl::string_view tenant, absl::string_view helpdesk) override { others_.Forget(tenant, helpdesk); }

 private:
  Helpdesks& others_;
  ApiThreads& threads_;
};

}  // namespace firstline::dispatcher
