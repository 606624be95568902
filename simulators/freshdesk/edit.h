#pragma once

// One action on a ticket: what it changes and what automation rules hear of it. The only code that writes to a ticket,
// so REST API and people in the helpdesk leave the same traces.

#include <string>
#include <vector>

#include "absl/time/time.h"
#include "simulators/freshdesk/model.h"

namespace firstline::sim::freshdesk {

class Edit {
 public:
  Edit(Account& account, Ticket& ticket, Performer performer, absl::Time now);

  // `message` without its id and time. A requester's opens a resting ticket where the account does that.
  const Conversation& Add(Conversation message, bool reopens);
  void SetStatus(int64_t status);
  void SetResponder(std::optional<int64_t> agent);
  void SetGroup(std::optional<int64_t> group);
  void Rate(int64_t value, const std::string& feedback);

  Ticket& ticket() { return ticket_; }
  std::vector<Change> TakeChanges() { return std::move(changes_); }

 private:
  void Tell(Change change);

  Account& account_;
  Ticket& ticket_;
  const Performer performer_;
  const absl::Time now_;
  std::vector<Change> changes_;
};

// A requester's new ticket; its fields are set directly afterwards. The creation is the only change.
Ticket& OpenTicket(Account& account, int64_t requester, const std::string& description, absl::Time now,
                   std::vector<Change>* changes);

}  // namespace firstline::sim::freshdesk
