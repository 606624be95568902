#pragma once

#include "absl/strings/string_view.h"
#include "services/dispatcher/core/course.h"
#include "services/dispatcher/core/plan.h"

namespace firstline::dispatcher {

// Marks tickets the dispatcher handed to a person by itself.
inline constexpr absl::string_view kHandOffTag = "firstline_handoff";

// The plan that asks a person without a word to the customer: the tags of the plan and kHandOffTag; its team and
// priority, status "escalated"; a note that says why, then the plan's own note, then the text that was not sent (or may
// have been, for uncertain_effect), so that the person can send it. The note is in English, the language of the team.
Plan QuietHandOff(const Plan& plan, absl::string_view reason);

// What is carried out on the given course: the plan, its quiet hand-off, or the plan with its text as a draft when
// `mode` is below auto. A draft leaves the status alone: what was not sent solves nothing.
Plan ContentOf(const Plan& plan, const Course& course, policy::Mode mode);

}  // namespace firstline::dispatcher
