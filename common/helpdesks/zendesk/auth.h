#pragma once

#include <string>

#include "absl/base/thread_annotations.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "common/base/clock.h"
#include "common/helpdesks/thread_reader.h"
#include "common/helpdesks/zendesk/credentials.h"

namespace firstline::zendesk {

using helpdesks::Transport;

// The Authorization header of one account. An OAuth token is fetched when it is first needed, kept, and replaced a
// minute before it expires or when Zendesk refuses it; one fetch at a time, the others wait for it. Thread-safe.
class Auth {
 public:
  // base_url: https://acme.zendesk.com. `clock` outlives the object.
  Auth(std::string base_url, Credentials credentials, Transport send, const Clock& clock);

  // "Bearer …" or "Basic …". Unauthenticated when Zendesk refuses the client; the codes of the transport and of
  // StatusOf (errors.h) otherwise.
  absl::StatusOr<std::string> Header();

  // Zendesk answered 401 to a request with this header. The next Header() gets a new token, unless it already did.
  // False when there is nothing newer to try (legacy credentials).
  bool Refused(absl::string_view header);

 private:
  absl::Status Fetch() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  const std::string base_url_;
  const Credentials credentials_;
  const Transport send_;
  const Clock& clock_;
  absl::Mutex mutex_;
  std::string header_ ABSL_GUARDED_BY(mutex_);
  absl::Time renew_at_ ABSL_GUARDED_BY(mutex_) = absl::InfinitePast();
};

}  // namespace firstline::zendesk
