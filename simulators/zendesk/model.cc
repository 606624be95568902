#include "simulators/zendesk/model.h"

namespace firstline::sim::zendesk {
namespace {

template <typename Map>
typename Map::mapped_type* Find(Map& map, int64_t id) {
  const auto found = map.find(id);
  return found == map.end() ? nullptr : &found->second;
}

}  // namespace

const Comment* Ticket::FindComment(int64_t comment_id) const {
  for (const Comment& comment : comments) {
    if (comment.id == comment_id) return &comment;
  }
  return nullptr;
}

Account::Account(const Options& options)
    : next_ticket(options.first_ticket),
      next_user(options.first_user),
      next_comment(options.first_comment),
      next_audit(options.first_audit) {
  const char* const names[] = {"Tier 1", "Billing", "Technical", "Trust and legal", "Sales"};
  std::vector<int64_t> all;
  for (int64_t id = 600; id < 605; ++id) {
    groups[id] = {.id = id, .name = names[id - 600]};
    all.push_back(id);
  }
  AddUser({.id = 8000, .name = "Firstline", .email = "firstline@example.com", .role = "admin", .groups = all});
  AddUser({.id = 8001, .name = "Sam Operator", .email = "sam@example.com", .role = "agent", .groups = all});
  AddUser({.id = 8002, .name = "Kim Operator", .email = "kim@example.com", .role = "agent", .groups = {601, 602}});
}

Ticket* Account::FindTicket(int64_t id) { return Find(tickets, id); }

Ticket* Account::FindExternal(const std::string& external_id) {
  const auto found = tickets_by_external_id.find(external_id);
  return found == tickets_by_external_id.end() ? nullptr : FindTicket(found->second);
}

User* Account::FindUser(int64_t id) { return Find(users, id); }

User* Account::FindUserByEmail(const std::string& email) {
  const auto found = users_by_email.find(email);
  return found == users_by_email.end() ? nullptr : FindUser(found->second);
}

User& Account::AddUser(User user) {
  if (user.id == 0) user.id = next_user++;
  if (!user.email.empty()) users_by_email[user.email] = user.id;
  User& added = users[user.id];
  added = std::move(user);
  return added;
}

}  // namespace firstline::sim::zendesk
