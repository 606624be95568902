#pragma once

// One authenticated call of the REST API or the control side, and what came of it.

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "absl/strings/string_view.h"
#include "simulators/desk/call.h"
#include "simulators/zendesk/edit.h"

namespace firstline::sim::zendesk {

using desk::Call;
using Outcome = desk::OutcomeOf<Change>;

Outcome Ok(const nlohmann::json& body, int status = 200);

// The shapes Zendesk's errors have (helpdesks.md 1.5).
Outcome Error(int status, absl::string_view error, absl::string_view description);
Outcome NotFound();         // 404 RecordNotFound
Outcome UnknownEndpoint();  // 404 InvalidEndpoint
// 422 with `details`, for a value that breaks a rule.
Outcome RecordInvalid(const std::string& field, const std::string& description);
// 400 with an error object, for a member that is unknown or has the wrong type.
Outcome InvalidAttribute(absl::string_view member, absl::string_view want);

}  // namespace firstline::sim::zendesk
