#include "simulators/intercom/inbox.h"

#include <nlohmann/json.hpp>
#include <utility>
#include <variant>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "common/base/ids.h"
#include "simulators/desk/deeds.h"
#include "simulators/desk/html.h"
#include "simulators/intercom/edit.h"
#include "simulators/intercom/json.h"

namespace firstline::sim::intercom {
namespace {

constexpr int64_t kUsualTeammate = 8001;
constexpr absl::Duration kSnooze = absl::Hours(24);

Outcome Problem(int status, const std::string& what) { return {.status = status, .body = Dump({{"error", what}})}; }

Json Line(const char* op, const char* actor, const std::string& user, const Conversation& conversation) {
  return {{"op", op},
          {"actor", actor},
          {"user", user},
          {"ticket", conversation.id},
          {"external_id", conversation.external_id}};
}

Json CommentLine(int64_t id, bool is_public, const std::string& author, const std::string& html) {
  return {{"id", absl::StrCat(id)}, {"public", is_public}, {"author_id", author}, {"text", desk::FromHtml(html)}};
}

std::string HtmlOf(const desk::Writing& writing) {
  return writing.html.empty() ? desk::ToHtml(writing.text) : writing.html;
}

Outcome Done(const Conversation& conversation, std::vector<Change> changes, const Json& line, Json answer,
             int status = 200) {
  answer["ticket_id"] = conversation.id;
  Outcome outcome = Ok(answer, status);
  outcome.changes = std::move(changes);
  outcome.journal.push_back(Dump(line));
  return outcome;
}

void SetCompany(const desk::Company& given, absl::Time now, Contact& contact, Workspace& workspace) {
  const std::string id = HashId({"intercom company", given.id}).substr(0, 24);
  Company& company = workspace.companies[id];
  if (company.id.empty()) company = {.id = id, .company_id = given.id, .created_at = desk::WholeSecond(now)};
  if (!given.name.empty()) company.name = given.name;
  for (const auto& [name, value] : given.attributes) company.attributes[name] = value;
  contact.company = id;
}

// The contact, made where the address is new.
Contact& ContactOf(const desk::Person& given, Workspace& workspace, absl::Time now) {
  Contact* contact = workspace.FindContactByEmail(given.email);
  if (contact == nullptr) {
    const std::string id = HashId({"intercom contact", absl::StrCat(workspace.next_contact++)}).substr(0, 24);
    contact = &workspace.contacts[id];
    *contact = {.id = id, .name = given.name, .email = given.email, .created_at = desk::WholeSecond(now)};
    workspace.contact_by_email[given.email] = id;
  }
  if (!given.locale.empty()) contact->locale = given.locale;
  if (!given.external_id.empty()) contact->external_id = given.external_id;
  for (const auto& [name, value] : given.attributes) contact->attributes[name] = value;
  if (given.company) SetCompany(*given.company, now, *contact, workspace);
  contact->updated_at = desk::WholeSecond(now);
  return *contact;
}

// What the vendor calls the channel.
std::string SourceType(const std::string& channel) {
  if (channel == "email" || channel == "sms" || channel == "whatsapp" || channel == "facebook") return channel;
  return "conversation";
}

Outcome Open(const Call& call, const desk::OpenTicket& open, Workspace& workspace) {
  const bool stranger = workspace.FindContactByEmail(open.requester.email) == nullptr;
  if (stranger && open.requester.name.empty()) return Problem(400, "requester.name: want one for a new customer");
  if (workspace.by_external_id.contains(open.external_id)) return Problem(409, "external_id: is taken");
  if (open.group_id && !workspace.teams.contains(*open.group_id)) return Problem(422, "group_id: no such team");

  const Contact& contact = ContactOf(open.requester, workspace, call.now);
  std::vector<Change> changes;
  const std::string html = HtmlOf(open.message);
  Conversation& conversation =
      OpenConversation(workspace, contact, SourceType(open.channel), open.subject, html, call.now, &changes);
  conversation.external_id = open.external_id;
  if (!open.external_id.empty()) workspace.by_external_id[open.external_id] = conversation.id;
  conversation.team_id = open.group_id;
  for (const std::string& name : open.tags) {
    const Tag* tag = workspace.FindTag(name);
    if (tag == nullptr) {
      const int64_t id = workspace.next_tag++;
      tag = &(workspace.tags[id] = {id, name});
    }
    conversation.tags.push_back({tag->id, conversation.created_at, kUsualTeammate});
  }
  Json line = Line("message", "customer", contact.id, conversation);
  line["comment"] = CommentLine(conversation.source_id, true, contact.id, html);
  return Done(conversation, std::move(changes), line, {{"message_id", absl::StrCat(conversation.source_id)}}, 201);
}

// Who acts for the teammates, or nullptr.
const Admin* Teammate(const Workspace& workspace, const std::optional<int64_t>& id) {
  const auto admin = workspace.admins.find(id.value_or(kUsualTeammate));
  return admin == workspace.admins.end() ? nullptr : &admin->second;
}

Outcome Write(const Call& call, const desk::WriteMessage& write, Conversation& conversation, Workspace& workspace,
              const Options& options) {
  const std::string html = HtmlOf(write.message);
  const Admin* const admin = Teammate(workspace, write.agent_id);
  if (write.by_agent && admin == nullptr) return Problem(422, "agent_id: no such admin");
  const Author author = write.by_agent ? AuthorOf(*admin) : AuthorOf(workspace.contacts.at(conversation.contact));
  Edit edit(workspace, conversation, author, "", call.now);
  const Part& part = write.by_agent ? edit.Reply(write.is_public ? "comment" : "note", html)
                                    : edit.ContactWrites(html, options.reopens_on_reply);
  Json line = Line("message", write.by_agent ? "agent" : "customer", author.id, conversation);
  line["comment"] = CommentLine(part.id, part.type != "note", author.id, html);
  return Done(conversation, edit.TakeChanges(), line, {{"message_id", absl::StrCat(part.id)}});
}

Outcome Rate(const Call& call, const desk::RateTicket& rate, Conversation& conversation, Workspace& workspace,
             const Options& options) {
  int64_t rating = rate.score == "good" ? options.rating_good : options.rating_bad;
  if (rate.score != "good" && rate.score != "bad") (void)absl::SimpleAtoi(rate.score, &rating);
  if (rating < 1 || rating > 5) return Problem(400, "score: want good, bad or 1 to 5");
  const Author author = AuthorOf(workspace.contacts.at(conversation.contact));
  Edit edit(workspace, conversation, author, "", call.now);
  edit.Rate(rating, rate.comment);
  Json line = Line("rating", "customer", author.id, conversation);
  line["score"] = rating;
  return Done(conversation, edit.TakeChanges(), line, Json::object());
}

Outcome Move(const Call& call, const desk::MoveTicket& move, Conversation& conversation, Workspace& workspace) {
  const Admin* const admin = Teammate(workspace, move.agent_id);
  if (admin == nullptr) return Problem(422, "agent_id: no such admin");
  Edit edit(workspace, conversation, AuthorOf(*admin), "", call.now);
  if (move.status == "open") {
    edit.Open();
  } else if (move.status == "pending" || move.status == "hold") {
    edit.Snooze(desk::WholeSecond(call.now) + kSnooze);
  } else if (move.status == "deleted") {
    edit.Delete();
  } else {
    edit.Close("");
  }
  Json line = Line("status", "agent", absl::StrCat(admin->id), conversation);
  line["status"] = conversation.deleted ? "deleted" : conversation.state;
  return Done(conversation, edit.TakeChanges(), line, Json::object());
}

Outcome Assign(const Call& call, const desk::AssignTicket& assign, Conversation& conversation, Workspace& workspace) {
  const auto& [team, admin] = assign;
  if (team && *team && !workspace.teams.contains(**team)) return Problem(422, "no such team");
  if (admin && *admin && !workspace.admins.contains(**admin)) return Problem(422, "no such admin");
  Edit edit(workspace, conversation, AuthorOf(workspace.admins.at(kUsualTeammate)), "", call.now);
  Json line = Line("assign", "agent", absl::StrCat(kUsualTeammate), conversation);
  if (team) {
    edit.Assign("team", team->value_or(0), "");
    line["group_id"] = IdOrNull(conversation.team_id);
  }
  if (admin) {
    edit.Assign("admin", admin->value_or(0), "");
    line["assignee_id"] = IdOrNull(conversation.admin_id);
  }
  return Done(conversation, edit.TakeChanges(), line, Json::object());
}

Outcome Suspend(const desk::SuspendRequester& suspend, const Conversation& conversation, Workspace& workspace) {
  workspace.contacts.at(conversation.contact).blocked = suspend.suspended;
  Json line = Line("suspend", "agent", absl::StrCat(kUsualTeammate), conversation);
  line["suspended"] = suspend.suspended;
  return Done(conversation, {}, line, Json::object());
}

Outcome Show(const Conversation& conversation, const Workspace& workspace) {
  Json json = ConversationJson(conversation, workspace, BodyAs::kHtml);
  json["ticket_id"] = conversation.id;
  json["external_id"] = conversation.external_id;
  json["last_customer_message_id"] = absl::StrCat(conversation.source_id);
  for (const Part& part : conversation.parts) {
    const bool by_contact = part.author.type == "user" || part.author.type == "lead";
    if (by_contact && !part.body.empty()) json["last_customer_message_id"] = absl::StrCat(part.id);
  }
  return Ok(json);
}

Outcome AddPerson(const Call& call, const desk::AddPerson& add, Workspace& workspace) {
  if (add.role == "end-user") {
    if (workspace.FindContactByEmail(add.email) != nullptr) return Problem(409, "email: is taken");
    const desk::Person person = {.name = add.name, .email = add.email, .locale = add.locale};
    return Ok({{"id", ContactOf(person, workspace, call.now).id}}, 201);
  }
  for (const int64_t team : add.groups) {
    if (!workspace.teams.contains(team)) return Problem(422, "groups: no such team");
  }
  // Above the usual operators, below the one whose id no double can hold.
  const int64_t id = 9000 + static_cast<int64_t>(workspace.admins.size());
  workspace.admins[id] = {.id = id, .name = add.name, .email = add.email, .teams = add.groups};
  return Ok(AdminJson(workspace.admins[id]), 201);
}

Outcome AddTeam(const desk::AddGroup& add, Workspace& workspace) {
  workspace.teams[add.id] = {.id = add.id, .name = add.name};
  return Ok(TeamJson(workspace.teams[add.id], workspace), 201);
}

// Only this vendor's control side has articles.
Outcome AddArticle(const Call& call, Workspace& workspace) {
  Article article = {.id = workspace.next_article, .created_at = desk::WholeSecond(call.now)};
  std::optional<bool> internal;
  const auto misfit = desk::ReadBody(call.body, {{"title", desk::ReadText(article.title)},
                                                 {"body", desk::ReadText(article.body)},
                                                 {"state", desk::ReadText(article.state)},
                                                 {"audience", desk::ReadText(article.audience)},
                                                 {"locale", desk::ReadText(article.locale)},
                                                 {"internal", desk::ReadBoolean(internal)}});
  if (misfit) return Problem(400, absl::StrCat("`", misfit->member, "`: want ", misfit->want));
  if (article.title.empty()) return Problem(400, "title: want one");
  if (article.state != "published" && article.state != "draft") return Problem(400, "state: want published or draft");
  article.internal = internal.value_or(false);
  article.updated_at = article.created_at;
  ++workspace.next_article;
  workspace.articles[article.id] = article;
  return Ok({{"id", absl::StrCat(article.id)}}, 201);
}

// One function per deed.
struct Doer {
  const Call& call;
  Workspace& workspace;
  const Options& options;
  Conversation* conversation;  // nullptr for what is about none

