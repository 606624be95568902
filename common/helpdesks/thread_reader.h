#pragma once

// The seam between a service and the helpdesk it reads. Everything behind it knows only conversation::Thread.

#include <functional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "common/conversation/thread.h"
#include "common/http/client.h"

namespace firstline::helpdesks {

// Carries one request; http::Client::Send in a service, a script in a test. Thread-safe.
using Transport = std::function<absl::StatusOr<http::HttpResponse>(const http::HttpRequest&)>;

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

// Reads conversations of one helpdesk account. Thread-safe. Calls block for at most the transport's timeouts.
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

}  // namespace firstline::helpdesks
