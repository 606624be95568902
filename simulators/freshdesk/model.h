#pragma once

// What a Freshdesk account holds, as far as an outside program can see it. Ids are 64-bit integers; times have whole
// seconds.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "simulators/desk/deeds.h"
#include "simulators/freshdesk/options.h"

namespace firstline::sim::freshdesk {

using desk::Attributes;

// Ticket status (helpdesks.md 0).
enum Status : int64_t { kOpen = 2, kPending = 3, kResolved = 4, kClosed = 5 };

// Conversation source (helpdesks.md 3.2).
enum Source : int64_t { kReply = 0, kNote = 2 };

struct Agent {
  int64_t id = 0;
  std::string name, email;
  bool available = true;
  std::vector<int64_t> groups;
};

struct Group {
  int64_t id = 0;
  std::string name;
};

struct Company {
  int64_t id = 0;
  std::string name;
  Attributes fields;
  absl::Time created_at;
};

struct Contact {
  int64_t id = 0;
  std::string name, email, language, external_id;
  Attributes fields;
  std::optional<int64_t> company_id;
  bool active = true;
  bool blocked = false;
  absl::Time created_at, updated_at;
};

// A message after the first one, which is the ticket's description.
struct Conversation {
  int64_t id = 0;
  std::string body;  // HTML
  bool incoming = false;
  bool is_private = false;
  int64_t user_id = 0;
  int64_t source = kReply;
  std::vector<std::string> to_emails, cc_emails, bcc_emails;
  absl::Time created_at;
};

struct Rating {
  int64_t id = 0;
  int64_t value = 0;  // 103 … -103
  std::string feedback;
  std::optional<int64_t> agent_id, group_id;
  absl::Time created_at;
};

struct Ticket {
  int64_t id = 0;
  std::string external_id;  // the control side's own name for it
  std::string subject, description;
  int64_t status = kOpen;
  int64_t priority = 1;
  int64_t source = 1;
  std::string type;  // "" is null
  int64_t requester_id = 0;
  std::optional<int64_t> responder_id, group_id;
  std::vector<std::string> tags;
  Attributes fields;
  bool deleted = false;
  std::vector<Conversation> conversations;
  std::vector<Rating> ratings;
  absl::Time created_at, updated_at;
};

// Who did something: what a rule's performer asks for.
enum class Performer { kAgent, kRequester };

// Something that happened and that an automation rule may fire on.
struct Change {
  enum class Kind { kCreated, kReplied, kNoted, kStatus, kAgent, kRating };
  Kind kind = Kind::kCreated;
  int64_t ticket_id = 0;
  Performer performer = Performer::kRequester;
  int64_t status_before = kOpen;  // of kStatus
};

// Elements of the maps keep their address for the life of the account.
struct Account {
  explicit Account(const Options& options);

  Ticket* FindTicket(int64_t id);  // nothing for a deleted one
  Contact* FindContactByEmail(const std::string& email);

  std::map<int64_t, Agent> agents;
  std::map<int64_t, Group> groups;
  std::map<int64_t, Contact> contacts;
  std::map<int64_t, Company> companies;
  std::map<int64_t, Ticket> tickets;
  std::map<std::string, int64_t> by_external_id;
  std::map<std::string, int64_t> contact_by_email;
  std::map<std::string, int64_t> company_by_id;  // the creator's id
  int64_t next_ticket, next_contact, next_conversation;
  int64_t next_company = 7001;
  int64_t next_rating = 301;
};

}  // namespace firstline::sim::freshdesk
