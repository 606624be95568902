#include "simulators/freshdesk/model.h"

namespace firstline::sim::freshdesk {

Account::Account(const Options& options)
    : next_ticket(options.first_ticket),
      next_contact(options.first_contact),
      next_conversation(options.first_conversation) {
  const char* const names[] = {"Tier 1", "Billing", "Technical", "Trust and legal", "Sales"};
  std::vector<int64_t> all;
  for (int64_t id = 600; id < 605; ++id) {
    groups[id] = {.id = id, .name = names[id - 600]};
    all.push_back(id);
  }
  const int64_t owner = options.key_owner;
  agents[owner] = {.id = owner, .name = "Firstline", .email = "firstline@example.com", .groups = all};
  agents[8001] = {.id = 8001, .name = "Sam Operator", .email = "sam@example.com", .groups = all};
  agents[8002] = {.id = 8002, .name = "Kim Operator", .email = "kim@example.com", .groups = {601, 602}};
}

Ticket* Account::FindTicket(int64_t id) {
  const auto found = tickets.find(id);
  return found == tickets.end() || found->second.deleted ? nullptr : &found->second;
}

Contact* Account::FindContactByEmail(const std::string& email) {
  const auto found = contact_by_email.find(email);
  return found == contact_by_email.end() ? nullptr : &contacts.at(found->second);
}

}  // namespace firstline::sim::freshdesk
