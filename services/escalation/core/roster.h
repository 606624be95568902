#pragma once

#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace firstline::escalation {

// A person who can take tickets.
struct Agent {
  std::vector<std::string> teams;      // names in the policy
  std::vector<std::string> skills;     // none: whatever their teams do
  std::vector<std::string> languages;  // ISO 639-1; none: all
  int open_tickets = 0;
  bool available = false;  // takes tickets now
};

// The people of a tenant at one moment, as a record of `agents.roster` tells it.
struct Roster {
  std::string version;
  std::vector<Agent> agents;
};

// Who of a team could take a ticket now.
struct Staffing {
  bool known = false;  // the roster names people of that team at all
  int available = 0;   // of them, with the skill and the language, taking tickets now
  double load = 0;     // open tickets per available person
};

// An empty skill or language is not asked for. Pure.
Staffing StaffingOf(const Roster& roster, absl::string_view team, absl::string_view skill, absl::string_view language);

}  // namespace firstline::escalation
