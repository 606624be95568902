#include "simulators/intercom/edit.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "simulators/desk/json.h"

namespace firstline::sim::intercom {

Edit::Edit(Workspace& workspace, Conversation& conversation, Author author, std::string app_package_code,
           absl::Time now)
    : workspace_(workspace),
      conversation_(conversation),
      author_(std::move(author)),
      app_package_code_(std::move(app_package_code)),
      now_(desk::WholeSecond(now)) {
  conversation_.updated_at = std::max(conversation_.updated_at, now_);
}

const Part& Edit::AddPart(const std::string& type, const std::string& html) {
  conversation_.parts.push_back({.id = workspace_.next_part++,
                                 .type = type,
                                 .body = html,
                                 .author = author_,
                                 .app_package_code = app_package_code_,
                                 .state = conversation_.state,
                                 .created_at = now_});
  return conversation_.parts.back();
}

void Edit::Tell(const std::string& topic, int64_t part) { changes_.push_back({topic, conversation_.id, part}); }

const Part& Edit::Reply(const std::string& type, const std::string& html) {
  const bool is_public = type != "note";
  if (is_public) {
    conversation_.waiting_since.reset();
    conversation_.read = true;
  }
  const Part& part = AddPart(type, html);
  Tell(is_public ? "conversation.admin.replied" : "conversation.admin.noted", part.id);
  return part;
}

const Part& Edit::ContactWrites(const std::string& html, bool reopens) {
  const bool was_closed = conversation_.state == "closed";
  if (reopens) {
    conversation_.state = "open";
    conversation_.snoozed_until.reset();
  }
  conversation_.read = false;
  if (!conversation_.waiting_since) conversation_.waiting_since = now_;
  // A reply that reopens is a part "open" with a body (helpdesks.md 2.3).
  const Part& part = AddPart(reopens && was_closed ? "open" : "comment", html);
  Tell("conversation.user.replied", part.id);
  return part;
}

const Part& Edit::Close(const std::string& html) {
  conversation_.state = "closed";
  conversation_.snoozed_until.reset();
  conversation_.waiting_since.reset();
  const Part& part = AddPart("close", html);
  Tell("conversation.admin.closed", part.id);
  return part;
}

const Part& Edit::Open() {
  const bool snoozed = conversation_.state == "snoozed";
  conversation_.state = "open";
  conversation_.snoozed_until.reset();
  const Part& part = AddPart("open", "");
  Tell(snoozed ? "conversation.admin.unsnoozed" : "conversation.admin.opened", part.id);
  return part;
}

const Part& Edit::Snooze(absl::Time until) {
  conversation_.state = "snoozed";
  conversation_.snoozed_until = until;
  const Part& part = AddPart("snoozed", "");
  Tell("conversation.admin.snoozed", part.id);
  return part;
}

const Part& Edit::Assign(const std::string& type, int64_t id, const std::string& html) {
  (type == "team" ? conversation_.team_id : conversation_.admin_id) =
      id == 0 ? std::optional<int64_t>() : std::optional<int64_t>(id);
  const bool reopens = conversation_.state == "closed";
  if (reopens) conversation_.state = "open";
  AddPart(reopens ? "assign_and_reopen" : "assignment", html);
  Part& part = conversation_.parts.back();
  part.assigned_type = id == 0 ? "" : type;
  part.assigned_id = id;
  Tell(reopens ? "conversation.admin.open.assigned" : "conversation.admin.assigned", part.id);
  return part;
}

void Edit::SetAttribute(const std::string& name, const std::string& value_json) {
  conversation_.attributes[name] = value_json;
  AddPart("conversation_attribute_updated_by_admin", "");
}

void Edit::SetTitle(const std::string& title) { conversation_.title = title; }
void Edit::SetRead(bool read) { conversation_.read = read; }

void Edit::AddTag(int64_t tag, int64_t admin) {
  const bool known = std::any_of(conversation_.tags.begin(), conversation_.tags.end(),
                                 [tag](const AppliedTag& applied) { return applied.id == tag; });
  if (!known) conversation_.tags.push_back({tag, now_, admin});
}

void Edit::RemoveTag(int64_t tag) {
  std::erase_if(conversation_.tags, [tag](const AppliedTag& applied) { return applied.id == tag; });
}

void Edit::Rate(int64_t rating, const std::string& remark) {
  conversation_.rating = Rating{rating, remark, now_, conversation_.admin_id};
  Tell("conversation.rating.added", 0);
}

void Edit::Delete() {
  conversation_.deleted = true;
  Tell("conversation.deleted", 0);
}

Conversation& OpenConversation(Workspace& workspace, const Contact& contact, const std::string& type,
                               const std::string& subject, const std::string& html, absl::Time now,
                               std::vector<Change>* changes) {
  const std::string id = absl::StrCat(workspace.next_conversation++);
  Conversation& conversation = workspace.conversations[id];
  conversation.id = id;
  conversation.source_id = workspace.next_source++;
  conversation.source_type = type;
  conversation.subject = subject;
  conversation.body = html;
  conversation.contact = contact.id;
  conversation.author = AuthorOf(contact);
  conversation.created_at = conversation.updated_at = desk::WholeSecond(now);
  conversation.waiting_since = conversation.created_at;
  changes->push_back({"conversation.user.created", id, 0});
  return conversation;
}

}  // namespace firstline::sim::intercom
