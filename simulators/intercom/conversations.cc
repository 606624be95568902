#include "simulators/intercom/conversations.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "simulators/desk/html.h"
#include "simulators/intercom/edit.h"
#include "simulators/intercom/json.h"

namespace firstline::sim::intercom {
namespace {

using desk::MemberReaders;
using desk::MisfitOr;
using desk::ReadBody;
using desk::ReadInteger;
using desk::ReadText;

Outcome AdminNotFound() { return Error(404, "admin_not_found", "Admin for admin_id not found"); }
Outcome TagNotFound() { return Error(404, "tag_not_found", "Resource Not Found"); }

Json Line(const char* op, int64_t admin, const Conversation& conversation) {
  return {{"op", op},
          {"actor", "api"},
          {"user", absl::StrCat(admin)},
          {"ticket", conversation.id},
          {"external_id", conversation.external_id}};
}

Json CommentLine(const Part& part) {
  return {{"id", absl::StrCat(part.id)},
          {"public", part.type != "note"},
          {"author_id", part.author.id},
          {"text", desk::FromHtml(part.body)},
          {"html", part.body}};
}

Outcome Done(Edit& edit, const Json& answer, const Json& line) {
  Outcome outcome = Ok(answer);
  outcome.changes = edit.TakeChanges();
  outcome.journal.push_back(Dump(line));
  return outcome;
}

// Whether some object of the text names a member twice, which a parser would silently fold.
bool NamesMemberTwice(const std::string& text) {
  std::vector<std::set<std::string>> open;
  bool twice = false;
  const Json::parser_callback_t callback = [&](int, Json::parse_event_t event, Json& parsed) {
    if (event == Json::parse_event_t::object_start) open.emplace_back();
    if (event == Json::parse_event_t::object_end && !open.empty()) open.pop_back();
    if (event == Json::parse_event_t::key) twice = !open.back().insert(parsed.get<std::string>()).second || twice;
    return true;
  };
  const bool readable = !Json::parse(text, callback, /*allow_exceptions=*/false).is_discarded();
  return readable && twice;
}

struct PartBody {
  std::string message_type, type = "admin", admin_id, body, assignee_id;
  std::optional<int64_t> snoozed_until;
};

// Members of any part; which of them a type takes is checked afterwards.
MemberReaders ReadersOf(PartBody& body) {
  MemberReaders readers = {
      {"message_type", ReadText(body.message_type)}, {"type", ReadText(body.type)},
      {"admin_id", ReadText(body.admin_id)},         {"body", ReadText(body.body)},
      {"assignee_id", ReadText(body.assignee_id)},   {"snoozed_until", ReadInteger(body.snoozed_until)}};
  return readers;
}

// What the message type does not take, or lacks.
std::optional<Outcome> CheckPart(const PartBody& body) {
  const std::string& type = body.message_type;
  if (type != "close" && type != "open" && type != "snoozed" && type != "assignment") {
    return ParameterInvalid("message_type: want close, open, snoozed or assignment");
  }
  const bool assigns = type == "assignment";
  if (assigns ? body.type != "admin" && body.type != "team" : body.type != "admin") {
    return ParameterInvalid(assigns ? "type: want admin or team" : "type: want admin");
  }
  if (assigns == body.assignee_id.empty()) return ParameterInvalid("assignee_id: want one with an assignment only");
  if ((type == "snoozed") != body.snoozed_until.has_value()) {
    return ParameterInvalid("snoozed_until: want one with snoozed only");
  }
  if (!body.body.empty() && type != "close" && !assigns) {
    return ParameterInvalid("body: want one with close and assignment only");
  }
  return std::nullopt;
}

}  // namespace

Outcome ShowConversation(const Call& call, const Workspace& workspace, const Conversation& conversation) {
  const std::string as = call.Parameter("display_as");
  if (!as.empty() && as != "plaintext") return ParameterInvalid("display_as: want plaintext");
  return Ok(ConversationJson(conversation, workspace, as.empty() ? BodyAs::kHtml : BodyAs::kPlainText));
}

Outcome ReplyConversation(const Call& call, Workspace& workspace, const Options& options, Conversation& conversation) {
  std::string message_type, type, admin_id, body;
  std::optional<int64_t> created_at;  // taken, without effect
  bool has_options = false;
  const desk::MemberReader reply_options = [&has_options](const std::string& member, const Json& value) -> MisfitOr {
    if (!value.is_array()) return desk::Misfit{member, "an array"};
    for (const Json& option : value) {
      std::string text, uuid;
      auto misfit = desk::ReadMembers(member, option, {{"text", ReadText(text)}, {"uuid", ReadText(uuid)}});
      if (misfit) return misfit;
      if (text.empty() || uuid.empty()) return desk::Misfit{member, "text and uuid"};
      has_options = true;
    }
    return std::nullopt;
  };
  const MisfitOr misfit = ReadBody(call.body, {{"message_type", ReadText(message_type)},
                                               {"type", ReadText(type)},
                                               {"admin_id", ReadText(admin_id)},
                                               {"body", ReadText(body)},
                                               {"created_at", ReadInteger(created_at)},
                                               {"reply_options", reply_options}});
  if (misfit) return Refuse(*misfit);
  if (type != "admin") return ParameterInvalid("type: want admin; replies as a contact are not simulated");
  if (message_type != "comment" && message_type != "note" && message_type != "quick_reply") {
    return ParameterInvalid("message_type: want comment, note or quick_reply");
  }
  const Admin* const admin = workspace.FindAdmin(admin_id);
  if (admin == nullptr) return AdminNotFound();
  const bool quick = message_type == "quick_reply";
  if (body.empty() && !quick) return ParameterInvalid("body: want one");
  if (quick != has_options) return ParameterInvalid("reply_options: want some with a quick_reply only");
  if (body.size() > options.body_bytes_max) return ParameterInvalid("body: is too long");
  Edit edit(workspace, conversation, AuthorOf(*admin), options.app_package_code, call.now);
  Json line = Line("update", admin->id, conversation);
  line["comment"] = CommentLine(edit.Reply(message_type, body));
  return Done(edit, ConversationJson(conversation, workspace, BodyAs::kHtml), line);
}

Outcome ManageConversation(const Call& call, Workspace& workspace, const Options& options, Conversation& conversation) {
  PartBody body;
  if (const MisfitOr misfit = ReadBody(call.body, ReadersOf(body))) return Refuse(*misfit);
  if (std::optional<Outcome> problem = CheckPart(body)) return *std::move(problem);
  const Admin* const admin = workspace.FindAdmin(body.admin_id);
  if (admin == nullptr) return AdminNotFound();
  const absl::Time until = absl::FromUnixSeconds(body.snoozed_until.value_or(0));
  if (body.message_type == "snoozed" && until <= call.now) {
    return ParameterInvalid("snoozed_until: want a time to come");
  }
  int64_t assignee = 0;
  if (body.message_type == "assignment" && body.assignee_id != "0") {
    const bool known = body.type == "team" ? workspace.FindTeam(body.assignee_id) != nullptr
                                           : workspace.FindAdmin(body.assignee_id) != nullptr;
    if (!known) return Error(404, "assignee_not_found", "Assignee not found");
    (void)absl::SimpleAtoi(body.assignee_id, &assignee);
  }

  Edit edit(workspace, conversation, AuthorOf(*admin), options.app_package_code, call.now);
  Json line = Line("update", admin->id, conversation);
  if (body.message_type == "close") {
    const Part& part = edit.Close(body.body);
    if (!body.body.empty()) line["comment"] = CommentLine(part);
  } else if (body.message_type == "open") {
    edit.Open();
  } else if (body.message_type == "snoozed") {
    edit.Snooze(until);
    line["snoozed_until"] = TimeJson(until);
  } else {
    edit.Assign(body.type, assignee, body.body);
    line[body.type == "team" ? "group_id" : "assignee_id"] = assignee == 0 ? Json() : Json(assignee);
  }
  if (body.message_type != "assignment") line["status"] = conversation.state;
  return Done(edit, ConversationJson(conversation, workspace, BodyAs::kHtml), line);
}

Outcome UpdateConversation(const Call& call, Workspace& workspace, const Options& options, Conversation& conversation) {
  std::optional<bool> read;
  std::optional<std::string> title;
  std::optional<std::map<std::string, std::string>> attributes;
  const MisfitOr misfit = ReadBody(call.body, {{"read", desk::ReadBoolean(read)},
                                               {"title", ReadText(title)},
                                               {"custom_attributes", desk::ReadObject(attributes)}});
  if (misfit) return Refuse(*misfit);
  if (NamesMemberTwice(call.body)) return ParameterInvalid("custom_attributes: a name is given twice");
  if (attributes) {
    for (const auto& [name, value] : *attributes) {
      const Json json = Json::parse(value);
      if (json.is_array() || json.is_object()) {
        return ParameterInvalid(absl::StrCat("custom_attributes.", name, ": want text, a number, a boolean or null"));
      }
      const auto& known = options.conversation_attributes;
      if (!known.empty() && std::find(known.begin(), known.end(), name) == known.end()) {
        return ParameterInvalid(absl::StrCat("custom_attributes.", name, ": no such attribute"));
      }
    }
  }
  const Admin& bot = workspace.admins.at(options.bot_id);
  Edit edit(workspace, conversation, AuthorOf(bot), options.app_package_code, call.now);
  Json line = Line("update", bot.id, conversation);
  if (read) edit.SetRead(*read);
  if (title) {
    edit.SetTitle(*title);
    line["title"] = *title;
  }
  if (attributes) {
    for (const auto& [name, value] : *attributes) {
      edit.SetAttribute(name, value);
      line["custom_fields"][name] = Json::parse(value);
    }
  }
  return Done(edit, ConversationJson(conversation, workspace, BodyAs::kHtml), line);
}

Outcome TagConversation(const Call& call, Workspace& workspace, const Options& options, Conversation& conversation) {
  std::string id, admin_id;
  const MisfitOr misfit = ReadBody(call.body, {{"id", ReadText(id)}, {"admin_id", ReadText(admin_id)}});
  if (misfit) return Refuse(*misfit);
  if (id.empty()) return ParameterInvalid("id: want a tag's");
  const Admin* const admin = workspace.FindAdmin(admin_id);
  if (admin == nullptr) return AdminNotFound();
  int64_t number = 0;
  if (!absl::SimpleAtoi(id, &number) || !workspace.tags.contains(number)) return TagNotFound();
  Edit edit(workspace, conversation, AuthorOf(*admin), options.app_package_code, call.now);
  edit.AddTag(number, admin->id);
  Json line = Line("tags", admin->id, conversation);
  line["method"] = "PUT";  // adds, never overwrites
  line["tags"] = {workspace.tags.at(number).name};
  return Done(edit, AppliedTagJson({number, call.now, admin->id}, workspace), line);
}

Outcome UntagConversation(const Call& call, Workspace& workspace, const Options& options, Conversation& conversation) {
  std::string admin_id;
  if (const MisfitOr misfit = ReadBody(call.body, {{"admin_id", ReadText(admin_id)}})) return Refuse(*misfit);
  const Admin* const admin = workspace.FindAdmin(admin_id);
  if (admin == nullptr) return AdminNotFound();
  int64_t number = 0;
  const bool applied = absl::SimpleAtoi(call.path[3], &number) &&
                       std::any_of(conversation.tags.begin(), conversation.tags.end(),
                                   [number](const AppliedTag& tag) { return tag.id == number; });
  if (!applied) return TagNotFound();
  Edit edit(workspace, conversation, AuthorOf(*admin), options.app_package_code, call.now);
  edit.RemoveTag(number);
  Json line = Line("tags", admin->id, conversation);
  line["method"] = "DELETE";
  line["tags"] = {workspace.tags.at(number).name};
  return Done(edit, TagJson(workspace.tags.at(number)), line);
}

}  // namespace firstline::sim::intercom
