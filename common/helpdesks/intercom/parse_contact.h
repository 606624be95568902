#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/conversation/thread.h"

namespace firstline::intercom {

// Reads GET /contacts/{id}: name, address, language (the contact's own choice, else the browser's) and custom
// attributes. 2.14 does not tell whether a contact is blocked. InvalidArgument when it is no contact. Pure.
struct Contact {
  conversation::Customer customer;
  bool has_companies = false;
};
absl::StatusOr<Contact> ParseContact(absl::string_view body);

// Adds what GET /contacts/{id}/companies tells of the first company: name, plan, monthly_spend, size, industry and its
// custom attributes. What is said of the contact itself stays. InvalidArgument when it is no such list. Pure.
absl::Status AddCompany(absl::string_view body, conversation::Customer& customer);

}  // namespace firstline::intercom
