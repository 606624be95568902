#pragma once

// The `ticket` object of PUT and POST: strict reading, the rules of values, and carrying it out.

#include <map>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "simulators/zendesk/call.h"
#include "simulators/zendesk/edit.h"
#include "simulators/zendesk/options.h"

namespace firstline::sim::zendesk {

struct TicketBody {
  std::optional<NewComment> comment;
  std::optional<std::string> status, priority, type, subject, external_id;
  std::optional<std::optional<int64_t>> group_id, assignee_id;  // set to nothing: unassign
  std::optional<std::vector<std::string>> tags;
  std::map<int64_t, std::string> custom_fields;  // JSON text
  Metadata metadata;
  std::optional<int64_t> id;  // public clients repeat the path's
  bool safe_update = false;   // asked for, also by `false` (helpdesks.md 1.5)
  std::string updated_stamp;

  // POST only.
  std::optional<int64_t> requester_id, follow_up_of;
  std::string requester_name, requester_email;
};

enum class BodyOf { kUpdate, kCreation };

// Reads {"ticket": {…}}. An error outcome (400) for unknown members, wrong types and what is no JSON.
std::optional<Outcome> ReadTicketBody(const std::string& text, BodyOf what, TicketBody* body);

// The values against the account's rules: an error outcome (422; 400 for another ticket's id) or nothing. `ticket` is
// what is updated, or nullptr.
std::optional<Outcome> CheckTicketBody(const Account& account, const Options& options, const TicketBody& body,
                                       const Ticket* ticket);

// Carries a checked body out; `line` (a JSON object) gets what was given, for the journal.
void ApplyTicketBody(const TicketBody& body, const Account& account, Edit& edit, nlohmann::json& line);

}  // namespace firstline::sim::zendesk
