#pragma once

// What `firstline doctor` says about one helpdesk.

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace firstline::helpdesks {

enum class Verdict {
  kOk,
  kWarning,       // works, but less well than it could
  kFailed,        // Firstline does not work with this helpdesk, or not wholly
  kNotCheckable,  // no read-only call tells; a person has to look
};

// One check. No member ever holds a secret, a part of one, or text of a customer; what the helpdesk named passes
// Printable.
struct Finding {
  Verdict verdict = Verdict::kOk;
  std::string check;   // a word: "login", "teams"
  std::string seen;    // what there is
  std::string wanted;  // what there should be; "" for ok
  std::string mend;    // how to get there; "" for ok
};
using Findings = std::vector<Finding>;

absl::string_view VerdictName(Verdict verdict);  // ok, warning, failed, not_checkable

Finding Ok(absl::string_view check, std::string seen);

// A name from outside as it may be shown: control characters left out, at most 60 bytes, in quotes.
std::string Printable(absl::string_view name);

// The credentials file cannot be used; `form` names the members it should have.
Finding BadCredentials(const absl::Status& status, absl::string_view form);

// What the first request with our login came to: one finding about the address, and one about the login where the
// address is a helpdesk's.
Findings JudgeLogin(absl::string_view base_url, absl::string_view thing, absl::string_view right,
                    const absl::Status& status);

// What asking for `thing` ("tickets") came to: ok, or failed with what to do about this kind of error. `right` is what
// a refusal (403) lacks: "scope tickets:read".
Finding JudgeAccess(absl::string_view check, absl::string_view thing, absl::string_view right,
                    const absl::Status& status);

// The same for something that is useful but not needed: a refusal is a warning and says what is lost ("`lost` without
// it").
Finding JudgeOptionalAccess(absl::string_view check, absl::string_view thing, absl::string_view right,
                            absl::string_view lost, const absl::Status& status);

}  // namespace firstline::helpdesks
