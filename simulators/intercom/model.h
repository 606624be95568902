#pragma once

// What an Intercom workspace holds, as far as an outside program can see it. Ids are text in most places of the API and
// integers in some (assignees); times are whole Unix seconds.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "simulators/desk/deeds.h"
#include "simulators/intercom/options.h"

namespace firstline::sim::intercom {

using desk::Attributes;

struct Admin {
  int64_t id = 0;
  std::string name, email;
  bool away = false;
  bool has_inbox_seat = true;
  std::vector<int64_t> teams;
};

struct Team {
  int64_t id = 0;
  std::string name;
};

struct Company {
  std::string id;          // Intercom's
  std::string company_id;  // the creator's
  std::string name;
  Attributes attributes;
  absl::Time created_at;
};

struct Contact {
  std::string id;  // 24 hex digits
  std::string external_id;
  std::string role = "user";  // user | lead
  std::string name, email, locale;
  Attributes attributes;
  std::string company;  // its id, or ""
  bool blocked = false;
  absl::Time created_at, updated_at;
};

struct Author {
  std::string type;  // user, lead, admin, bot, team
  std::string id, name, email;
};

struct Tag {
  int64_t id = 0;
  std::string name;
};

struct AppliedTag {
  int64_t id = 0;
  absl::Time at;
  int64_t admin_id = 0;
};

struct Part {
  int64_t id = 0;
  std::string type;  // comment, note, open, close, snoozed, assignment, assign_and_reopen …
  std::string body;  // HTML; "" is null
  Author author;
  std::string assigned_type;  // admin, team or ""
  int64_t assigned_id = 0;
  std::string app_package_code;  // "" is null: not made by API
  std::string state;             // of the conversation afterwards
  absl::Time created_at;
};

struct Rating {
  int64_t rating = 0;
  std::string remark;
  absl::Time created_at;
  std::optional<int64_t> admin_id;
};

struct Conversation {
  std::string id;
  std::string external_id;  // the control side's own name for it
  std::string title;
  // The first message: `source`, not a part.
  int64_t source_id = 0;
  std::string source_type;  // conversation, email …
  std::string subject, body;
  std::string contact;
  Author author;
  std::string state = "open";  // open | closed | snoozed
  bool read = false;
  bool deleted = false;
  std::optional<absl::Time> snoozed_until, waiting_since;
  std::optional<int64_t> admin_id, team_id;
  std::vector<AppliedTag> tags;
  Attributes attributes;
  std::optional<Rating> rating;
  std::vector<Part> parts;
  absl::Time created_at, updated_at;
};

struct Article {
  int64_t id = 0;
  std::string title, body;
  std::string state = "published";    // or draft
  std::string audience = "everyone";  // help_center_audience of 2.16
  std::string locale = "en";
  bool internal = false;
  absl::Time created_at, updated_at;
};

// Something that happened and that a webhook may tell of.
struct Change {
  std::string topic;  // conversation.user.created …
  std::string conversation;
  int64_t part = 0;  // the new one; 0: none
};

// Elements of the maps keep their address for the life of the workspace.
struct Workspace {
  explicit Workspace(const Options& options);

  Conversation* FindConversation(const std::string& id);
  Contact* FindContactByEmail(const std::string& email);
  const Tag* FindTag(const std::string& name) const;  // whatever its case
  const Admin* FindAdmin(const std::string& id) const;
  const Team* FindTeam(const std::string& id) const;

  std::map<int64_t, Admin> admins;
  std::map<int64_t, Team> teams;
  std::map<std::string, Contact> contacts;
  std::map<std::string, Company> companies;
  std::map<std::string, Conversation> conversations;
  std::map<std::string, std::string> by_external_id;  // control side's name to conversation
  std::map<std::string, std::string> contact_by_email;
  std::map<int64_t, Tag> tags;
  std::map<int64_t, Article> articles;
  int64_t next_conversation, next_part;
  int64_t next_source = 330'001;
  int64_t next_contact = 1;
  int64_t next_tag = 86;
  int64_t next_article = 39'001;
};

Author AuthorOf(const Admin& admin);
Author AuthorOf(const Contact& contact);

}  // namespace firstline::sim::intercom
