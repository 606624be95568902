#include "simulators/zendesk/model.h"

namespace firstline::sim::zendesk {

Ticket* Account::FindTicket(int64_t id) {
  const auto found = tickets.find(id);
  return found == tickets.end() ? nullptr : &found->second;
}

Ticket* Account::FindExternal(const std::string& external_id) {
  for (auto& [id, ticket] : tickets) {
    if (ticket.external_id == external_id) return &ticket;
  }
  return nullptr;
}

User* Account::FindUserByEmail(const std::string& email) {
  for (auto& [id, user] : users) {
    if (user.email == email) return &user;
  }
  return nullptr;
}

Account NewAccount() {
  Account account;
  account.users[8000] = {.id = 8000, .name = "Firstline", .email = "firstline@example.com", .role = "admin"};
  account.users[8001] = {.id = 8001, .name = "Sam Operator", .email = "sam@example.com", .role = "agent"};
  account.users[8002] = {.id = 8002, .name = "Kim Operator", .email = "kim@example.com", .role = "agent"};
  const char* const names[] = {"Tier 1", "Billing", "Technical", "Trust and legal", "Sales"};
  for (int64_t i = 0; i < 5; ++i) account.groups[600 + i] = {.id = 600 + i, .name = names[i]};
  return account;
}

std::string Stamp(absl::Time time) { return absl::FormatTime("%Y-%m-%dT%H:%M:%SZ", time, absl::UTCTimeZone()); }

}  // namespace firstline::sim::zendesk
