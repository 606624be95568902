#pragma once

// A pooled HTTP/1.1 client whose errors say whether the other side can have seen the request. The dispatcher's ledger
// lives on that answer: what was certainly not sent may be sent again, anything else has to be read back first.

#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/http/headers.h"

namespace firstline::http {

struct HttpRequest {
  std::string method = "GET";
  std::string url;  // absolute, http or https, see ParseUrl
  Headers headers = {};
  std::string body = "";

  absl::Duration connect_timeout = absl::Seconds(3);  // name, TCP and TLS together
  absl::Duration total_timeout = absl::Seconds(10);   // from Send to the last byte of the answer, waiting included
  // Checked directly before the first byte: a request that could not start until then is not sent at all.
  absl::Time not_after = absl::InfiniteFuture();
  size_t response_bytes_max = 4u << 20;  // enforced while reading
  bool fresh_connection = false;         // never on a kept connection
};

struct HttpResponse {
  int status = 0;  // any; a 5xx is a response, not an error
  Headers headers;
  std::string body;
};

// Whether the other side can have received a request that failed.
enum class Transmission {
  kUnknown,  // bytes may have left: it may have been carried out
  kNotSent,  // not one byte of the request left this machine
};

// Reads what Send noted in its error. A status that did not come from Send, or lost its payload on the way, is
// kUnknown.
Transmission TransmissionOf(const absl::Status& status);

// `status` with that note; for a caller whose request failed before it got to Send, for example for want of a login.
absl::Status WithTransmission(absl::Status status, Transmission transmission);

struct ClientOptions {
  std::string user_agent = "firstline";
  std::string ca_file;  // PEM; empty: the system's
  std::string proxy;    // empty: none; the environment's proxy variables are ignored
  // True for addresses that others give: only hosts of the public internet are connected to (IsPublicAddress), checked
  // on the very address after the name was resolved. Refused ones are Unavailable, kNotSent. Not with a proxy.
  bool public_hosts_only = false;
  size_t connections_per_host_max = 16;
  size_t connections_max = 128;
  size_t transfers_max = 1024;  // under way or waiting for a connection; beyond: ResourceExhausted, kNotSent
  // A connection kept unused for longer is not used again. Below the idle timeout of common servers (60 s), because a
  // write on a connection the server just closed is an unknown outcome.
  absl::Duration kept_idle_max = absl::Seconds(30);
};

// One worker thread carries all transfers. No redirects are followed, no cookies kept, no compression asked for.
class Client {
 public:
  explicit Client(const ClientOptions& options);
  ~Client();  // Shutdown; every Send must have returned
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  // Sends and waits for the whole answer. From any thread. Errors, each with a Transmission:
  //   InvalidArgument   the request cannot be written (address, method, field): kNotSent
  //   Unavailable       name, connect, TLS: kNotSent; reset, garbage or a cut answer: kUnknown
  //   DeadlineExceeded  a timeout, or `not_after` had passed
  //   OutOfRange        the answer is beyond response_bytes_max: kUnknown
  //   ResourceExhausted too many transfers: kNotSent
  //   Cancelled         Shutdown
  // GET and HEAD may be written again after a kept connection turned out closed; no other method ever is.
  absl::StatusOr<HttpResponse> Send(const HttpRequest& request);

  // Ends every transfer with Cancelled; later Sends fail so at once. Idempotent, thread-safe.
  void Shutdown();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace firstline::http
