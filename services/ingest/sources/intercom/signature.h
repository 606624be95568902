#pragma once

#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"

namespace firstline::ingest::intercom {

// Intercom's scheme: X-Hub-Signature: sha1=<40 lower-case hex digits> of HMAC-SHA1(client secret, body). OK when it
// fits one of `secrets`. No time is signed, so a delivery can be replayed; it only makes us read the conversation
// again.
//
// Unauthenticated otherwise. Every secret is tried and digests are compared in constant time, so neither the time taken
// nor the message tells which secret came close. No secrets: never OK. Pure, thread-safe, O(secrets x body).
absl::Status VerifySignature(absl::string_view signature, absl::string_view body,
                             absl::Span<const std::string> secrets);

}  // namespace firstline::ingest::intercom
