#pragma once

// What people do in the helpdesk: customers and agents write, rate, solve. Pure: the time comes in, changes come out.

#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "simulators/zendesk/model.h"

namespace firstline::sim::zendesk {

struct NewTicket {
  std::string external_id, subject, text, channel = "email";
  std::string name, email;
  std::map<std::string, std::string> attributes;
  std::vector<std::string> tags;
};

// A customer opens a ticket; a known e-mail address keeps its user. Returns the ticket.
Ticket& OpenTicket(Account& account, const NewTicket& request, absl::Time now, std::vector<Change>* changes);

// Somebody writes into the ticket. A customer's message reopens a solved or pending ticket; FailedPrecondition when it is
// closed.
absl::StatusOr<Comment> AddComment(Account& account, Ticket& ticket, int64_t author_id, absl::string_view text, bool is_public,
                                   absl::string_view via, absl::Time now, std::vector<Change>* changes);

// Status, priority, group or assignee, as seen from outside; no change when equal.
void SetStatus(Ticket& ticket, const std::string& status, int64_t actor, absl::Time now, Audit& audit, std::vector<Change>* changes);

// An audit for what `actor` does now; its id is taken from the account. Append it to the ticket when done.
Audit NewAudit(Account& account, int64_t actor, absl::string_view via, absl::Time now);

// Escapes text for HTML and turns blank lines into paragraphs.
std::string ToHtml(absl::string_view text);
// The text of our own simple HTML: tags removed, <br> and </p> as line breaks, entities decoded.
std::string FromHtml(absl::string_view html);

}  // namespace firstline::sim::zendesk
