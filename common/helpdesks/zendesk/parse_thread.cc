#include "common/helpdesks/zendesk/parse_thread.h"

#include <algorithm>
#include <set>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "common/base/check.h"
#include "common/helpdesks/attributes.h"
#include "common/helpdesks/json.h"
#include "common/helpdesks/message_text.h"
#include "common/helpdesks/zendesk/automatic.h"
#include "common/helpdesks/zendesk/parse_organization.h"
#include "common/helpdesks/zendesk/vocabulary.h"

namespace firstline::zendesk {
namespace {

using helpdesks::Clean;
using helpdesks::Document;
using helpdesks::Flag;
using helpdesks::Id;
using helpdesks::IdText;
using helpdesks::Instant;
using helpdesks::Json;
using helpdesks::Member;
using helpdesks::Scalar;
using helpdesks::Text;

using conversation::Customer;
using conversation::Message;
using conversation::Role;
using conversation::Thread;

constexpr size_t kDepthMax = 64;  // comments carry metadata of varying depth; 10 levels were seen
constexpr absl::string_view kMergedTag = "closed_by_merge";  // second-hand: two public exports of ticket lists show it

std::string BodyText(const Json& comment) {
  simdjson::dom::array attachments;
  const bool attached = Member(comment, "attachments").get(attachments) == simdjson::SUCCESS && attachments.size() > 0;
  return helpdesks::MessageText(Text(comment, "html_body"), {Text(comment, "plain_body"), Text(comment, "body")},
                                attached);
}

// The user's own fields, tags and organisation.
helpdesks::Attributes AttributesOf(const Json& user) {
  helpdesks::Attributes attributes;
  helpdesks::AddAttribute(kOrganizationId, IdText(user, "organization_id"), attributes);
  helpdesks::AddAttribute("tags", helpdesks::JoinTexts(Member(user, "tags")), attributes);
  helpdesks::AddFields(Member(user, "user_fields"), attributes);
  return attributes;
}

Customer CustomerOf(const Json& user) {
  Customer customer;
  customer.id = IdText(user, "id");
  customer.external_id = Clean(Text(user, "external_id"));
  customer.name = Clean(Text(user, "name"));
  customer.email = Clean(Text(user, "email"));
  customer.locale = Clean(Text(user, "locale"));
  customer.suspended = Flag(user, "suspended");
  customer.attributes = AttributesOf(user);
  return customer;
}

bool CarriesMerge(const Thread& thread) {
  if (std::find(thread.tags.begin(), thread.tags.end(), kMergedTag) != thread.tags.end()) return true;
  if (thread.messages.empty()) return false;
  const Message& newest = thread.messages.back();
  return newest.automatic && IsNoteOfMergeAway(newest.text);
}

std::pair<absl::Time, int64_t> Moment(const Message& message) {
  int64_t id = 0;
  FL_CHECK(absl::SimpleAtoi(message.id, &id)) << "ids were checked when the comments were added";
  return {message.created_at, id};
}

}  // namespace

template <typename List>
void ThreadBuilder::AddUsers(const List& list) {
  simdjson::dom::array users;
  if (list.get(users) != simdjson::SUCCESS) return;
  for (const Json user : users) {
    const int64_t id = Id(user, "id");
    if (id == 0) continue;
    users_[id] = {std::string(Text(user, "role")), Flag(user, "suspended"), CustomerOf(user)};
  }
}

absl::Status ThreadBuilder::AddTicket(absl::string_view body) {
  const absl::StatusOr<Document> document = Document::Parse(body, "ticket", kDepthMax);
  if (!document.ok()) return document.status();
  const Json ticket = Member(document->root(), "ticket");
  thread_.ticket_id = IdText(ticket, "id");
  if (thread_.ticket_id.empty()) return absl::InvalidArgumentError("ticket has no id");

  AddUsers(Member(document->root(), "users"));
  requester_id_ = Id(ticket, "requester_id");
  thread_.subject = Clean(Text(ticket, "subject"));
  thread_.status = StatusOf(Text(ticket, "status"));
  thread_.priority = PriorityOf(Text(ticket, "priority"));
  thread_.spam_or_deleted = Text(ticket, "status") == "deleted";
  simdjson::dom::array tags;
  if (Member(ticket, "tags").get(tags) == simdjson::SUCCESS) {
    for (const Json tag : tags) thread_.tags.push_back(Scalar(tag));
  }
  thread_.team_id = IdText(ticket, "group_id");
  thread_.assignee_id = IdText(ticket, "assignee_id");
  thread_.via = std::string(Text(Member(ticket, "via"), "channel"));
  thread_.channel = ChannelOf(thread_.via, Flag(ticket, "from_messaging_channel"), thread_.tags);
  thread_.external_id = Clean(Text(ticket, "external_id"));
  thread_.updated_stamp = std::string(Text(ticket, "updated_at"));
  thread_.updated_at = Instant(ticket, "updated_at");
  thread_.csat = CsatOf(Text(Member(ticket, "satisfaction_rating"), "score"));
  thread_.created_at = Instant(ticket, "created_at");
  return absl::OkStatus();
}

absl::StatusOr<Paging> ThreadBuilder::AddComments(absl::string_view body) {
  const absl::StatusOr<Document> document = Document::Parse(body, "list of comments", kDepthMax);
  if (!document.ok()) return document.status();
  simdjson::dom::array comments;
  if (Member(document->root(), "comments").get(comments) != simdjson::SUCCESS) {
    return absl::InvalidArgumentError("list of comments has no `comments`");
  }
  AddUsers(Member(document->root(), "users"));
  for (const Json json : comments) {
    Comment comment;
    comment.message.id = IdText(json, "id");
    if (comment.message.id.empty()) return absl::InvalidArgumentError("a comment has no id");
    // -1 is Zendesk itself; Id() takes positive numbers only.
    int64_t author_id = 0;
    comment.author_id =
        Member(json, "author_id").get(author_id) == simdjson::SUCCESS ? author_id : Id(json, "author_id");
    comment.via_channel = std::string(Text(Member(json, "via"), "channel"));
    comment.via_rel = std::string(Text(Member(Member(json, "via"), "source"), "rel"));
    comment.message.is_public = Flag(json, "public");
    comment.message.created_at = Instant(json, "created_at");
    comment.message.text = BodyText(json);
    comments_.push_back(std::move(comment));
  }
  const Json meta = Member(document->root(), "meta");
  Paging paging{Flag(meta, "has_more"), std::string(Text(meta, "after_cursor"))};
  if (paging.after_cursor.empty()) paging.has_more = false;
  return paging;
}

absl::Status ThreadBuilder::AddUser(absl::string_view body) {
  const absl::StatusOr<Document> document = Document::Parse(body, "user", kDepthMax);
  if (!document.ok()) return document.status();
  const Json user = Member(document->root(), "user");
  const int64_t id = Id(user, "id");
  if (id == 0) return absl::InvalidArgumentError("user has no id");
  users_[id] = {std::string(Text(user, "role")), Flag(user, "suspended"), CustomerOf(user)};
  return absl::OkStatus();
}

std::vector<int64_t> ThreadBuilder::UnknownAuthors() const {
  std::set<int64_t> unknown;
  for (const Comment& comment : comments_) {
    const int64_t id = comment.author_id;
    if (id > 0 && id != bot_user_id_ && id != requester_id_ && !users_.contains(id)) unknown.insert(id);
  }
  return {unknown.begin(), unknown.end()};
}

Role ThreadBuilder::RoleOf(int64_t author_id) const {
  if (author_id == bot_user_id_ && author_id != 0) return Role::kAi;
  const auto user = users_.find(author_id);
  if (user == users_.end()) return author_id == requester_id_ && author_id != 0 ? Role::kCustomer : Role::kUnknown;
  if (user->second.role == "end-user") return Role::kCustomer;
  if (user->second.role == "agent" || user->second.role == "admin") return Role::kAgent;
  return Role::kUnknown;
}

Thread ThreadBuilder::Build() && {
  // Lists come oldest or newest first, as asked; oldest first it shall be. Times have whole seconds, so the ids of the
  // first and the last comment decide between equal ones.
  if (!comments_.empty() && Moment(comments_.back().message) < Moment(comments_.front().message)) {
    std::reverse(comments_.begin(), comments_.end());
  }
  if (const auto requester = users_.find(requester_id_); requester != users_.end()) {
    thread_.customer = requester->second.details;
  } else if (requester_id_ > 0) {
    thread_.customer.id = absl::StrCat(requester_id_);
  }
  absl::flat_hash_set<std::string> ids;
  for (Comment& comment : comments_) {
    if (!ids.insert(comment.message.id).second) continue;
    const auto author = users_.find(comment.author_id);
    const bool known = author != users_.end();
    Message& message = comment.message;
    message.role = RoleOf(comment.author_id);
    message.automatic = message.role != Role::kAi &&
                        IsAutomatic({.author_id = comment.author_id,
                                     .by_staff = message.role == Role::kAgent || message.role == Role::kUnknown,
                                     .author_suspended = known && author->second.suspended,
                                     .author_email = known ? author->second.details.email : "",
                                     .via_channel = comment.via_channel,
                                     .via_rel = comment.via_rel,
                                     .subject = thread_.messages.empty() ? thread_.subject : "",
                                     .text = message.text});
    thread_.messages.push_back(std::move(message));
  }
  thread_.merged_away = thread_.status == conversation::Status::kClosed && CarriesMerge(thread_);
  return std::move(thread_);
}

}  // namespace firstline::zendesk
