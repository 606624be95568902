#pragma once

// What a Zendesk account holds, as far as an outside program can see it. Ids are 64-bit; times have whole seconds, as
// the vendor shows them.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "simulators/desk/json.h"
#include "simulators/zendesk/options.h"

namespace firstline::sim::zendesk {

using desk::Stamp;
using desk::WholeSecond;

struct User {
  int64_t id = 0;
  std::string name, email, external_id;
  std::string locale = "en-US";
  std::string role = "end-user";  // end-user | agent | admin
  bool suspended = false;
  std::vector<std::string> tags;
  std::map<std::string, std::string> fields;  // user_fields: plan, vip, …
  std::vector<int64_t> groups;                // of an agent; the first is the default one
  absl::Time created_at;

  bool IsStaff() const { return role != "end-user"; }
};

struct Group {
  int64_t id = 0;
  std::string name;
};

// Fields sent with an update under `metadata`: name to value as JSON text.
using Metadata = std::map<std::string, std::string>;

struct Comment {
  int64_t id = 0;
  int64_t author_id = 0;
  int64_t audit_id = 0;
  bool is_public = true;
  std::string plain_body, html_body;
  std::string via;  // email, web, api, chat …
  std::string rel;  // merge, or "": what made the comment
  Metadata metadata;
  absl::Time created_at;
};

struct AuditEvent {
  int64_t id = 0;
  std::string type;                    // Create | Comment | Change
  std::string field, value, previous;  // of a Change or Create, values as JSON text
  int64_t comment_id = 0;              // of a Comment
};

struct Audit {
  int64_t id = 0;
  int64_t author_id = 0;
  absl::Time created_at;
  std::string via;
  Metadata metadata;
  std::vector<AuditEvent> events;
};

struct Rating {
  int64_t id = 0;
  std::string score;  // good | bad
  std::string comment;
  absl::Time created_at;
};

struct Ticket {
  int64_t id = 0;
  std::string subject, description, external_id;
  std::string status = "new";  // new open pending hold solved closed deleted
  std::string priority;        // "", low normal high urgent
  std::string type;            // "", problem incident question task
  std::string via;             // channel of the ticket
  std::optional<int64_t> group_id, assignee_id, follow_up_of;
  int64_t requester_id = 0;
  int64_t submitter_id = 0;
  std::vector<std::string> tags;
  std::map<int64_t, std::string> custom_fields;  // values as JSON text
  std::optional<Rating> rating;
  absl::Time created_at, updated_at;
  int64_t changed_seq = 0;  // position of its last change in the account's history
  std::vector<Comment> comments;
  std::vector<Audit> audits;

  const Comment* FindComment(int64_t comment_id) const;
};

// Something that happened and that a webhook may tell of. Values as the event payload writes them.
struct Change {
  enum class Kind { kCreated, kComment, kStatus, kRating, kGroup, kAssignee, kPriority, kTags, kMerged };
  Kind kind = Kind::kCreated;
  int64_t ticket_id = 0;
  int64_t actor_id = 0;
  int64_t comment_id = 0;         // kComment
  std::string current, previous;  // the others; "" is null
  int64_t sequence = 0;           // the audit all changes of one action share
  int position = 0;               // within the action
};

// A ticket made with an Idempotency-Key.
struct KeyedCreation {
  std::string body;  // of the request
  int64_t ticket_id = 0;
  absl::Time at;
};

// Elements of the maps keep their address for the life of the account.
struct Account {
  explicit Account(const Options& options);

  Ticket* FindTicket(int64_t id);
  // By the id its creator gave; "" finds nothing.
  Ticket* FindExternal(const std::string& external_id);
  User* FindUser(int64_t id);
  User* FindUserByEmail(const std::string& email);
  User& AddUser(User user);  // gives it an id when it has none

  std::map<int64_t, User> users;
  std::map<int64_t, Group> groups;
  std::map<int64_t, Ticket> tickets;
  std::map<std::string, int64_t> tickets_by_external_id;
  std::map<std::string, int64_t> users_by_email;
  std::map<int64_t, int64_t> ticket_by_change;  // changed_seq to ticket, newest change of each only
  std::map<std::string, KeyedCreation> creations;
  int64_t bot_id = 8000;  // the user API clients act as
  int64_t next_ticket, next_user, next_comment, next_audit;
  int64_t next_rating = 301;
  int64_t change_seq = 0;  // grows with every change of anything
};

}  // namespace firstline::sim::zendesk
