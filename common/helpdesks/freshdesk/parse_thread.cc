#include "common/helpdesks/freshdesk/parse_thread.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "common/helpdesks/freshdesk/vocabulary.h"
#include "common/helpdesks/json.h"
#include "common/helpdesks/message_text.h"
#include "common/helpdesks/notice.h"

namespace firstline::freshdesk {
namespace {

using conversation::Message;
using conversation::Role;
using conversation::Thread;
using helpdesks::Flag;
using helpdesks::Id;
using helpdesks::IdText;
using helpdesks::Json;
using helpdesks::Member;
using helpdesks::Text;

constexpr size_t kDepthMax = 64;
constexpr int64_t kOutboundMail = 10;  // source of a ticket an agent opened by writing to the customer
constexpr int64_t kSurvey = 6;         // sources of a conversation
constexpr int64_t kForwarded = 8;

int64_t Number(const Json& object, const char* name) {
  int64_t number = 0;
  return Member(object, name).get(number) == simdjson::SUCCESS ? number : -1;
}

bool HasAttachments(const Json& object) {
  simdjson::dom::array attachments;
  return Member(object, "attachments").get(attachments) == simdjson::SUCCESS && attachments.size() > 0;
}

absl::StatusOr<helpdesks::Document> List(absl::string_view body, absl::string_view what, simdjson::dom::array& list) {
  absl::StatusOr<helpdesks::Document> document = helpdesks::Document::Parse(body, what, kDepthMax);
  if (document.ok() && document->root().get(list) != simdjson::SUCCESS) {
    return absl::InvalidArgumentError(absl::StrCat(what, " is no list"));
  }
  return document;
}

// Oldest first; between equal times the lower id is older, and the description is the oldest.
std::pair<absl::Time, int64_t> Moment(const Message& message) {
  int64_t id = 0;
  if (message.id == kDescription || !absl::SimpleAtoi(message.id, &id)) return {absl::InfinitePast(), 0};
  return {message.created_at, id};
}

}  // namespace

Role ThreadBuilder::RoleOf(bool incoming, int64_t user_id) const {
  if (incoming) return Role::kCustomer;
  if (user_id == 0) return Role::kUnknown;
  return user_id == agent_id_ ? Role::kAi : Role::kAgent;
}

absl::Status ThreadBuilder::AddTicket(absl::string_view body) {
  const absl::StatusOr<helpdesks::Document> document = helpdesks::Document::Parse(body, "ticket", kDepthMax);
  if (!document.ok()) return document.status();
  const Json& ticket = document->root();
  thread_.ticket_id = IdText(ticket, "id");
  if (thread_.ticket_id.empty()) return absl::InvalidArgumentError("ticket has no id");

  const int64_t source = Number(ticket, "source");
  const Json requester = Member(ticket, "requester");
  thread_.subject = helpdesks::Clean(Text(ticket, "subject"));
  thread_.status = StatusOf(Number(ticket, "status"));
  thread_.priority = PriorityOf(Number(ticket, "priority"));
  simdjson::dom::array tags;
  if (Member(ticket, "tags").get(tags) == simdjson::SUCCESS) {
    for (const Json tag : tags) {
      std::string_view text;
      if (tag.get(text) == simdjson::SUCCESS) thread_.tags.push_back(helpdesks::Clean({text.data(), text.size()}));
    }
  }
  thread_.team_id = IdText(ticket, "group_id");
  thread_.assignee_id = IdText(ticket, "responder_id");
  thread_.via = source > 0 ? absl::StrCat(source) : "";
  thread_.channel = ChannelOf(source);
  thread_.updated_stamp = std::string(Text(ticket, "updated_at"));
  thread_.spam_or_deleted = Flag(ticket, "spam") || Flag(ticket, "deleted");
  thread_.created_at = helpdesks::Instant(ticket, "created_at");
  thread_.customer.id = IdText(ticket, "requester_id");
  thread_.customer.name = helpdesks::Clean(Text(requester, "name"));
  thread_.customer.email = helpdesks::Clean(Text(requester, "email"));

  Message first;
  first.id = std::string(kDescription);
  // Who opened an outbound mail, the ticket does not say; never the customer.
  first.role = source == kOutboundMail ? Role::kAgent : Role::kCustomer;
  first.text =
      helpdesks::MessageText(Text(ticket, "description"), {Text(ticket, "description_text")}, HasAttachments(ticket));
  first.created_at = thread_.created_at;
  first.is_public = true;
  first.automatic =
      first.role == Role::kCustomer &&
      helpdesks::IsNotice({.author_email = thread_.customer.email, .subject = thread_.subject, .text = first.text});
  thread_.messages.push_back(std::move(first));
  return absl::OkStatus();
}

absl::Status ThreadBuilder::AddConversations(absl::string_view body) {
  simdjson::dom::array conversations;
  const auto document = List(body, "list of conversations", conversations);
  if (!document.ok()) return document.status();
  for (const Json json : conversations) {
    const int64_t source = Number(json, "source");
    Message message;
    message.id = IdText(json, "id");
    if (message.id.empty()) return absl::InvalidArgumentError("a conversation has no id");
    message.role = RoleOf(Flag(json, "incoming"), Id(json, "user_id"));
    message.text = helpdesks::MessageText(Text(json, "body"), {Text(json, "body_text")}, HasAttachments(json));
    message.created_at = helpdesks::Instant(json, "created_at");
    // What does not say that it is public is not.
    bool is_private = true;
    const bool said = Member(json, "private").get(is_private) == simdjson::SUCCESS;
    message.is_public = said && !is_private && source != kForwarded;
    message.automatic =
        source == kSurvey ||
        (message.role == Role::kCustomer &&
         helpdesks::IsNotice({.author_email = Text(json, "from_email"), .subject = "", .text = message.text}));
    thread_.messages.push_back(std::move(message));
  }
  return absl::OkStatus();
}

absl::Status ThreadBuilder::AddRatings(absl::string_view body) {
  simdjson::dom::array ratings;
  const auto document = List(body, "list of ratings", ratings);
  if (!document.ok()) return document.status();
  absl::Time newest = absl::InfinitePast();
  for (const Json rating : ratings) {
    const int csat = CsatOf(Number(Member(rating, "ratings"), "default_question"));
    const absl::Time given_at = helpdesks::Instant(rating, "created_at");
    if (csat == 0 || given_at < newest) continue;
    newest = given_at;
    thread_.csat = csat;
  }
  return absl::OkStatus();
}

Thread ThreadBuilder::Build() && {
  std::stable_sort(thread_.messages.begin(), thread_.messages.end(),
                   [](const Message& a, const Message& b) { return Moment(a) < Moment(b); });
  absl::flat_hash_set<std::string> ids;
  std::erase_if(thread_.messages, [&](const Message& message) { return !ids.insert(message.id).second; });
  return std::move(thread_);
}

}  // namespace firstline::freshdesk
