#pragma once

// An asynchronous HTTP/1.1 server for small JSON requests: bounded in every direction, and never held up by a slow
// peer, because no thread waits for one. Plain TCP; TLS ends at the ingress in front.

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/http/inflate.h"
#include "common/http/message.h"

namespace firstline::http {

struct ServerOptions {
  std::string host = "0.0.0.0";  // an address, not a name
  int port = 0;                  // 0: any free port, see Server::port()
  int threads = 2;

  // A request beyond these is answered 413 or 431, and the connection is closed.
  size_t body_bytes_max = 900 * 1024;
  size_t header_bytes_max = 16 * 1024;  // request line and fields together
  size_t header_count_max = 100;        // fields; 100 is Apache's LimitRequestFields

  // From the first byte of a request to the end of its head, and from there to the end of its body: 408 afterwards.
  absl::Duration header_timeout = absl::Seconds(5);
  absl::Duration body_timeout = absl::Seconds(10);
  // A handler that has not answered by then: 503 in its place, a later answer is dropped.
  absl::Duration handler_timeout = absl::Seconds(30);
  // A peer that does not take the response, and a kept connection without a request, are closed silently.
  absl::Duration write_timeout = absl::Seconds(10);
  absl::Duration idle_timeout = absl::Seconds(60);

  // Open connections. At the cap the connection idle for longest makes room, or else the one whose request has been
  // coming in for longest, if for longer than slow_after; when there is none, new ones wait in the kernel's queue.
  size_t connections_max = 2048;
  absl::Duration slow_after = absl::Seconds(1);
  // Of one address (IPv6: of one /64), further ones are closed at once; 0: no limit. Behind a proxy all connections
  // have the proxy's address, so that this would limit everybody together.
  size_t connections_per_peer_max = 0;

  // Bytes of bodies that have arrived and are not answered yet, of all connections together; a request beyond is
  // answered 503. The first body_bytes_free of each body do not count, so that small requests get through while
  // somebody fills the budget. What was only announced is not kept and does not count. Memory of connections is
  // bounded by body_bytes_total + connections_max x (body_bytes_free + 3 x header_bytes_max), bodies twice as much
  // while they grow.
  size_t body_bytes_total = 64u << 20;
  size_t body_bytes_free = 16 * 1024;

  // Off: any Content-Encoding but identity is answered 415. On: gzip is taken within `inflate`, beyond that 413.
  bool accept_gzip = false;
  InflateLimits inflate;
};

// Counts since start; each only grows, except `connections`.
struct ServerStats {
  uint64_t connections = 0;  // open now
  uint64_t accepted = 0;
  uint64_t requests = 0;     // handed to the handler
  uint64_t rejected = 0;     // answered 4xx or 503 by the server itself
  uint64_t timed_out = 0;    // of these, 408; and handler timeouts
  uint64_t evicted = 0;      // idle or slow connections closed to make room
  uint64_t refused = 0;      // connections closed because their address had its share
  uint64_t over_budget = 0;  // of the rejected, 503 because of body_bytes_total
};

// Answers one request; may be called once, from any thread, also after Server::Stop (then it does nothing). Further
// calls are ignored. When the last copy dies uncalled, the peer gets 500.
using Respond = std::function<void(Response)>;

// Called on a server thread for every complete request, also HEAD (its response body is not sent). Must not block: hand
// work over and answer through `respond` later. Requests of one connection come one at a time, in order.
using Handler = std::function<void(Request, Respond respond)>;

class Server {
 public:
  // Binds and starts to accept. Unavailable when the address is taken, InvalidArgument for a bad one.
  static absl::StatusOr<std::unique_ptr<Server>> Start(const ServerOptions& options, Handler handler);

  // Stops at once when Stop was not called before. No handler runs after it.
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  int port() const;
  ServerStats stats() const;

  // Takes no new connection, closes the idle ones, lets requests under way finish for up to `drain`, then closes what
  // is left and joins the threads. Idempotent. Not to be called from a handler.
  void Stop(absl::Duration drain);

 private:
  class Impl;
  explicit Server(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace firstline::http