  Outcome operator()(const desk::OpenTicket& open) const { return Open(call, open, workspace); }
  Outcome operator()(const desk::WriteMessage& write) const {
    return Write(call, write, *conversation, workspace, options);
  }
  Outcome operator()(const desk::RateTicket& rate) const { return Rate(call, rate, *conversation, workspace, options); }
  Outcome operator()(const desk::MoveTicket& move) const { return Move(call, move, *conversation, workspace); }
  Outcome operator()(const desk::AssignTicket& assign) const { return Assign(call, assign, *conversation, workspace); }
  Outcome operator()(const desk::SuspendRequester& suspend) const { return Suspend(suspend, *conversation, workspace); }
  Outcome operator()(const desk::ShowTicket&) const { return Show(*conversation, workspace); }
  Outcome operator()(const desk::AddPerson& add) const { return AddPerson(call, add, workspace); }
  Outcome operator()(const desk::AddGroup& add) const { return AddTeam(add, workspace); }
};

}  // namespace

const Conversation* FindAnyConversation(const Workspace& workspace, const std::string& id) {
  const auto external = workspace.by_external_id.find(id);
  const auto found = workspace.conversations.find(external == workspace.by_external_id.end() ? id : external->second);
  return found == workspace.conversations.end() ? nullptr : &found->second;
}

Outcome RouteControl(const Call& call, Workspace& workspace, const Options& options) {
  if (call.method == "POST" && call.path == std::vector<std::string>{"articles"}) return AddArticle(call, workspace);
  const absl::StatusOr<desk::Deed> deed = desk::ReadDeed(call);
  if (!deed.ok()) return Problem(desk::HttpStatusOf(deed.status()), std::string(deed.status().message()));
  const bool about_one = call.path.size() > 1;
  const Conversation* const found = about_one ? FindAnyConversation(workspace, deed->ticket) : nullptr;
  if (about_one && found == nullptr) return Problem(404, "no such conversation");
  Conversation* const conversation = about_one ? &workspace.conversations.at(found->id) : nullptr;
  return std::visit(Doer{call, workspace, options, conversation}, deed->what);
}

}  // namespace firstline::sim::intercom
