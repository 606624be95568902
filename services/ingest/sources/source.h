#pragma once

// The seam between ingest and a vendor. A vendor is a folder beside this file with two halves: what arrives (a
// WebhookSource, pure) and what is read back (a ThreadReader, which calls the helpdesk). Everything behind the seam
// knows only conversation::Thread.

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "absl/types/span.h"
#include "common/conversation/thread.h"
#include "common/http/headers.h"

namespace firstline::ingest {

// A delivery as it came in; views into the request.
struct Delivery {
  const http::Headers& headers;
  absl::string_view body;  // raw bytes: signatures cover exactly these
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
};

// What changed in a helpdesk, oldest change first.
struct Changes {
  struct Ticket {
    std::string id;
    absl::Time updated_at;  // by the vendor's clock
  };
  std::vector<Ticket> tickets;               // one page of the vendor's list; ids may repeat
  absl::Time newest = absl::InfinitePast();  // latest updated_at in `tickets`
  bool complete = true;                      // false: there is more; ask again from `newest`
};

// Reads conversations of one helpdesk. Thread-safe. Calls block for at most the client's timeouts.
class ThreadReader {
 public:
  virtual ~ThreadReader() = default;

  // NotFound: gone for good. Unauthenticated, PermissionDenied: our credentials. ResourceExhausted: out of quota, see
  // RetryAfterOf. Unavailable, DeadlineExceeded: the helpdesk or the way to it is down. DataLoss: it sent what we
  // cannot read. Cancelled: we are shutting down.
  virtual absl::StatusOr<conversation::Thread> Read(absl::string_view ticket_id) = 0;

  // How long the helpdesk asked to wait in an error of this reader; zero when it did not.
  virtual absl::Duration RetryAfterOf(const absl::Status& error) const = 0;

  // The first page of what changed at or after `since`; same errors. For the reconciler: a webhook may never arrive.
  virtual absl::StatusOr<Changes> ChangedSince(absl::Time since) = 0;
};

}  // namespace firstline::ingest
