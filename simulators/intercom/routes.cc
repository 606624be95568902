#include "simulators/intercom/routes.h"

#include <nlohmann/json.hpp>

#include "simulators/intercom/conversations.h"
#include "simulators/intercom/json.h"
#include "simulators/intercom/lists.h"

namespace firstline::sim::intercom {
namespace {

Outcome RouteConversation(const Call& call, Workspace& workspace, const Options& options) {
  Conversation* const conversation = workspace.FindConversation(call.path[1]);
  if (conversation == nullptr) return NotFound();
  const size_t size = call.path.size();
  if (size == 2 && call.method == "GET") return ShowConversation(call, workspace, *conversation);
  if (size == 2 && call.method == "PUT") return UpdateConversation(call, workspace, options, *conversation);
  if (size == 4 && call.path[2] == "tags" && call.method == "DELETE") {
    return UntagConversation(call, workspace, options, *conversation);
  }
  if (size != 3 || call.method != "POST") return NotFound();
  if (call.path[2] == "reply") return ReplyConversation(call, workspace, options, *conversation);
  if (call.path[2] == "parts") return ManageConversation(call, workspace, options, *conversation);
  if (call.path[2] == "tags") return TagConversation(call, workspace, options, *conversation);
  return NotFound();
}

Outcome RouteOne(const Call& call, const Workspace& workspace, const Options& options) {
  const std::string& first = call.path[0];
  if (first == "contacts") return ShowContact(call, workspace, options);
  if (first == "companies") return ShowCompany(call, workspace, options);
  if (first == "admins") return ShowAdmin(call, workspace);
  if (first == "teams") return ShowTeam(call, workspace);
  if (first == "articles" || first == "internal_articles") return ShowArticle(call, workspace, options);
  return NotFound();
}

Outcome RouteList(const Call& call, const Workspace& workspace, const Options& options) {
  const std::string& first = call.path[0];
  if (first == "me") return Ok(MeJson(workspace.admins.at(options.bot_id), options));
  if (first == "admins") return ListAdmins(workspace);
  if (first == "teams") return ListTeams(workspace);
  if (first == "tags") return ListTags(workspace);
  if (first == "conversations") return ListConversations(call, workspace);
  if (first == "articles") return ListArticles(call, workspace, options, false);
  if (first == "internal_articles") return ListArticles(call, workspace, options, true);
  return NotFound();
}

}  // namespace

Outcome Route(const Call& call, Workspace& workspace, const Options& options) {
  if (call.path.empty()) return NotFound();
  const std::string& first = call.path[0];
  const size_t size = call.path.size();
  const bool search = size == 2 && call.path[1] == "search" && call.method == "POST";
  if (search && first == "conversations") return SearchConversations(call, workspace, options);
  if (search && first == "contacts") return SearchContacts(call, workspace, options);
  if (first == "conversations" && size > 1) return RouteConversation(call, workspace, options);
  if (first == "tags" && size == 1 && call.method == "POST") return CreateTag(call, workspace);
  if (call.method != "GET") return NotFound();
  if (size == 1) return RouteList(call, workspace, options);
  return size == 2 ? RouteOne(call, workspace, options) : NotFound();
}

}  // namespace firstline::sim::intercom
