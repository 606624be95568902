#include "simulators/zendesk/ticket_body.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "absl/strings/str_cat.h"
#include "simulators/desk/members.h"
#include "simulators/zendesk/json.h"
#include "simulators/zendesk/tags.h"

namespace firstline::sim::zendesk {
namespace {

using Problem = std::optional<Outcome>;
using desk::MemberReader;
using desk::MemberReaders;
using desk::Misfit;
using desk::MisfitOr;
using desk::ReadMembers;

// "safe_update" comes as a boolean or as text; either value asks for a safe update.
MemberReader Presence(bool& target) {
  return [&target](const std::string& member, const Json& value) -> MisfitOr {
    if (!value.is_boolean() && value != "true" && value != "false") return Misfit{member, "a boolean"};
    target = true;
    return std::nullopt;
  };
}

MemberReader CommentReader(std::optional<NewComment>& target) {
  return [&target](const std::string& member, const Json& value) -> MisfitOr {
    NewComment& comment = target.emplace();
    std::optional<int64_t> author;
    std::optional<bool> is_public;
    const MemberReaders readers = {{"html_body", desk::ReadText(comment.html)},
                                   {"body", desk::ReadText(comment.text)},
                                   {"public", desk::ReadBoolean(is_public)},
                                   {"author_id", desk::ReadInteger(author)}};
    if (MisfitOr misfit = ReadMembers(member, value, readers)) return misfit;
    comment.author_id = author.value_or(0);
    comment.is_public = is_public.value_or(true);
    return std::nullopt;
  };
}

MemberReader MetadataReader(Metadata& target) {
  return [&target](const std::string& member, const Json& value) -> MisfitOr {
    if (!value.is_object()) return Misfit{member, "an object"};
    for (const auto& [name, entry] : value.items()) target[name] = Dump(entry);
    return std::nullopt;
  };
}

MemberReader CustomFieldsReader(std::map<int64_t, std::string>& target) {
  return [&target](const std::string& member, const Json& value) -> MisfitOr {
    if (!value.is_array()) return Misfit{member, "an array"};
    for (const Json& entry : value) {
      const bool good = entry.is_object() && entry.size() == 2 && entry.contains("id") && entry.contains("value") &&
                        entry["id"].is_number_integer();
      if (!good) return Misfit{member, "objects of id and value"};
      target[entry["id"].get<int64_t>()] = Dump(entry["value"]);
    }
    return std::nullopt;
  };
}

MemberReader TagsReader(std::optional<std::vector<std::string>>& target) {
  return [&target](const std::string& member, const Json& value) -> MisfitOr {
    target = ReadTags(value);
    if (!target) return Misfit{member, "an array of words"};
    return std::nullopt;
  };
}

MemberReader RequesterReader(TicketBody& body) {
  return [&body](const std::string& member, const Json& value) {
    return ReadMembers(
        member, value,
        {{"name", desk::ReadText(body.requester_name)}, {"email", desk::ReadText(body.requester_email)}});
  };
}

bool OneOf(const std::string& word, std::initializer_list<const char*> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

Problem CheckComment(const Account& account, const Options& options, const NewComment& comment, const Ticket* ticket) {
  if (comment.html.empty() && comment.text.empty()) return RecordInvalid("comment", "Comment: cannot be blank");
  if (std::max(comment.html.size(), comment.text.size()) > options.comment_bytes_max) {
    return RecordInvalid("comment", "Comment: is too long");
  }
  if (comment.author_id != 0 && !account.users.contains(comment.author_id)) {
    return RecordInvalid("author", "Author: is invalid");
  }
  if (ticket == nullptr) return std::nullopt;
  if (ticket->comments.size() >= static_cast<size_t>(options.comments_max)) {
    return RecordInvalid("base", "Ticket: has reached the comment limit");
  }
  if (comment.is_public && account.users.at(ticket->requester_id).suspended) {
    return RecordInvalid("requester", "Requester: is suspended.");
  }
  return std::nullopt;
}

// Group and assignee as they would be afterwards.
Problem CheckAssignment(const Account& account, const Options& options, const TicketBody& body, const Ticket* ticket) {
  if (body.group_id && *body.group_id && !account.groups.contains(**body.group_id)) {
    return RecordInvalid("group", "Group: is invalid");
  }
  if (!body.assignee_id || !*body.assignee_id) return std::nullopt;
  const auto user = account.users.find(**body.assignee_id);
  if (user == account.users.end() || !user->second.IsStaff()) return RecordInvalid("assignee", "Assignee: is invalid");
  const std::optional<int64_t> group = body.group_id       ? *body.group_id
                                       : ticket != nullptr ? ticket->group_id
                                                           : std::nullopt;
  const std::vector<int64_t>& groups = user->second.groups;
  if (options.assignee_must_be_in_group && group && std::find(groups.begin(), groups.end(), *group) == groups.end()) {
    return RecordInvalid("assignee", "Assignee: is not in the group");
  }
  return std::nullopt;
}

Problem CheckSolving(const Options& options, const TicketBody& body, const Ticket* ticket) {
  if (body.status != "solved") return std::nullopt;
  for (const int64_t id : options.required_when_solved) {
    const auto given = body.custom_fields.find(id);
    std::string value = given != body.custom_fields.end() ? given->second : "null";
    if (given == body.custom_fields.end() && ticket != nullptr && ticket->custom_fields.contains(id)) {
      value = ticket->custom_fields.at(id);
    }
    if (value == "null" || value == "\"\"") {
      return RecordInvalid("base", absl::StrCat("Field ", id, ": is required when solving a ticket"));
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<Outcome> ReadTicketBody(const std::string& text, BodyOf what, TicketBody* body) {
  const Json json = Json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (json.is_discarded()) return Error(400, "Unprocessable Entity", "the body is no JSON");
  MemberReaders readers = {{"comment", CommentReader(body->comment)},
                           {"status", desk::ReadTextOrNull(body->status)},
                           {"priority", desk::ReadTextOrNull(body->priority)},
                           {"type", desk::ReadTextOrNull(body->type)},
                           {"subject", desk::ReadTextOrNull(body->subject)},
                           {"external_id", desk::ReadTextOrNull(body->external_id)},
                           {"group_id", desk::ReadIntegerOrNull(body->group_id)},
                           {"assignee_id", desk::ReadIntegerOrNull(body->assignee_id)},
                           {"tags", TagsReader(body->tags)},
                           {"custom_fields", CustomFieldsReader(body->custom_fields)},
                           {"metadata", MetadataReader(body->metadata)}};
  if (what == BodyOf::kUpdate) {
    readers["id"] = desk::ReadInteger(body->id);
    readers["safe_update"] = Presence(body->safe_update);
    readers["updated_stamp"] = desk::ReadText(body->updated_stamp);
  } else {
    readers["requester_id"] = desk::ReadInteger(body->requester_id);
    readers["requester"] = RequesterReader(*body);
    readers["via_followup_source_id"] = desk::ReadInteger(body->follow_up_of);
  }
  const MemberReader ticket = [&readers](const std::string& member, const Json& value) {
    return ReadMembers(member, value, readers);
  };
  MisfitOr misfit = Misfit{"ticket", "an object"};
  if (json.is_object() && json.contains("ticket")) misfit = ReadMembers("", json, {{"ticket", ticket}});
  if (misfit) return InvalidAttribute(misfit->member, misfit->want);
  return std::nullopt;
}

std::optional<Outcome> CheckTicketBody(const Account& account, const Options& options, const TicketBody& body,
                                       const Ticket* ticket) {
  if (body.id && *body.id != ticket->id) return InvalidAttribute("ticket.id", "the id of the path");
  if (body.status && !OneOf(*body.status, {"open", "pending", "hold", "solved", "closed"}) &&
      !(ticket == nullptr && body.status == "new")) {
    return RecordInvalid("status", "Status: is not valid");
  }
  if (body.priority && !OneOf(*body.priority, {"", "low", "normal", "high", "urgent"})) {
    return RecordInvalid("priority", "Priority: is not valid");
  }
  if (body.type && !OneOf(*body.type, {"", "problem", "incident", "question", "task"})) {
    return RecordInvalid("type", "Type: is not valid");
  }
  if (ticket != nullptr && body.tags && !options.accept_ticket_tags) {
    return RecordInvalid("tags", "Tags: would replace all tags; this account refuses them here");
  }
  for (const auto& [id, value] : body.custom_fields) {
    const std::vector<int64_t>& known = options.custom_fields;
    if (!known.empty() && std::find(known.begin(), known.end(), id) == known.end()) {
      return RecordInvalid("base", absl::StrCat("Field ", id, ": is unknown"));
    }
  }
  if (body.comment) {
    if (Problem problem = CheckComment(account, options, *body.comment, ticket)) return problem;
  }
  if (Problem problem = CheckAssignment(account, options, body, ticket)) return problem;
  return CheckSolving(options, body, ticket);
}

void ApplyTicketBody(const TicketBody& body, const Account& account, Edit& edit, Json& line) {
  Ticket& ticket = edit.ticket();
  edit.SetMetadata(body.metadata);
  line["metadata"] = Json::object();
  for (const auto& [name, value] : body.metadata) line["metadata"][name] = Json::parse(value);
  const bool was_new = ticket.status == "new";
  if (body.comment) {
    NewComment given = *body.comment;
    given.moves_status = !body.status.has_value();
    const Comment& comment = edit.AddComment(given);
    line["comment"] = {{"id", comment.id},
                       {"public", comment.is_public},
                       {"author_id", comment.author_id},
                       {"text", comment.plain_body},
                       {"html", comment.html_body}};
  }
  if (body.subject) edit.SetText("subject", ticket.subject, *body.subject);
  if (body.external_id) edit.SetText("external_id", ticket.external_id, *body.external_id);
  if (body.type) edit.SetText("type", ticket.type, *body.type);
  if (body.group_id) {
    edit.SetGroup(*body.group_id);
    line["group_id"] = IdOrNull(ticket.group_id);
  }
  if (body.assignee_id) {
    edit.SetAssignee(*body.assignee_id);
    line["assignee_id"] = IdOrNull(ticket.assignee_id);
  } else if (body.group_id && ticket.assignee_id) {
    // A ticket that moves to another team leaves the operator who is not in it.
    const std::vector<int64_t>& groups = account.users.at(*ticket.assignee_id).groups;
    const bool stays = ticket.group_id && std::find(groups.begin(), groups.end(), *ticket.group_id) != groups.end();
    if (!stays) edit.SetAssignee(std::nullopt);
  }
  if (body.priority) {
    edit.SetPriority(*body.priority);
    line["priority"] = TextOrNull(ticket.priority);
  }
  if (body.tags) {
    edit.SetTags(*body.tags);
    line["tags_replaced"] = ticket.tags;
  }
  for (const auto& [id, value] : body.custom_fields) {
    edit.SetCustomField(id, value);
    line["custom_fields"][absl::StrCat(id)] = Json::parse(value);
  }
  if (body.status) {
    edit.SetStatus(*body.status);
    line["status"] = ticket.status;
  } else if (was_new && ticket.assignee_id) {
    edit.SetStatus("open");  // an assigned ticket is no longer new
  }
}

}  // namespace firstline::sim::zendesk
