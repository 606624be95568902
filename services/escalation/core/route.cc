#include "services/escalation/core/route.h"

#include <algorithm>
#include <vector>

namespace firstline::escalation {
namespace {

using policy::Policy;
using policy::Team;

constexpr absl::string_view kFrontLine = "tier1";
// Fallbacks are checked to be free of circles when the policy is parsed; the bound is for policies made by hand.
constexpr int kFallbacksMost = 16;

bool Has(const std::vector<std::string>& names, absl::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool Speaks(const Team& team, absl::string_view language) {
  return language.empty() || team.languages.empty() || Has(team.languages, language);
}

struct Choice {
  const Team* team = nullptr;
  absl::string_view how;
};

// Whether somebody of the team can take the ticket, as far as the roster knows.
bool CanTake(const Staffing& staffing) { return !staffing.known || staffing.available > 0; }

// Of teams that are open and have the skill; no team when nobody of them can take the ticket.
Choice ChooseByLoad(const std::vector<const Team*>& teams, absl::string_view skill, const RouteRequest& request) {
  if (request.roster == nullptr) return teams.empty() ? Choice() : Choice{teams[0], "skill"};
  Choice least, unknown;
  double least_load = 0;
  for (const Team* team : teams) {
    const Staffing staffing = StaffingOf(*request.roster, team->name, skill, request.language);
    if (!staffing.known && unknown.team == nullptr) unknown = {team, "skill"};
    if (staffing.available == 0 || (least.team != nullptr && staffing.load >= least_load)) continue;
    least = {team, "load"};
    least_load = staffing.load;
  }
  return least.team != nullptr ? least : unknown;
}

Choice ChooseBySkill(const Policy& policy, absl::string_view skill, const RouteRequest& request) {
  const auto open = [&](const Team& team) { return IsOpen(team.opening, request.now); };
  std::vector<const Team*> skilled;
  for (const Team& team : policy.teams) {
    if (Has(team.skills, skill)) skilled.push_back(&team);
  }
  std::vector<const Team*> there;
  for (const Team* team : skilled) {
    if (Speaks(*team, request.language) && open(*team)) there.push_back(team);
  }
  if (const Choice choice = ChooseByLoad(there, skill, request); choice.team != nullptr) return choice;
  if (!skilled.empty()) {
    const Team* next = policy.FindTeam(skilled[0]->fallback);
    for (int step = 0; next != nullptr && step < kFallbacksMost; ++step) {
      // The fallback was named for this skill, so that its people are not asked for it.
      const bool can =
          request.roster == nullptr || CanTake(StaffingOf(*request.roster, next->name, "", request.language));
      if (can && Speaks(*next, request.language) && open(*next)) return {next, "fallback"};
      next = policy.FindTeam(next->fallback);
    }
    if (!there.empty()) return {there[0], "skill"};
    for (const Team* team : skilled) {
      if (Speaks(*team, request.language)) return {team, "skill"};
    }
    return {skilled[0], "skill"};
  }
  if (const Team* front = policy.FindTeam(kFrontLine)) return {front, "front_line"};
  return policy.teams.empty() ? Choice() : Choice{&policy.teams[0], "first"};
}

Route Describe(const Choice& choice, const RouteRequest& request) {
  Route route;
  if (choice.team == nullptr) return route;
  const Team& team = *choice.team;
  route.team = team.name;
  route.team_id = team.GroupIn(request.helpdesk);
  route.how = std::string(choice.how);
  route.opens = NextOpen(team.opening, request.now);
  route.open = route.opens == request.now;
  if (team.reply_within > absl::ZeroDuration()) {
    const bool known = request.waiting_since != absl::InfinitePast();
    const absl::Time since = known ? std::min(request.waiting_since, request.now) : request.now;
    const absl::Time due = AddOpenTime(team.opening, since, team.reply_within);
    if (due > request.now && due < absl::InfiniteFuture()) route.wait = due - request.now;
  }
  return route;
}

}  // namespace

Route RouteTo(const Policy& policy, const RouteRequest& request) {
  std::string skill = request.intent;
  if (request.rule_team.has_value() && !request.rule_team->empty()) {
    if (const Team* team = policy.FindTeam(*request.rule_team)) return Describe({team, "rule"}, request);
    if (*request.rule_team == kFrontLine) {
      Route route;
      route.team = std::string(kFrontLine);
      route.how = "rule";
      return route;
    }
    skill = *request.rule_team;
  }
  return Describe(ChooseBySkill(policy, skill, request), request);
}

}  // namespace firstline::escalation
