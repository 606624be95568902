#pragma once

// One action on a ticket: what it changes, the audit it leaves, the changes webhooks tell of. The only code that writes
// to a ticket, so REST API and people in the helpdesk leave the same traces.

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "simulators/desk/call.h"
#include "simulators/zendesk/model.h"

namespace firstline::sim::zendesk {

using desk::Actor;  // `via` becomes `via.channel` of comment and audit

struct NewComment {
  int64_t author_id = 0;  // 0: the actor
  bool is_public = true;
  std::string html;  // set, or `text`
  std::string text;
  bool moves_status = true;  // false where the same action sets a status itself
  std::string rel;           // merge, or ""
};

class Edit {
 public:
  // A change of an existing ticket. Nothing is kept without Finish.
  Edit(Account& account, Ticket& ticket, const Actor& actor, absl::Time now);
  // A new ticket: its fields are set directly before Finish.
  static Edit Create(Account& account, const Actor& actor, absl::Time now);

  Ticket& ticket() { return ticket_; }
  void SetMetadata(Metadata metadata) { audit_.metadata = std::move(metadata); }

  // Adds a comment and what follows from it: a customer's reopens a pending, held or solved ticket, the staff's first
  // public one opens a new ticket.
  const Comment& AddComment(const NewComment& comment);
  // Each does nothing when the value is already there. Values of SetCustomField are JSON text.
  void SetStatus(const std::string& status);
  void SetPriority(const std::string& priority);
  void SetGroup(std::optional<int64_t> group_id);
  void SetAssignee(std::optional<int64_t> assignee_id);
  void SetText(absl::string_view field, std::string& target, const std::string& value);  // subject, type, external_id
  void SetTags(const std::vector<std::string>& tags);
  void SetCustomField(int64_t id, const std::string& value);
  // Closes the ticket and tags it, as a merge does to its sources.
  void CloseByMerge();
  void SetRating(const std::string& score, const std::string& comment);

  // Moves `updated_at` on and appends the audit, if anything changed or metadata was given.
  void Finish();
  bool changed() const { return changed_; }
  const Audit& audit() const { return audit_; }
  std::vector<Change> TakeChanges() { return std::move(changes_); }

 private:
  void Note(const std::string& field, const std::string& value_json, const std::string& previous_json);
  void Tell(Change change);
  void SetReference(const char* field, Change::Kind kind, std::optional<int64_t>& target, std::optional<int64_t> value);

  Account& account_;
  Ticket& ticket_;
  const Actor actor_;
  const absl::Time now_;
  const bool creating_;
  Audit audit_;
  std::vector<Change> changes_;
  bool changed_ = false;

  Edit(Account& account, Ticket& ticket, const Actor& actor, absl::Time now, bool creating);
};

}  // namespace firstline::sim::zendesk
