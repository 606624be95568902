#pragma once

// What a Zendesk account holds, as far as Firstline can see it. Ids are 64-bit; times have whole seconds, as the vendor
// shows them.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/time.h"

namespace firstline::sim::zendesk {

struct User {
  int64_t id = 0;
  std::string name, email, external_id;
  std::string locale = "en-US";
  std::string role = "end-user";  // end-user | agent | admin
  bool suspended = false;
  std::map<std::string, std::string> fields;  // user_fields: plan, vip, …
};

struct Comment {
  int64_t id = 0;
  int64_t author_id = 0;
  int64_t audit_id = 0;
  bool is_public = true;
  std::string plain_body, html_body;
  std::string via;  // email, web, api, chat
  absl::Time created_at;
};

struct AuditEvent {
  int64_t id = 0;
  std::string type;                    // Create | Comment | Change
  std::string field, value, previous;  // of a Change
  int64_t comment_id = 0;              // of a Comment
};

struct Audit {
  int64_t id = 0;
  int64_t author_id = 0;
  absl::Time created_at;
  std::string via;
  std::map<std::string, std::string> custom;  // metadata sent with the update
  std::vector<AuditEvent> events;
};

struct Ticket {
  int64_t id = 0;
  std::string subject, description, external_id;
  std::string status = "new";  // new open pending hold solved closed
  std::string priority;        // "", low normal high urgent
  std::string via;             // channel of the ticket
  std::optional<int64_t> group_id, assignee_id;
  int64_t requester_id = 0;
  std::vector<std::string> tags;
  std::map<int64_t, std::string> custom_fields;
  std::string csat;  // "", good, bad
  absl::Time created_at, updated_at;
  std::vector<Comment> comments;
  std::vector<Audit> audits;
};

struct Group {
  int64_t id = 0;
  std::string name;
};

struct Account {
  int64_t account_id = 12345;
  int64_t bot_id = 8000;  // the user our API client acts as
  std::map<int64_t, User> users;
  std::map<int64_t, Group> groups;
  std::map<int64_t, Ticket> tickets;
  int64_t next_ticket = 4711;
  int64_t next_user = 9001;
  int64_t next_comment = 5'000'000'001;  // beyond 2^32: ids must be read as 64-bit integers
  int64_t next_audit = 880'001;

  Ticket* FindTicket(int64_t id);
  Ticket* FindExternal(const std::string& external_id);
  User* FindUserByEmail(const std::string& email);
};

// An account with the bot, two agents and groups 600 to 604.
Account NewAccount();

// "2026-11-21T10:05:00Z".
std::string Stamp(absl::Time time);

// A change of a ticket that somebody outside wants to hear of.
struct Change {
  enum class Kind { kCreated, kComment, kStatus, kRating, kGroup, kAssignee, kPriority };
  Kind kind = Kind::kCreated;
  int64_t ticket_id = 0;
  int64_t actor_id = 0;
  int64_t comment_id = 0;       // kComment
  std::string current, previous;  // the others
};

}  // namespace firstline::sim::zendesk
