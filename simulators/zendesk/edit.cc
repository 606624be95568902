#include "simulators/zendesk/edit.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "common/base/check.h"
#include "simulators/desk/html.h"

namespace firstline::sim::zendesk {
namespace {

std::string Quoted(const std::string& text) { return text.empty() ? "null" : nlohmann::json(text).dump(); }
std::string IdText(const std::optional<int64_t>& id) { return id ? absl::StrCat(*id) : ""; }
std::string IdJson(const std::optional<int64_t>& id) { return id ? absl::StrCat(*id) : "null"; }

}  // namespace

Edit::Edit(Account& account, Ticket& ticket, const Actor& actor, absl::Time now)
    : Edit(account, ticket, actor, now, false) {}

Edit::Edit(Account& account, Ticket& ticket, const Actor& actor, absl::Time now, bool creating)
    : account_(account), ticket_(ticket), actor_(actor), now_(WholeSecond(now)), creating_(creating) {
  audit_.id = account.next_audit++;
  audit_.author_id = actor.user_id;
  audit_.created_at = now_;
  audit_.via = actor.via;
}

Edit Edit::Create(Account& account, const Actor& actor, absl::Time now) {
  const int64_t id = account.next_ticket++;
  Ticket& ticket = account.tickets[id];
  ticket.id = id;
  ticket.via = actor.via;
  ticket.submitter_id = ticket.requester_id = actor.user_id;
  ticket.created_at = ticket.updated_at = WholeSecond(now);
  Edit edit(account, ticket, actor, now, true);
  edit.Tell({.kind = Change::Kind::kCreated});
  return edit;
}

void Edit::Note(const std::string& field, const std::string& value_json, const std::string& previous_json) {
  audit_.events.push_back(
      {.id = account_.next_audit++, .type = "Change", .field = field, .value = value_json, .previous = previous_json});
  changed_ = true;
}

void Edit::Tell(Change change) {
  // Subscribers to a new ticket learn its first state from that one event.
  if (creating_ && change.kind != Change::Kind::kCreated) return;
  change.ticket_id = ticket_.id;
  change.actor_id = actor_.user_id;
  change.sequence = audit_.id;
  change.position = static_cast<int>(changes_.size()) + 1;
  changes_.push_back(std::move(change));
  changed_ = true;
}

const Comment& Edit::AddComment(const NewComment& given) {
  const bool html = !given.html.empty();
  Comment comment = {.id = account_.next_comment++,
                     .author_id = given.author_id != 0 ? given.author_id : actor_.user_id,
                     .audit_id = audit_.id,
                     .is_public = given.is_public,
                     .plain_body = html ? desk::FromHtml(given.html) : given.text,
                     .html_body = html ? given.html : desk::ToHtml(given.text),
                     .via = actor_.via,
                     .rel = given.rel,
                     .metadata = audit_.metadata,
                     .created_at = now_};
  audit_.events.push_back({.id = account_.next_audit++, .type = "Comment", .comment_id = comment.id});
  Tell({.kind = Change::Kind::kComment, .comment_id = comment.id});
  const bool by_staff = account_.users.at(comment.author_id).IsStaff();
  const bool is_public = comment.is_public;
  ticket_.comments.push_back(std::move(comment));
  changed_ = true;
  if (!creating_ && given.moves_status) {
    const bool rests = ticket_.status == "pending" || ticket_.status == "hold" || ticket_.status == "solved";
    if (!by_staff && rests) SetStatus("open");
    if (by_staff && is_public && ticket_.status == "new") SetStatus("open");
  }
  return ticket_.comments.back();
}

void Edit::SetStatus(const std::string& status) {
  if (ticket_.status == status) return;
  Note("status", Quoted(status), Quoted(ticket_.status));
  Tell({.kind = Change::Kind::kStatus,
        .current = absl::AsciiStrToUpper(status),
        .previous = absl::AsciiStrToUpper(ticket_.status)});
  ticket_.status = status;
}

void Edit::SetPriority(const std::string& priority) {
  if (ticket_.priority == priority) return;
  Note("priority", Quoted(priority), Quoted(ticket_.priority));
  Tell({.kind = Change::Kind::kPriority,
        .current = absl::AsciiStrToUpper(priority),
        .previous = absl::AsciiStrToUpper(ticket_.priority)});
  ticket_.priority = priority;
}

void Edit::SetReference(const char* field, Change::Kind kind, std::optional<int64_t>& target,
                        std::optional<int64_t> value) {
  if (target == value) return;
  Note(field, IdJson(value), IdJson(target));
  Tell({.kind = kind, .current = IdText(value), .previous = IdText(target)});
  target = value;
}

void Edit::SetGroup(std::optional<int64_t> group_id) {
  SetReference("group_id", Change::Kind::kGroup, ticket_.group_id, group_id);
}

void Edit::SetAssignee(std::optional<int64_t> assignee_id) {
  SetReference("assignee_id", Change::Kind::kAssignee, ticket_.assignee_id, assignee_id);
}

void Edit::SetText(absl::string_view field, std::string& target, const std::string& value) {
  if (target == value) return;
  Note(std::string(field), Quoted(value), Quoted(target));
  if (field == "external_id") account_.tickets_by_external_id.erase(target);
  target = value;
}

void Edit::SetTags(const std::vector<std::string>& tags) {
  if (ticket_.tags == tags) return;
  Note("tags", nlohmann::json(tags).dump(), nlohmann::json(ticket_.tags).dump());
  Tell(
      {.kind = Change::Kind::kTags, .current = absl::StrJoin(tags, " "), .previous = absl::StrJoin(ticket_.tags, " ")});
  ticket_.tags = tags;
}

void Edit::SetCustomField(int64_t id, const std::string& value) {
  std::string& target = ticket_.custom_fields[id];
  if (target == value) return;
  Note(absl::StrCat(id), value, target.empty() ? "null" : target);
  target = value;
}

void Edit::CloseByMerge() {
  std::vector<std::string> tags = ticket_.tags;
  tags.emplace_back("closed_by_merge");
  SetTags(tags);
  SetStatus("closed");
  Tell({.kind = Change::Kind::kMerged});
}

void Edit::SetRating(const std::string& score, const std::string& comment) {
  ticket_.rating = Rating{.id = account_.next_rating++, .score = score, .comment = comment, .created_at = now_};
  Note("satisfaction_score", Quoted(score), "null");
  Tell({.kind = Change::Kind::kRating, .current = absl::AsciiStrToUpper(score)});
}

void Edit::Finish() {
  if (!changed_ && audit_.metadata.empty()) return;
  changed_ = true;
  ticket_.updated_at = std::max(ticket_.updated_at, now_);
  if (ticket_.changed_seq != 0) account_.ticket_by_change.erase(ticket_.changed_seq);
  ticket_.changed_seq = ++account_.change_seq;
  account_.ticket_by_change[ticket_.changed_seq] = ticket_.id;
  if (!ticket_.external_id.empty()) account_.tickets_by_external_id[ticket_.external_id] = ticket_.id;
  ticket_.audits.push_back(audit_);
}

}  // namespace firstline::sim::zendesk
