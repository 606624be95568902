#pragma once

// The tickets that `dev run` plays: JSON Lines, one conversation a line.

#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"

namespace firstline::dev {

struct PlayedMessage {
  bool from_agent = false;  // a person of the company; otherwise the customer
  std::string text;
  absl::Duration after;  // since the message before, or since the start
};

struct PlayedTicket {
  std::string id;
  std::string helpdesk;  // vendor, one of helpdesks::VendorNames()
  std::string channel = "email";
  std::string name, email;
  std::map<std::string, std::string> attributes;
  std::string subject;
  std::vector<PlayedMessage> messages;
};

// Every problem is named as "file:line: what was seen, what was wanted" in one InvalidArgument. Ids are unique, the
// first message is the customer's, unknown keys are problems.
absl::StatusOr<std::vector<PlayedTicket>> ParseTickets(absl::string_view text, absl::string_view file_name);

}  // namespace firstline::dev
