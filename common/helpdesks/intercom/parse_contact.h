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
  std::string company_id;  // of the first company, or ""
};
absl::StatusOr<Contact> ParseContact(absl::string_view body);

// Adds what GET /companies/{id} tells: name, plan, monthly_spend, size, industry and its custom attributes. What is
// said of the contact itself stays. InvalidArgument when it is no company. Pure.
absl::Status AddCompany(absl::string_view body, conversation::Customer& customer);

}  // namespace firstline::intercom
