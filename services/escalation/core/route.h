#pragma once

#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "common/policy/policy.h"
#include "services/escalation/core/roster.h"

namespace firstline::escalation {

struct RouteRequest {
  std::optional<std::string> rule_team;  // a rule's team; or an intent, routed as its skill; "" for routing by skill
  std::string intent;                    // the skill that is needed
  std::string language;                  // ISO 639-1, or "" unknown
  std::string helpdesk;                  // name of the one the ticket is in
  absl::Time now;
  absl::Time waiting_since;        // when the first unanswered message was accepted
  const Roster* roster = nullptr;  // who is there; null: not known
};

struct Route {
  std::string team;                         // name in the policy; "" when the policy has no team
  std::string team_id;                      // the helpdesk's group id, "" when it has none
  std::string how;                          // rule, skill, load, fallback, front_line, first: for the note
  bool open = true;                         // now
  absl::Time opens = absl::InfinitePast();  // when it opens next, if it is closed
  // What the hand-off message may promise from now on; absent when the team promises nothing or the promise, counted
  // from waiting_since, has run out. The clock is never reset.
  std::optional<absl::Duration> wait;
};

// Picks the team. A rule's declared team gets the ticket whatever the hour and the language. Otherwise, among the teams
// with the skill: one that speaks the language and is open, in file order; else, following the fallbacks of the first
// team with the skill, one that does; else a team with the skill that speaks the language but is closed; else any team
// with the skill. Without such a team: `tier1`, then the first team. A team without languages speaks all.
//
// The roster narrows the open teams: of those where somebody with skill and language takes tickets now, the one with
// the fewest open tickets per such person (ties in file order); else one whose people the roster does not name. A team
// of which it names nobody who could take the ticket is passed over, in the fallbacks too, unless nothing else is left:
// then the policy alone decides, as it does without a roster. Pure.
Route RouteTo(const policy::Policy& policy, const RouteRequest& request);

}  // namespace firstline::escalation
