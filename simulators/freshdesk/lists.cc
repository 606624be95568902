#include "simulators/freshdesk/lists.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <tuple>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "simulators/freshdesk/json.h"

namespace firstline::sim::freshdesk {
namespace {

constexpr int64_t kPerPage = 30;
constexpr int64_t kPerPageMax = 100;

std::optional<Outcome> ReadCount(const Call& call, const char* name, int64_t max, int64_t* value) {
  const std::string text = call.Parameter(name);
  if (text.empty()) return std::nullopt;
  if (absl::SimpleAtoi(text, value) && *value >= 1 && *value <= max) return std::nullopt;
  return Invalid(name, absl::StrCat("It should be a number from 1 to ", max), "invalid_value");
}

// The address of another page of the same list.
std::string PageUrl(const Call& call, int64_t page) {
  http::QueryPairs query;
  for (const auto& pair : call.query) {
    if (pair.first != "page") query.push_back(pair);
  }
  query.emplace_back("page", absl::StrCat(page));
  return absl::StrCat(call.base, "/api/v2/", absl::StrJoin(call.path, "/"), "?", http::ComposeQuery(query));
}

Outcome Paged(const Call& call, const std::vector<Json>& items, int64_t pages_max) {
  int64_t page = 1;
  int64_t size = kPerPage;
  if (auto problem = ReadCount(call, "page", pages_max, &page)) return *std::move(problem);
  if (auto problem = ReadCount(call, "per_page", kPerPageMax, &size)) return *std::move(problem);
  const int64_t count = static_cast<int64_t>(items.size());
  Json shown = Json::array();
  for (int64_t i = (page - 1) * size; i < std::min(count, page * size); ++i) {
    shown.push_back(items[static_cast<size_t>(i)]);
  }
  Outcome outcome = Ok(shown);
  if (page * size < count) outcome.headers.Add("Link", absl::StrCat("<", PageUrl(call, page + 1), ">; rel=\"next\""));
  return outcome;
}

constexpr int64_t kAnyPage = 1'000'000;

// Tickets changed since ?updated_since=, in the order the call asks for; or a refusal.
std::optional<Outcome> FindTickets(const Call& call, const Account& account, std::vector<const Ticket*>* found) {
  absl::Time since = absl::InfinitePast();
  const std::string text = call.Parameter("updated_since");
  std::string error;
  if (!text.empty() && !absl::ParseTime(absl::RFC3339_full, text, &since, &error)) {
    return Invalid("updated_since", "It should be in the 'combined date and time ISO8601' format", "invalid_date");
  }
  const std::string order = call.Parameter("order_by");
  if (!order.empty() && order != "created_at" && order != "updated_at" && order != "due_by" && order != "status") {
    return Invalid("order_by", "It should be one of these values: 'created_at,due_by,updated_at,status'",
                   "invalid_value");
  }
  const std::string type = call.Parameter("order_type");
  if (!type.empty() && type != "asc" && type != "desc") {
    return Invalid("order_type", "It should be one of these values: 'asc,desc'", "invalid_value");
  }
  for (const auto& [id, ticket] : account.tickets) {
    if (!ticket.deleted && ticket.updated_at >= since) found->push_back(&ticket);
  }
  const auto key = [&order](const Ticket* ticket) {
    const absl::Time at = order == "updated_at" ? ticket->updated_at : ticket->created_at;
    return std::tuple(order == "status" ? ticket->status : 0, at, ticket->id);
  };
  const bool ascending = type == "asc";
  std::sort(found->begin(), found->end(), [&](const Ticket* left, const Ticket* right) {
    return ascending ? key(left) < key(right) : key(right) < key(left);
  });
  return std::nullopt;
}

template <typename Map>
const typename Map::mapped_type* Find(const Map& map, const std::string& text) {
  int64_t id = 0;
  if (!absl::SimpleAtoi(text, &id)) return nullptr;
  const auto found = map.find(id);
  return found == map.end() ? nullptr : &found->second;
}

}  // namespace

Outcome ListTickets(const Call& call, const Account& account, const Options& options) {
  std::vector<const Ticket*> found;
  if (auto problem = FindTickets(call, account, &found)) return *std::move(problem);
  std::vector<Json> items;
  items.reserve(found.size());
  for (const Ticket* ticket : found) items.push_back(TicketItemJson(*ticket, account));
  return Paged(call, items, options.pages_max);
}

Outcome ListConversations(const Call& call, const Ticket& ticket) {
  std::vector<Json> items;
  items.reserve(ticket.conversations.size());
  for (const Conversation& conversation : ticket.conversations) {
    items.push_back(ConversationJson(conversation, ticket));
  }
  return Paged(call, items, kAnyPage);
}

Outcome ListRatings(const Call& call, const Ticket& ticket) {
  std::vector<Json> items;
  items.reserve(ticket.ratings.size());
  for (const Rating& rating : ticket.ratings) items.push_back(RatingJson(rating, ticket));
  return Paged(call, items, kAnyPage);
}

Outcome ListContacts(const Call& call, const Account& account) {
  const std::string email = call.Parameter("email");
  std::vector<Json> items;
  for (const auto& [id, contact] : account.contacts) {
    if (email.empty() || absl::EqualsIgnoreCase(email, contact.email)) items.push_back(ContactJson(contact));
  }
  return Paged(call, items, kAnyPage);
}

Outcome ListAgents(const Call& call, const Account& account) {
  std::vector<Json> items;
  items.reserve(account.agents.size());
  for (const auto& [id, agent] : account.agents) items.push_back(AgentJson(agent));
  return Paged(call, items, kAnyPage);
}

Outcome ListGroups(const Call& call, const Account& account) {
  std::vector<Json> items;
  items.reserve(account.groups.size());
  for (const auto& [id, group] : account.groups) items.push_back(GroupJson(group, account));
  return Paged(call, items, kAnyPage);
}

Outcome ListFields(const Call& call, const Options& options) {
  std::vector<Json> items;
  int64_t id = 1;
  for (const char* name : {"subject", "status", "priority", "group", "agent", "ticket_type"}) {
    items.push_back({{"id", id++}, {"name", name}, {"label", name}, {"default", true}, {"type", "default"}});
  }
  for (const std::string& name : options.custom_fields) {
    items.push_back({{"id", id++}, {"name", name}, {"label", name}, {"default", false}, {"type", "custom_text"}});
  }
  return Paged(call, items, kAnyPage);
}

Outcome ShowOne(const Call& call, const Account& account) {
  const std::string& what = call.path[0];
  const std::string& id = call.path[1];
  if (what == "agents" && id == "me") return Ok(AgentJson(account.agents.at(call.actor.user_id)));
  if (what == "agents") {
    const Agent* const agent = Find(account.agents, id);
    return agent == nullptr ? NotFound() : Ok(AgentJson(*agent));
  }
  if (what == "groups") {
    const Group* const group = Find(account.groups, id);
    return group == nullptr ? NotFound() : Ok(GroupJson(*group, account));
  }
  if (what == "contacts") {
    const Contact* const contact = Find(account.contacts, id);
    return contact == nullptr ? NotFound() : Ok(ContactJson(*contact));
  }
  const Company* const company = what == "companies" ? Find(account.companies, id) : nullptr;
  return company == nullptr ? NotFound() : Ok(CompanyJson(*company));
}

}  // namespace firstline::sim::freshdesk
