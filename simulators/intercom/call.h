#pragma once

// One authenticated call of the REST API or the control side, and what came of it.

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "absl/strings/string_view.h"
#include "simulators/desk/call.h"
#include "simulators/desk/members.h"
#include "simulators/intercom/model.h"

namespace firstline::sim::intercom {

using desk::Call;
using Outcome = desk::OutcomeOf<Change>;

Outcome Ok(const nlohmann::json& body, int status = 200);

// An error.list of one (helpdesks.md 2.5).
Outcome Error(int status, absl::string_view code, absl::string_view message);
Outcome NotFound();  // 404 not_found
// 400 parameter_invalid, for a member that is unknown, of the wrong type or missing.
Outcome Refuse(const desk::Misfit& misfit);
Outcome ParameterInvalid(absl::string_view message);

}  // namespace firstline::sim::intercom
