#include "simulators/intercom/model.h"

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"

namespace firstline::sim::intercom {
namespace {

template <typename Map>
const typename Map::mapped_type* FindByText(const Map& map, const std::string& id) {
  int64_t number = 0;
  if (!absl::SimpleAtoi(id, &number)) return nullptr;
  const auto found = map.find(number);
  return found == map.end() ? nullptr : &found->second;
}

}  // namespace

Workspace::Workspace(const Options& options)
    : next_conversation(options.first_conversation), next_part(options.first_part) {
  const char* const names[] = {"Tier 1", "Billing", "Technical", "Trust and legal", "Sales"};
  std::vector<int64_t> all;
  for (int64_t id = 600; id < 605; ++id) {
    teams[id] = {.id = id, .name = names[id - 600]};
    all.push_back(id);
  }
  const int64_t bot = options.bot_id;
  admins[bot] = {.id = bot, .name = "Firstline", .email = "firstline@example.com", .teams = all};
  admins[8001] = {.id = 8001, .name = "Sam Operator", .email = "sam@example.com", .teams = all};
  const int64_t far = options.far_admin;
  admins[far] = {.id = far, .name = "Kim Operator", .email = "kim@example.com", .teams = {601, 602}};
}

Conversation* Workspace::FindConversation(const std::string& id) {
  const auto found = conversations.find(id);
  return found == conversations.end() || found->second.deleted ? nullptr : &found->second;
}

Contact* Workspace::FindContactByEmail(const std::string& email) {
  const auto found = contact_by_email.find(email);
  return found == contact_by_email.end() ? nullptr : &contacts.at(found->second);
}

const Tag* Workspace::FindTag(const std::string& name) const {
  for (const auto& [id, tag] : tags) {
    if (absl::EqualsIgnoreCase(tag.name, name)) return &tag;
  }
  return nullptr;
}

const Admin* Workspace::FindAdmin(const std::string& id) const { return FindByText(admins, id); }
const Team* Workspace::FindTeam(const std::string& id) const { return FindByText(teams, id); }

Author AuthorOf(const Admin& admin) { return {"admin", absl::StrCat(admin.id), admin.name, admin.email}; }
Author AuthorOf(const Contact& contact) { return {contact.role, contact.id, contact.name, contact.email}; }

}  // namespace firstline::sim::intercom
