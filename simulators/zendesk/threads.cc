#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "absl/strings/str_cat.h"
#include "simulators/zendesk/json.h"
#include "simulators/zendesk/lists.h"
#include "simulators/zendesk/paging.h"

namespace firstline::sim::zendesk {

Outcome ListComments(const Call& call, const Account& account, const Ticket& ticket) {
  const std::string sort = call.Parameter("sort");
  if (!sort.empty() && sort != "created_at" && sort != "-created_at") {
    return InvalidAttribute("sort", "created_at or -created_at");
  }
  std::vector<Json> comments;
  comments.reserve(ticket.comments.size());
  for (const Comment& comment : ticket.comments) comments.push_back(CommentJson(comment));
  if (sort == "-created_at") std::reverse(comments.begin(), comments.end());
  Outcome outcome =
      Paged(call, absl::StrCat("/api/v2/tickets/", ticket.id, "/comments"), "comments", std::move(comments));
  if (outcome.status != 200 || call.Parameter("include") != "users") return outcome;
  Json body = Json::parse(outcome.body);
  std::set<int64_t> authors;
  for (const Json& comment : body["comments"]) authors.insert(comment["author_id"].get<int64_t>());
  body["users"] = Json::array();
  for (const int64_t id : authors) body["users"].push_back(UserJson(account.users.at(id)));
  outcome.body = Dump(body);
  return outcome;
}

Outcome ListAudits(const Call& call, const Ticket& ticket) {
  std::vector<Json> audits;
  audits.reserve(ticket.audits.size());
  for (const Audit& audit : ticket.audits) audits.push_back(AuditJson(audit, ticket));
  return Paged(call, absl::StrCat("/api/v2/tickets/", ticket.id, "/audits"), "audits", std::move(audits));
}

}  // namespace firstline::sim::zendesk
