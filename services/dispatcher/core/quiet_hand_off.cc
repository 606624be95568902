#include "services/dispatcher/core/quiet_hand_off.h"

#include <algorithm>
#include <string>

#include "absl/strings/str_cat.h"

namespace firstline::dispatcher {
namespace {

absl::string_view Explain(absl::string_view reason) {
  if (reason == kUncertainEffect) {
    return "The helpdesk did not say whether it took the message below. It may have reached the customer: please look "
           "at "
           "the conversation before you answer.";
  }
  if (reason == "anchor_missing") return "The message the reply was written for is not in the conversation any more.";
  if (reason == "resolved") return "The conversation was solved before the reply could be sent.";
  if (reason == "customer_suspended") return "The customer is suspended, so nothing was sent automatically.";
  if (reason == kPolicyHuman) return "The policy now reserves this topic for people.";
  if (reason == kTooOld) return "The reply could not be sent for a day and is too old to go out by itself.";
  if (reason == kSendFailed) return "The helpdesk did not take the message, repeatedly.";
  if (reason == kRejected) return "The helpdesk rejected the message.";
  if (reason == "no_decision") return "Firstline could not work on this message.";
  return "Firstline could not answer by itself.";
}

}  // namespace

Plan QuietHandOff(const Plan& plan, absl::string_view reason) {
  Plan quiet = plan;
  quiet.kind = Kind::kHandOff;
  quiet.public_text.clear();
  quiet.draft = false;
  quiet.note = absl::StrCat("Firstline asks a person to take over (", reason, "). ", Explain(reason));
  if (!plan.note.empty()) absl::StrAppend(&quiet.note, "\n\n", plan.note);
  if (!plan.public_text.empty()) {
    absl::StrAppend(&quiet.note, "\n\n",
                    reason == kUncertainEffect ? "Message that may have been sent:" : "Message that was not sent:",
                    "\n\n", plan.public_text);
  }
  if (std::find(quiet.tags.begin(), quiet.tags.end(), kHandOffTag) == quiet.tags.end()) {
    quiet.tags.emplace_back(kHandOffTag);
  }
  quiet.fields.status = conversation::Status::kEscalated;
  return quiet;
}

Plan ContentOf(const Plan& plan, const Course& course, policy::Mode mode) {
  if (course.kind == CourseKind::kQuietHandOff) return QuietHandOff(plan, course.reason);
  Plan content = plan;
  if (plan.kind != Kind::kHandOff && (plan.draft || !MayActInPublic(plan.kind, mode)) && !plan.public_text.empty()) {
    content.draft = true;
    content.fields.status = conversation::Status::kUnknown;
  }
  return content;
}

}  // namespace firstline::dispatcher
