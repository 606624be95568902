#include "common/helpdesks/intercom/parse_conversation.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "common/helpdesks/attributes.h"
#include "common/helpdesks/intercom/vocabulary.h"
#include "common/helpdesks/json.h"
#include "common/helpdesks/message_text.h"
#include "common/helpdesks/notice.h"
#include "common/text/html.h"

namespace firstline::intercom {
namespace {

using conversation::Message;
using conversation::Role;
using conversation::Thread;
using helpdesks::Flag;
using helpdesks::Json;
using helpdesks::Member;
using helpdesks::Text;

constexpr size_t kDepthMax = 64;

// How Intercom names what started a conversation when no person wrote it to this contact.
bool IsOutbound(absl::string_view delivered_as) {
  return delivered_as == "automated" || delivered_as == "campaigns_initiated" || delivered_as == "operator_initiated";
}

// Types whose body only the team sees; second-hand: the set of types is open, and only `note` is described.
bool IsPrivate(absl::string_view part_type) { return part_type == "note" || part_type == "note_and_reopen"; }

Role RoleOf(const Json& author, absl::string_view admin_id) {
  const absl::string_view type = Text(author, "type");
  if (IsContact(type)) return Role::kCustomer;
  if (type != "admin") return Role::kUnknown;
  return helpdesks::AnyId(author, "id") == admin_id ? Role::kAi : Role::kAgent;
}

bool IsBot(const Json& author) {
  return Text(author, "type") == "bot" || Flag(author, "from_ai_agent") || Flag(author, "is_ai_answer");
}

std::string BodyOf(const Json& said) {
  if (Flag(said, "redacted")) return "";
  simdjson::dom::array attachments;
  const bool attached = Member(said, "attachments").get(attachments) == simdjson::SUCCESS && attachments.size() > 0;
  return helpdesks::MessageText(Text(said, "body"), {}, attached);
}

// What the source and the parts have in common. `subject`: of the conversation for its first message, else "".
Message MessageOf(const Json& said, absl::string_view admin_id, absl::string_view subject) {
  const Json author = Member(said, "author");
  Message message;
  message.id = helpdesks::AnyId(said, "id");
  message.role = RoleOf(author, admin_id);
  message.text = BodyOf(said);
  message.is_public = true;
  message.automatic =
      IsBot(author) ||
      (message.role == Role::kCustomer &&
       helpdesks::IsNotice({.author_email = Text(author, "email"), .subject = subject, .text = message.text}));
  return message;
}

absl::Status AddSource(const Json& root, absl::string_view admin_id, Thread& thread) {
  const Json source = Member(root, "source");
  Message message = MessageOf(source, admin_id, thread.subject);
  // Some conversations (calls, those the API opened for a contact) start without a message.
  if (message.text.empty() && message.role != Role::kCustomer) return absl::OkStatus();
  if (message.id.empty()) return absl::InvalidArgumentError("source of the conversation has no id");
  message.created_at = thread.created_at;
  message.automatic |= message.role != Role::kCustomer && IsOutbound(Text(source, "delivered_as"));
  thread.messages.push_back(std::move(message));
  return absl::OkStatus();
}

absl::Status AddParts(const Json& root, absl::string_view admin_id, Thread& thread) {
  simdjson::dom::array parts;
  if (Member(Member(root, "conversation_parts"), "conversation_parts").get(parts) != simdjson::SUCCESS) {
    return absl::InvalidArgumentError("conversation has no `conversation_parts`");
  }
  std::vector<Message> messages;
  absl::flat_hash_set<std::string> ids;
  for (const Json part : parts) {
    Message message = MessageOf(part, admin_id, "");
    if (message.text.empty() && !Flag(part, "redacted")) continue;  // an event: assignment, state, attribute
    if (message.id.empty()) return absl::InvalidArgumentError("a part has no id");
    if (!ids.insert(message.id).second) continue;
    message.created_at = helpdesks::UnixTime(part, "created_at");
    message.is_public = !IsPrivate(Text(part, "part_type"));
    messages.push_back(std::move(message));
  }
  // Times have whole seconds; between equal ones the vendor's order stays.
  std::stable_sort(messages.begin(), messages.end(),
                   [](const Message& a, const Message& b) { return a.created_at < b.created_at; });
  thread.messages.insert(thread.messages.end(), std::make_move_iterator(messages.begin()),
                         std::make_move_iterator(messages.end()));
  return absl::OkStatus();
}

// The first contact; further ones joined a group conversation. Name and address are with whoever wrote as that contact.
conversation::Customer CustomerOf(const Json& root) {
  conversation::Customer customer;
  simdjson::dom::array contacts;
  if (Member(Member(root, "contacts"), "contacts").get(contacts) == simdjson::SUCCESS && contacts.size() > 0) {
    const Json contact = contacts.at(0).value_unsafe();
    customer.id = helpdesks::AnyId(contact, "id");
    customer.external_id = helpdesks::Clean(Text(contact, "external_id"));
  }
  const Json author = Member(Member(root, "source"), "author");
  if (!IsContact(Text(author, "type"))) return customer;
  const std::string author_id = helpdesks::AnyId(author, "id");
  if (customer.id.empty()) customer.id = author_id;
  if (customer.id != author_id) return customer;
  customer.name = helpdesks::Clean(Text(author, "name"));
  customer.email = helpdesks::Clean(Text(author, "email"));
  return customer;
}

std::string SubjectOf(const Json& root) {
  std::string subject = helpdesks::Clean(text::HtmlToText(Text(Member(root, "source"), "subject")));
  return subject.empty() ? helpdesks::Clean(Text(root, "title")) : subject;
}

int CsatOf(const Json& rating) {
  int64_t value = 0;
  return Member(rating, "rating").get(value) == simdjson::SUCCESS && value >= 1 && value <= 5 ? static_cast<int>(value)
                                                                                              : 0;
}

}  // namespace

absl::StatusOr<Thread> ParseConversation(absl::string_view body, absl::string_view admin_id) {
  const absl::StatusOr<helpdesks::Document> document = helpdesks::Document::Parse(body, "conversation", kDepthMax);
  if (!document.ok()) return document.status();
  const Json& root = document->root();
  Thread thread;
  thread.ticket_id = helpdesks::AnyId(root, "id");
  if (thread.ticket_id.empty()) return absl::InvalidArgumentError("conversation has no id");

  thread.subject = SubjectOf(root);
  thread.status = StatusOf(Text(root, "state"));
  simdjson::dom::array tags;
  if (Member(Member(root, "tags"), "tags").get(tags) == simdjson::SUCCESS) {
    for (const Json tag : tags) thread.tags.push_back(helpdesks::Clean(Text(tag, "name")));
  }
  thread.priority = PriorityOf(Text(root, "priority"), thread.tags);
  thread.team_id = helpdesks::AnyId(root, "team_assignee_id");
  thread.assignee_id = helpdesks::AnyId(root, "admin_assignee_id");
  thread.via = std::string(Text(Member(root, "source"), "type"));
  thread.channel = ChannelOf(thread.via);
  thread.updated_stamp = helpdesks::AnyId(root, "updated_at");
  thread.csat = CsatOf(Member(root, "conversation_rating"));
  thread.spam_or_deleted = Flag(root, "deleted");
  thread.created_at = helpdesks::UnixTime(root, "created_at");
  thread.customer = CustomerOf(root);
  if (const absl::Status status = AddSource(root, admin_id, thread); !status.ok()) return status;
  if (const absl::Status status = AddParts(root, admin_id, thread); !status.ok()) return status;
  return thread;
}

}  // namespace firstline::intercom
