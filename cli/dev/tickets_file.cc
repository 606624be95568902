#include "cli/dev/tickets_file.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "common/base/status_macros.h"
#include "common/helpdesks/names.h"

namespace firstline::dev {
namespace {

using Json = nlohmann::json;

constexpr int64_t kWaitMsMax = 3600 * 1000;

absl::Status Want(absl::string_view what) { return absl::InvalidArgumentError(what); }

absl::Status CheckKeys(const Json& object, const std::set<std::string>& known, absl::string_view where) {
  for (const auto& entry : object.items()) {
    if (!known.contains(entry.key())) {
      return Want(absl::StrCat(where, " has \"", entry.key(), "\", want only ", absl::StrJoin(known, ", ")));
    }
  }
  return absl::OkStatus();
}

absl::StatusOr<std::string> Text(const Json& object, const char* key, bool required) {
  const auto found = object.find(key);
  if (found == object.end() && !required) return std::string();
  if (found == object.end()) return Want(absl::StrCat("no \"", key, "\", want a text"));
  if (!found->is_string()) return Want(absl::StrCat("\"", key, "\" is ", found->type_name(), ", want a text"));
  std::string value = found->get<std::string>();
  if (required && value.empty()) return Want(absl::StrCat("\"", key, "\" is empty, want a text"));
  return value;
}

absl::StatusOr<PlayedMessage> ParseMessage(const Json& object) {
  if (!object.is_object()) return Want(absl::StrCat("a message is ", object.type_name(), ", want an object"));
  FL_RETURN_IF_ERROR(CheckKeys(object, {"from", "text", "after_ms"}, "a message"));
  PlayedMessage message;
  FL_ASSIGN_OR_RETURN(const std::string from, Text(object, "from", true));
  if (from != "customer" && from != "agent")
    return Want(absl::StrCat("\"from\" is \"", from, "\", want customer or agent"));
  message.from_agent = from == "agent";
  FL_ASSIGN_OR_RETURN(message.text, Text(object, "text", true));
  if (const auto after = object.find("after_ms"); after != object.end()) {
    if (!after->is_number_integer() || after->get<int64_t>() < 0 || after->get<int64_t>() > kWaitMsMax) {
      return Want(absl::StrCat("\"after_ms\" is ", after->dump(), ", want a whole number from 0 to ", kWaitMsMax));
    }
    message.after = absl::Milliseconds(after->get<int64_t>());
  }
  return message;
}

absl::Status ParseCustomer(const Json& object, PlayedTicket* ticket) {
  if (!object.is_object()) return Want(absl::StrCat("\"customer\" is ", object.type_name(), ", want an object"));
  FL_RETURN_IF_ERROR(CheckKeys(object, {"name", "email", "attributes"}, "\"customer\""));
  FL_ASSIGN_OR_RETURN(ticket->name, Text(object, "name", true));
  FL_ASSIGN_OR_RETURN(ticket->email, Text(object, "email", true));
  const auto attributes = object.find("attributes");
  if (attributes == object.end()) return absl::OkStatus();
  if (!attributes->is_object()) return Want("\"attributes\" is no object");
  for (const auto& [name, value] : attributes->items()) {
    ticket->attributes[name] = value.is_string() ? value.get<std::string>() : value.dump();
  }
  return absl::OkStatus();
}

absl::StatusOr<PlayedTicket> ParseTicket(const std::string& line) {
  const Json object = Json::parse(line, nullptr, /*allow_exceptions=*/false);
  if (object.is_discarded()) return Want("no JSON (or invalid UTF-8), want one object a line");
  if (!object.is_object()) return Want(absl::StrCat("a line is ", object.type_name(), ", want an object"));
  FL_RETURN_IF_ERROR(CheckKeys(object, {"id", "helpdesk", "channel", "customer", "subject", "messages"}, "the ticket"));
  PlayedTicket ticket;
  FL_ASSIGN_OR_RETURN(ticket.id, Text(object, "id", true));
  FL_ASSIGN_OR_RETURN(ticket.helpdesk, Text(object, "helpdesk", true));
  const auto vendors = helpdesks::VendorNames();
  if (std::find(vendors.begin(), vendors.end(), ticket.helpdesk) == vendors.end()) {
    return Want(absl::StrCat("\"helpdesk\" is \"", ticket.helpdesk, "\", want one of ", absl::StrJoin(vendors, ", ")));
  }
  FL_ASSIGN_OR_RETURN(ticket.subject, Text(object, "subject", false));
  if (object.contains("channel")) {
    FL_ASSIGN_OR_RETURN(ticket.channel, Text(object, "channel", true));
    const std::set<std::string> channels = {"chat", "email", "slack", "social", "voice", "api"};
    if (!channels.contains(ticket.channel)) {
      return Want(absl::StrCat("\"channel\" is \"", ticket.channel, "\", want ", absl::StrJoin(channels, ", ")));
    }
  }
  if (!object.contains("customer")) return Want("no \"customer\", want an object");
  FL_RETURN_IF_ERROR(ParseCustomer(object["customer"], &ticket));
  const auto messages = object.find("messages");
  if (messages == object.end() || !messages->is_array() || messages->empty()) {
    return Want("no \"messages\", want a list with at least one");
  }
  for (const Json& entry : *messages) {
    FL_ASSIGN_OR_RETURN(PlayedMessage message, ParseMessage(entry));
    ticket.messages.push_back(std::move(message));
  }
  if (ticket.messages.front().from_agent) return Want("the first message is an agent's, want the customer's");
  return ticket;
}

}  // namespace

absl::StatusOr<std::vector<PlayedTicket>> ParseTickets(absl::string_view text, absl::string_view file_name) {
  std::vector<PlayedTicket> tickets;
  std::vector<std::string> problems;
  std::set<std::string> ids;
  int number = 0;
  for (const absl::string_view line : absl::StrSplit(text, '\n')) {
    ++number;
    if (line.find_first_not_of(" \t\r") == absl::string_view::npos) continue;
    absl::StatusOr<PlayedTicket> ticket = ParseTicket(std::string(line));
    if (ticket.ok() && !ids.insert(ticket->id).second) {
      ticket = Want(absl::StrCat("the id \"", ticket->id, "\" was used before, want unique ids"));
    }
    if (ticket.ok()) {
      tickets.push_back(*std::move(ticket));
    } else {
      problems.push_back(absl::StrCat(file_name, ":", number, ": ", ticket.status().message()));
    }
  }
  if (tickets.empty() && problems.empty()) problems.push_back(absl::StrCat(file_name, ": no ticket in it"));
  if (!problems.empty()) return absl::InvalidArgumentError(absl::StrJoin(problems, "\n"));
  return tickets;
}

}  // namespace firstline::dev
