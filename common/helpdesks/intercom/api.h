#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "common/base/clock.h"
#include "common/helpdesks/intercom/credentials.h"
#include "common/helpdesks/thread_reader.h"
#include "common/http/client.h"

namespace firstline::intercom {

// One Intercom workspace: address of its region, login, version of the API. Thread-safe; calls block.
class Api {
 public:
  // base_url: https://api.intercom.io, https://api.eu.intercom.io or https://api.au.intercom.io. `clock` outlives the
  // object.
  Api(absl::string_view base_url, Credentials credentials, helpdesks::Transport send, const Clock& clock);

  // Sends `request`, whose url is a path ("/conversations/17"), with login, version and JSON headers. An answer of any
  // status is a response. Errors are the transport's, see http::TransmissionOf.
  absl::StatusOr<http::HttpResponse> Send(http::HttpRequest request) const;

  // Body of the answer to a GET, or to a POST when there is a `body`; errors as StatusOf (errors.h). Only for calls
  // that change nothing.
  struct Question {
    std::string path;
    std::string body = "";
    std::string doing;  // names the call in errors
    size_t response_bytes_max = 4u << 20;
    absl::Duration timeout = absl::Seconds(10);
  };
  absl::StatusOr<std::string> Ask(const Question& question) const;

  // The teammate we write as.
  const std::string& admin_id() const { return credentials_.admin_id; }

 private:
  const std::string base_url_;
  const Credentials credentials_;
  const helpdesks::Transport send_;
  const Clock& clock_;
};

}  // namespace firstline::intercom
