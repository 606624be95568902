#pragma once

// One authenticated call of the REST API or the control side, and what came of it.

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "simulators/desk/call.h"
#include "simulators/desk/members.h"
#include "simulators/freshdesk/model.h"

namespace firstline::sim::freshdesk {

using desk::Call;
using Outcome = desk::OutcomeOf<Change>;

Outcome Ok(const nlohmann::json& body, int status = 200);

// The shapes Freshdesk's errors have (helpdesks.md 3.2).
Outcome NotFound();                              // 404 with an empty body
Outcome WrongMethod(absl::string_view allowed);  // 405
Outcome Coded(int status, absl::string_view code, absl::string_view message);
// 400 "Validation failed" of one member. `code` is missing_field, invalid_value, datatype_mismatch …
Outcome Invalid(absl::string_view field, absl::string_view message, absl::string_view code);
// 400 for a member that is unknown (invalid_field) or of the wrong type (datatype_mismatch), or for what is no JSON.
Outcome Refuse(const desk::Misfit& misfit);

}  // namespace firstline::sim::freshdesk
