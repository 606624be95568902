#include "simulators/intercom/lists.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "simulators/intercom/json.h"
#include "simulators/intercom/search.h"

namespace firstline::sim::intercom {
namespace {

constexpr size_t kArticlesPerPage = 25;      // helpdesks.md 2.6
constexpr size_t kArticlesPerPageMax = 250;  // [M]

Listing Conversations(bool descending) {
  return {.type = "conversation.list",
          .name = "conversations",
          .fields = {"id", "created_at", "updated_at", "waiting_since", "snoozed_until", "state", "open", "read",
                     "title", "admin_assignee_id", "team_assignee_id", "contact_ids", "tag_ids", "source.type"},
          .descending = descending};
}

std::vector<Findable> Findables(const Workspace& workspace) {
  std::vector<Findable> things;
  for (const auto& [id, conversation] : workspace.conversations) {
    if (conversation.deleted) continue;
    const Json item = ConversationItemJson(conversation, workspace, BodyAs::kHtml);
    Json fields = {{"contact_ids", {conversation.contact}}, {"tag_ids", Json::array()}};
    fields["source.type"] = conversation.source_type;
    for (const AppliedTag& tag : conversation.tags) fields["tag_ids"].push_back(absl::StrCat(tag.id));
    for (const std::string& name : Conversations(true).fields) {
      if (!fields.contains(name)) fields[name] = item.at(name);
    }
    things.push_back({absl::ToUnixSeconds(conversation.updated_at), id, Dump(fields), Dump(item)});
  }
  return things;
}

}  // namespace

Outcome ListConversations(const Call& call, const Workspace& workspace) {
  return List(call, Conversations(true), Findables(workspace));
}

Outcome SearchConversations(const Call& call, const Workspace& workspace, const Options& options) {
  return Search(call, Conversations(options.search_newest_first), Findables(workspace));
}

Outcome SearchContacts(const Call& call, const Workspace& workspace, const Options& options) {
  const Listing listing = {.type = "list",
                           .name = "data",
                           .fields = {"id", "role", "name", "email", "external_id", "created_at", "updated_at"},
                           .descending = true};
  std::vector<Findable> things;
  for (const auto& [id, contact] : workspace.contacts) {
    if (contact.created_at > call.now - options.contact_search_lag) continue;
    const Json item = ContactJson(contact, options);
    Json fields;
    for (const std::string& name : listing.fields) fields[name] = item.at(name);
    things.push_back({absl::ToUnixSeconds(contact.updated_at), id, Dump(fields), Dump(item)});
  }
  return Search(call, listing, std::move(things));
}

Outcome ShowContact(const Call& call, const Workspace& workspace, const Options& options) {
  const auto contact = workspace.contacts.find(call.path[1]);
  return contact == workspace.contacts.end() ? NotFound() : Ok(ContactJson(contact->second, options));
}

Outcome ShowCompany(const Call& call, const Workspace& workspace, const Options& options) {
  const auto company = workspace.companies.find(call.path[1]);
  return company == workspace.companies.end() ? Error(404, "company_not_found", "Company Not Found")
                                              : Ok(CompanyJson(company->second, options));
}

Outcome ListAdmins(const Workspace& workspace) {
  Json admins = Json::array();
  for (const auto& [id, admin] : workspace.admins) admins.push_back(AdminJson(admin));
  return Ok({{"type", "admin.list"}, {"admins", admins}});
}

Outcome ShowAdmin(const Call& call, const Workspace& workspace) {
  const Admin* const admin = workspace.FindAdmin(call.path[1]);
  return admin == nullptr ? Error(404, "admin_not_found", "Admin not found") : Ok(AdminJson(*admin));
}

Outcome ListTeams(const Workspace& workspace) {
  Json teams = Json::array();
  for (const auto& [id, team] : workspace.teams) teams.push_back(TeamJson(team, workspace));
  return Ok({{"type", "team.list"}, {"teams", teams}});
}

Outcome ShowTeam(const Call& call, const Workspace& workspace) {
  const Team* const team = workspace.FindTeam(call.path[1]);
  return team == nullptr ? Error(404, "team_not_found", "Team not found") : Ok(TeamJson(*team, workspace));
}

Outcome ListTags(const Workspace& workspace) {
  Json tags = Json::array();
  for (const auto& [id, tag] : workspace.tags) tags.push_back(TagJson(tag));
  return Ok({{"type", "list"}, {"data", tags}});
}

Outcome CreateTag(const Call& call, Workspace& workspace) {
  std::string name;
  const auto misfit = desk::ReadBody(call.body, {{"name", desk::ReadText(name)}});
  if (misfit) return Refuse(*misfit);
  if (absl::StripAsciiWhitespace(name).empty()) return ParameterInvalid("name: want one");
  const Tag* tag = workspace.FindTag(name);
  const bool made = tag == nullptr;
  if (made) {
    const int64_t id = workspace.next_tag++;
    tag = &(workspace.tags[id] = {id, name});
  }
  Outcome outcome = Ok(TagJson(*tag));
  if (made) {
    outcome.journal.push_back(
        Dump({{"op", "create_tag"}, {"actor", "api"}, {"ticket", nullptr}, {"external_id", ""}, {"name", name}}));
  }
  return outcome;
}

Outcome ListArticles(const Call& call, const Workspace& workspace, const Options& options, bool internal) {
  size_t page = 1;
  size_t size = kArticlesPerPage;
  const std::string page_text = call.Parameter("page");
  const std::string size_text = call.Parameter("per_page");
  if (!page_text.empty() && (!absl::SimpleAtoi(page_text, &page) || page < 1)) {
    return ParameterInvalid("page: want a number from 1");
  }
  if (!size_text.empty() && (!absl::SimpleAtoi(size_text, &size) || size < 1 || size > kArticlesPerPageMax)) {
    return ParameterInvalid("per_page: want 1 to 250");
  }
  std::vector<const Article*> articles;
  for (const auto& [id, article] : workspace.articles) {
    if (article.internal == internal) articles.push_back(&article);
  }
  std::stable_sort(articles.begin(), articles.end(),
                   [](const Article* left, const Article* right) { return left->updated_at > right->updated_at; });
  Json data = Json::array();
  for (size_t i = (page - 1) * size; i < std::min(articles.size(), page * size); ++i) {
    data.push_back(internal ? InternalArticleJson(*articles[i]) : ArticleJson(*articles[i], options, call.version));
  }
  return Ok({{"type", "list"},
             {"data", data},
             {"total_count", articles.size()},
             {"pages",
              {{"type", "pages"},
               {"page", page},
               {"per_page", size},
               {"total_pages", (articles.size() + size - 1) / size}}}});
}

Outcome ShowArticle(const Call& call, const Workspace& workspace, const Options& options) {
  int64_t id = 0;
  const bool number = absl::SimpleAtoi(call.path[1], &id);
  const auto article = workspace.articles.find(id);
  const bool internal = call.path[0] == "internal_articles";
  if (!number || article == workspace.articles.end() || article->second.internal != internal) return NotFound();
  return Ok(internal ? InternalArticleJson(article->second) : ArticleJson(article->second, options, call.version));
}

}  // namespace firstline::sim::intercom
