#pragma once

#include <cstdint>
#include <string>

#include "absl/base/thread_annotations.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "common/base/clock.h"
#include "common/helpdesks/zendesk/auth.h"
#include "common/helpdesks/zendesk/credentials.h"
#include "common/http/client.h"

namespace firstline::zendesk {

// One Zendesk account: base address, login, the user we are. Thread-safe; calls block.
class Api {
 public:
  // base_url: https://acme.zendesk.com. `clock` outlives the object.
  Api(std::string base_url, Credentials credentials, Transport send, const Clock& clock);

  // Sends `request`, whose url is a path ("/api/v2/tickets/1?include=users"), with login and JSON headers. An answer of
  // any status is a response. After a 401 with OAuth it is sent once more with a new token: a 401 was certainly not
  // carried out. Errors are the transport's, see http::TransmissionOf; without a login nothing was sent.
  absl::StatusOr<http::HttpResponse> Send(http::HttpRequest request);

  // Body of a GET; errors as StatusOf (errors.h). response_bytes_max bounds the answer.
  absl::StatusOr<std::string> Get(absl::string_view path, absl::string_view doing, size_t response_bytes_max = 4u << 20,
                                  absl::Duration timeout = absl::Seconds(10));

  // The user we write as: from the credentials, or asked once of /api/v2/users/me.
  absl::StatusOr<int64_t> BotUserId();

 private:
  const std::string base_url_;
  const Transport send_;
  const Clock& clock_;
  Auth auth_;
  absl::Mutex mutex_;
  int64_t bot_user_id_ ABSL_GUARDED_BY(mutex_) = 0;
};

}  // namespace firstline::zendesk
