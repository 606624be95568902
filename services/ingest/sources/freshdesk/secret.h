#pragma once

#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"

namespace firstline::ingest::freshdesk {

// What a delivery shows to prove where it comes from; Freshdesk signs nothing. Empty where there is none.
struct ShownSecrets {
  absl::string_view header;         // X-Firstline-Secret, a custom header of the rule
  absl::string_view authorization;  // Basic; the password counts, the user name does not
  absl::string_view path;           // last segment of the address
};

// OK when one of the three is one of `secrets`. They are compared by digest in constant time, and all of them always,
// so that the time taken tells neither how much of a secret was right nor how long it is.
//
// Unauthenticated otherwise. No secrets, and an empty one: never OK. Pure, thread-safe.
absl::Status VerifySecret(const ShownSecrets& shown, absl::Span<const std::string> secrets);

}  // namespace firstline::ingest::freshdesk
