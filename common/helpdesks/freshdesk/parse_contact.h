#pragma once

#include <cstdint>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/conversation/thread.h"

namespace firstline::freshdesk {

// Reads GET /api/v2/contacts/{id}: name, address, language, custom fields, tags. A blocked or deleted contact is
// suspended (second-hand: the members are read where they are). InvalidArgument when it is no contact. Pure.
struct Contact {
  conversation::Customer customer;
  int64_t company_id = 0;  // 0 none
};
absl::StatusOr<Contact> ParseContact(absl::string_view body);

// Adds what GET /api/v2/companies/{id} tells: name, health_score, account_tier, industry and its custom fields. What is
// said of the contact itself stays. InvalidArgument when it is no company. Pure.
absl::Status AddCompany(absl::string_view body, conversation::Customer& customer);

}  // namespace firstline::freshdesk
