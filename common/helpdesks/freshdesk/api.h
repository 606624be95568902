#pragma once

#include <cstdint>
#include <string>

#include "absl/base/thread_annotations.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "common/base/clock.h"
#include "common/helpdesks/freshdesk/credentials.h"
#include "common/helpdesks/thread_reader.h"
#include "common/http/client.h"

namespace firstline::freshdesk {

// One Freshdesk account: base address, login, the agent we are. Thread-safe; calls block.
class Api {
 public:
  // base_url: https://acme.freshdesk.com. `clock` outlives the object.
  Api(absl::string_view base_url, const Credentials& credentials, helpdesks::Transport send, const Clock& clock);

  // Sends `request`, whose url is a path ("/api/v2/tickets/1"), with login and JSON headers. An answer of any status is
  // a response. Errors are the transport's, see http::TransmissionOf.
  absl::StatusOr<http::HttpResponse> Send(http::HttpRequest request) const;

  // One page of the answer to a GET; errors as StatusOf (errors.h). `doing` names the call in errors.
  struct Page {
    std::string body;
    bool has_more = false;  // the Link header names a next page; its address is never followed
  };
  absl::StatusOr<Page> Get(absl::string_view path, absl::string_view doing, size_t response_bytes_max = 4u << 20,
                           absl::Duration timeout = absl::Seconds(10)) const;

  // The agent we write as: from the credentials, or asked once of /api/v2/agents/me.
  absl::StatusOr<int64_t> AgentId();

 private:
  const std::string base_url_;
  const std::string login_;
  const helpdesks::Transport send_;
  const Clock& clock_;
  absl::Mutex mutex_;
  int64_t agent_id_ ABSL_GUARDED_BY(mutex_) = 0;
};

}  // namespace firstline::freshdesk
