#pragma once

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/conversation/thread.h"

namespace firstline::zendesk {

// The attribute of a customer that names their organisation.
inline constexpr absl::string_view kOrganizationId = "organization_id";

// Reads GET /api/v2/organizations/{id} into the attributes of a customer otherwise empty: organization (its name),
// organization_tags, and the organisation's own fields by their keys. InvalidArgument when it is no organisation. Pure.
absl::StatusOr<conversation::Customer> ParseOrganization(absl::string_view body);

}  // namespace firstline::zendesk
