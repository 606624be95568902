#pragma once

#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "absl/types/span.h"

namespace firstline::ingest::zendesk {

// A signed request: X-Zendesk-Webhook-Signature, X-Zendesk-Webhook-Signature-Timestamp and the body, byte by byte.
struct SignedRequest {
  absl::string_view signature;  // base64 of 32 bytes
  absl::string_view timestamp;  // RFC 3339, as sent
  absl::string_view body;
};

// How far a signed timestamp may be from our clock, either way. Zendesk prescribes nothing; five minutes is what public
// verifiers use, and it bounds a replay.
inline constexpr absl::Duration kSignatureWindow = absl::Minutes(5);

// Zendesk's scheme: signature = base64(HMAC-SHA256(secret, timestamp || body)). OK when it fits one of `secrets` and
// the timestamp is within `window` of `now`; a difference of exactly `window` is within.
//
// Unauthenticated otherwise. The timestamp is judged only after the signature, so that a stranger learns nothing about
// our clock. Every secret is tried and digests are compared in constant time, so neither the time taken nor the message
// tells which secret came close. No secrets: never OK. Pure, thread-safe, O(secrets x body).
absl::Status VerifySignature(const SignedRequest& request, absl::Span<const std::string> secrets, absl::Time now,
                             absl::Duration window = kSignatureWindow);

}  // namespace firstline::ingest::zendesk
