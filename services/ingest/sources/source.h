#pragma once

// The seam between the edge and a vendor's webhooks. A vendor is a folder beside this file; what it is read back with
// is in common/helpdesks.

#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "absl/types/span.h"
#include "common/http/headers.h"

namespace firstline::ingest {

// A delivery as it came in; views into the request.
struct Delivery {
  const http::Headers& headers;
  absl::string_view body;              // raw bytes: signatures cover exactly these
  absl::string_view path_secret = {};  // what follows /v1/webhooks/{vendor}/{tenant}/, or empty
};

// What a delivery points at. The thread itself is always read again, so nothing else of the payload is believed.
struct InboxPointer {
  std::string ticket_id;    // the vendor's
  std::string delivery_id;  // repeats when the vendor repeats the delivery
  std::string event_type;   // as the vendor names it
  bool relevant = false;    // false: an event that cannot change a conversation for us; dropped, ticket_id may be empty
};

// Understands one vendor's webhooks. Pure, stateless, thread-safe.
class WebhookSource {
 public:
  virtual ~WebhookSource() = default;

  // Name in URLs and in the policy: zendesk, intercom, freshdesk.
  virtual absl::string_view vendor() const = 0;

  // OK when the delivery was signed with one of `secrets` (at most two are active) and is fresh; Unauthenticated says
  // what was seen and what is wanted, without any part of a secret or of the body.
  virtual absl::Status Verify(const Delivery& delivery, absl::Span<const std::string> secrets,
                              absl::Time now) const = 0;

  // InvalidArgument for a body that will never parse: it is kept for an operator. Any bytes are safe.
  virtual absl::StatusOr<InboxPointer> Parse(const Delivery& delivery) const = 0;

  // The answer that makes the vendor send again soon.
  virtual int busy_status() const = 0;

  // True where the secret may stand in the address, for a vendor that can send it no other way.
  virtual bool TakesPathSecret() const { return false; }

  // True for a method the vendor probes the address with, unsigned, when a webhook is set up; it is answered 200.
  virtual bool IsProbe(absl::string_view /*method*/) const { return false; }
};

// One of every vendor that has a folder beside this file; the list is written by CMake (cmake/Vendors.cmake).
std::vector<std::unique_ptr<WebhookSource>> MakeSources();

}  // namespace firstline::ingest
