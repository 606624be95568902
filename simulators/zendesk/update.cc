#include "simulators/zendesk/update.h"

#include <algorithm>
#include <set>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "simulators/zendesk/changes.h"
#include "simulators/zendesk/json.h"

namespace firstline::sim::zendesk {
namespace {

const std::set<std::string> kStatuses = {"open", "pending", "hold", "solved", "closed"};
const std::set<std::string> kPriorities = {"low", "normal", "high", "urgent"};

ApiResponse BadType(const std::string& field, const Json& value, const std::string& want) {
  return Error(400, "InvalidValue", absl::StrCat("ticket.", field, " is ", value.type_name(), ", want ", want));
}

// Type and value checks of every field; a response with status 200 when all is well.
ApiResponse CheckFields(const Account& account, const Json& fields) {
  for (const auto& [name, value] : fields.items()) {
    if (name == "comment" || name == "metadata") {
      if (!value.is_object()) return BadType(name, value, "an object");
    } else if (name == "status" || name == "priority" || name == "subject" || name == "external_id" || name == "type") {
      if (!value.is_string()) return BadType(name, value, "a string");
    } else if (name == "group_id" || name == "assignee_id") {
      if (!value.is_number_integer()) return BadType(name, value, "an integer");
    } else if (name == "tags" || name == "custom_fields") {
      if (!value.is_array()) return BadType(name, value, "an array");
    } else if (name == "safe_update") {
      if (!value.is_boolean() && !value.is_string()) return BadType(name, value, "a boolean");
    } else if (name == "updated_stamp") {
      if (!value.is_string()) return BadType(name, value, "a time stamp");
    } else {
      return Error(400, "InvalidValue", absl::StrCat("ticket.", name, " is no known field"));
    }
  }
  if (fields.contains("status") && !kStatuses.contains(fields["status"])) {
    return RecordInvalid("status", "Status: is not valid");
  }
  if (fields.contains("priority") && !kPriorities.contains(fields["priority"])) {
    return RecordInvalid("priority", "Priority: is not valid");
  }
  if (fields.contains("group_id") && !account.groups.contains(fields["group_id"].get<int64_t>())) {
    return RecordInvalid("group", "Group: is invalid");
  }
  if (fields.contains("assignee_id")) {
    const auto user = account.users.find(fields["assignee_id"].get<int64_t>());
    if (user == account.users.end() || user->second.role == "end-user") return RecordInvalid("assignee", "Assignee: is invalid");
  }
  return {};
}

ApiResponse CheckComment(const Account& account, const Json& comment) {
  for (const auto& [name, value] : comment.items()) {
    const bool known = name == "body" || name == "html_body" || name == "public" || name == "author_id" || name == "uploads";
    if (!known) return Error(400, "InvalidValue", absl::StrCat("comment.", name, " is no known field"));
  }
  if (comment.contains("public") && !comment["public"].is_boolean()) return BadType("comment.public", comment["public"], "a boolean");
  if (comment.contains("author_id")) {
    if (!comment["author_id"].is_number_integer()) return BadType("comment.author_id", comment["author_id"], "an integer");
    if (!account.users.contains(comment["author_id"].get<int64_t>())) return RecordInvalid("author", "Author: is invalid");
  }
  const char* const field = comment.contains("html_body") ? "html_body" : "body";
  if (!comment.contains(field) || !comment[field].is_string()) return RecordInvalid("comment", "Comment: cannot be blank");
  if (comment[field].get<std::string>().empty()) return RecordInvalid("comment", "Comment: cannot be blank");
  return {};
}

void Changed(Audit& audit, const std::string& field, const std::string& value, const std::string& previous) {
  audit.events.push_back({.type = "Change", .field = field, .value = value, .previous = previous});
}

std::string Text(const std::optional<int64_t>& value) { return value.has_value() ? absl::StrCat(*value) : ""; }

// Sets an id field; true when it was different.
bool SetId(std::optional<int64_t>& target, const Json& value, const std::string& field, Audit& audit) {
  const int64_t id = value.get<int64_t>();
  if (target == id) return false;
  Changed(audit, field, absl::StrCat(id), Text(target));
  target = id;
  return true;
}

}  // namespace

ApiResponse Error(int status, const std::string& error, const std::string& description) {
  return {.status = status, .body = Json{{"error", error}, {"description", description}}.dump()};
}

ApiResponse RecordInvalid(const std::string& field, const std::string& description) {
  return {.status = 422,
          .body = Json{{"error", "RecordInvalid"},
                       {"description", "Record validation errors"},
                       {"details", {{field, Json::array({{{"description", description}}})}}}}
                      .dump()};
}

bool StampMismatch(const Json& fields, const Ticket& ticket) {
  // 1.5: any safe_update, even false, makes the update safe; leaving it out forces it.
  return fields.contains("safe_update") && fields.value("updated_stamp", "") != Stamp(ticket.updated_at);
}

ApiResponse UpdateTicket(Account& account, const Switches& switches, Ticket& ticket, const Json& fields, absl::Time now) {
  if (ApiResponse problem = CheckFields(account, fields); problem.status != 200) return problem;
  if (fields.contains("comment")) {
    if (ApiResponse problem = CheckComment(account, fields["comment"]); problem.status != 200) return problem;
  }
  if (ticket.status == "closed") return RecordInvalid("status", "Status: closed prevents ticket update");
  if (StampMismatch(fields, ticket)) {
    return Error(409, "UpdateConflict", "Safe Update prevented the update due to outdated ticket data.");
  }
  if (switches.assignee_must_be_in_group && fields.contains("assignee_id") && !fields.contains("group_id") && !ticket.group_id) {
    return RecordInvalid("assignee", "Assignee: is not in the group");
  }
  ApiResponse response;
  Json line = {{"op", "update"}, {"actor", "api"}, {"ticket", ticket.id}, {"external_id", ticket.external_id}};
  Audit audit = NewAudit(account, account.bot_id, "api", now);
  const Json custom = fields.value("metadata", Json::object());
  for (const auto& [name, value] : custom.items()) audit.custom[name] = value.is_string() ? value.get<std::string>() : value.dump();
  line["metadata"] = audit.custom;
  if (fields.contains("comment")) {
    const Json& given = fields["comment"];
    const bool html = given.contains("html_body");
    const std::string body = given[html ? "html_body" : "body"];
    Comment comment = {.id = account.next_comment++,
                       .author_id = given.value("author_id", account.bot_id),
                       .audit_id = audit.id,
                       .is_public = given.value("public", true),
                       .plain_body = html ? FromHtml(body) : body,
                       .html_body = html ? body : ToHtml(body),
                       .via = "api",
                       .created_at = audit.created_at};
    audit.events.push_back({.id = account.next_audit++, .type = "Comment", .comment_id = comment.id});
    response.changes.push_back(
        {.kind = Change::Kind::kComment, .ticket_id = ticket.id, .actor_id = comment.author_id, .comment_id = comment.id});
    line["comment"] = {{"id", comment.id}, {"public", comment.is_public}, {"text", comment.plain_body}};
    ticket.comments.push_back(std::move(comment));
    if (ticket.status == "new" && !fields.contains("status")) SetStatus(ticket, "open", account.bot_id, now, audit, &response.changes);
  }
  if (fields.contains("status")) {
    SetStatus(ticket, fields["status"], account.bot_id, now, audit, &response.changes);
    line["status"] = ticket.status;
  }
  if (fields.contains("priority")) {
    const std::string before = ticket.priority;
    ticket.priority = fields["priority"];
    if (before != ticket.priority) Changed(audit, "priority", ticket.priority, before);
    line["priority"] = ticket.priority;
    response.changes.push_back({.kind = Change::Kind::kPriority, .ticket_id = ticket.id, .actor_id = account.bot_id,
                                .current = absl::AsciiStrToUpper(ticket.priority), .previous = absl::AsciiStrToUpper(before)});
  }
  if (fields.contains("group_id")) {
    const std::string before = Text(ticket.group_id);
    if (SetId(ticket.group_id, fields["group_id"], "group_id", audit)) {
      response.changes.push_back({.kind = Change::Kind::kGroup, .ticket_id = ticket.id, .actor_id = account.bot_id,
                                  .current = Text(ticket.group_id), .previous = before});
    }
    line["group_id"] = *ticket.group_id;
  }
  if (fields.contains("assignee_id")) {
    const std::string before = Text(ticket.assignee_id);
    if (SetId(ticket.assignee_id, fields["assignee_id"], "assignee_id", audit)) {
      response.changes.push_back({.kind = Change::Kind::kAssignee, .ticket_id = ticket.id, .actor_id = account.bot_id,
                                  .current = Text(ticket.assignee_id), .previous = before});
    }
    line["assignee_id"] = *ticket.assignee_id;
  }
  if (fields.contains("tags")) {  // 1.5: inside the ticket body, tags are replaced
    ticket.tags = fields["tags"].get<std::vector<std::string>>();
    line["tags_replaced"] = ticket.tags;
  }
  for (const Json& field : fields.value("custom_fields", Json::array())) {
    ticket.custom_fields[field.value("id", int64_t{0})] = field.contains("value") ? field["value"].dump() : "null";
  }
  if (fields.contains("subject")) ticket.subject = fields["subject"];
  ticket.updated_at = std::max(ticket.updated_at, audit.created_at);
  ticket.audits.push_back(audit);
  response.journal.push_back(line.dump());
  response.body = Json{{"ticket", ToJson(ticket)}, {"audit", ToJson(audit, ticket)}}.dump();
  return response;
}

}  // namespace firstline::sim::zendesk
