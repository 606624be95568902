#pragma once

// What people do in a helpdesk, as the control side asks for it: the same words for every vendor
// (simulators/README.md).

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "absl/status/statusor.h"
#include "simulators/desk/call.h"

namespace firstline::sim::desk {

// Name to value as JSON text.
using Attributes = std::map<std::string, std::string>;

struct Company {
  std::string id, name;
  Attributes attributes;
};

// A customer.
struct Person {
  std::string name, email, locale, external_id;
  Attributes attributes;
  std::optional<Company> company;
};

// One of both.
struct Writing {
  std::string html, text;
};

struct OpenTicket {
  std::string external_id;
  Person requester;
  std::string subject;
  Writing message;
  std::string channel = "email";
  std::vector<std::string> tags;
  std::optional<int64_t> group_id;
  std::string priority;
};

struct WriteMessage {
  bool by_agent = false;
  Writing message;
  bool is_public = true;
  std::optional<int64_t> agent_id;
  std::string channel;  // "": the usual one
};

struct RateTicket {
  std::string score;  // good, bad or a whole number
  std::string comment;
};

struct MoveTicket {
  std::string status;  // open, pending, hold, solved, closed or deleted
  std::optional<int64_t> agent_id;
};

// Set to nothing: unassign.
struct AssignTicket {
  std::optional<std::optional<int64_t>> group_id, assignee_id;
};

struct SuspendRequester {
  bool suspended = true;
};

struct ShowTicket {};

struct AddPerson {
  std::string name, email;
  std::string role = "end-user";  // or agent, admin
  std::string locale;
  std::vector<int64_t> groups;
};

struct AddGroup {
  int64_t id = 0;
  std::string name;
};

struct Deed {
  std::string ticket;  // its id or external id; "" for what is about no ticket
  std::variant<OpenTicket, WriteMessage, RateTicket, MoveTicket, AssignTicket, SuspendRequester, ShowTicket, AddPerson,
               AddGroup>
      what;
};

// NotFound for a call that is none, InvalidArgument for members that are missing, unknown or of the wrong type.
absl::StatusOr<Deed> ReadDeed(const Call& call);

// 404 or 400: how the control side answers such a status.
int HttpStatusOf(const absl::Status& status);

}  // namespace firstline::sim::desk
