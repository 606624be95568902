#include <nlohmann/json.hpp>
#include <set>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "simulators/zendesk/json.h"
#include "simulators/zendesk/lists.h"
#include "simulators/zendesk/paging.h"

namespace firstline::sim::zendesk {
namespace {

bool Matches(const User& user, absl::string_view query) {
  if (absl::ConsumePrefix(&query, "email:")) return absl::EqualsIgnoreCase(user.email, query);
  if (absl::ConsumePrefix(&query, "external_id:")) return !query.empty() && user.external_id == query;
  if (absl::ConsumePrefix(&query, "user:")) return absl::StrCat(user.id) == query;
  const std::string wanted = absl::AsciiStrToLower(query);
  return absl::StrContains(absl::AsciiStrToLower(absl::StrCat(user.name, " ", user.email)), wanted);
}

}  // namespace

Outcome ListUsers(const Call& call, const Account& account) {
  std::set<std::string> roles;
  for (const auto& [name, value] : call.query) {
    if (name != "role[]" && name != "role") continue;
    if (value != "end-user" && value != "agent" && value != "admin")
      return InvalidAttribute(name, "end-user, agent or admin");
    roles.insert(value);
  }
  std::vector<Json> users;
  for (const auto& [id, user] : account.users) {
    if (roles.empty() || roles.contains(user.role)) users.push_back(UserJson(user));
  }
  return Paged(call, "/api/v2/users", "users", std::move(users));
}

Outcome SearchUsers(const Call& call, const Account& account) {
  const std::string query = call.Parameter("query");
  if (query.empty()) return InvalidAttribute("query", "something to search for");
  std::vector<Json> users;
  for (const auto& [id, user] : account.users) {
    if (Matches(user, query)) users.push_back(UserJson(user));
  }
  return Paged(call, "/api/v2/users/search", "users", std::move(users));
}

Outcome ShowUser(const Call&, const Account& account, int64_t id) {
  const auto user = account.users.find(id);
  return user == account.users.end() ? NotFound() : Ok({{"user", UserJson(user->second)}});
}

Outcome ListGroups(const Call& call, const Account& account) {
  std::vector<Json> groups;
  groups.reserve(account.groups.size());
  for (const auto& [id, group] : account.groups) groups.push_back(GroupJson(group));
  return Paged(call, "/api/v2/groups", "groups", std::move(groups));
}

Outcome ListMemberships(const Call& call, const Account& account) {
  std::vector<Json> memberships;
  for (const auto& [id, user] : account.users) {
    for (const int64_t group : user.groups) {
      memberships.push_back(
          {{"id", id * 1000 + group}, {"user_id", id}, {"group_id", group}, {"default", group == user.groups.front()}});
    }
  }
  return Paged(call, "/api/v2/group_memberships", "group_memberships", std::move(memberships));
}

}  // namespace firstline::sim::zendesk
