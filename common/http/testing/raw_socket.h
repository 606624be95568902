#pragma once

// Bare TCP for tests that must misbehave in ways no HTTP library would: half requests, resets, silence.

#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"

namespace firstline::http::testing {

// One connection on loopback. Aborts the test program when a call fails that cannot fail on loopback. Not thread-safe.
class RawSocket {
 public:
  static RawSocket Connect(int port);
  explicit RawSocket(int fd) : fd_(fd) {}
  RawSocket(RawSocket&& other) noexcept : fd_(other.fd_) { other.fd_ = -1; }
  RawSocket& operator=(RawSocket&& other) noexcept;
  ~RawSocket() { Close(); }

  // False when the peer has closed.
  bool Send(absl::string_view bytes);
  // Reads until `needle` has been seen, the peer closed, or `timeout`; returns everything read by this call.
  std::string ReadUntil(absl::string_view needle, absl::Duration timeout = absl::Seconds(10));
  // Reads until the peer closes or `timeout`.
  std::string ReadAll(absl::Duration timeout = absl::Seconds(10));
  // Whether the peer closes (also by reset) within `timeout`; what it sends before is dropped.
  bool AwaitClose(absl::Duration timeout = absl::Seconds(10));
  // No more bytes will be sent; reading goes on.
  void FinishSending();
  // Closes with a reset instead of a normal end.
  void Reset();
  void Close();

 private:
  int fd_;
};

// A listening socket on a free loopback port.
class RawListener {
 public:
  RawListener();
  ~RawListener() { Close(); }
  RawListener(const RawListener&) = delete;
  RawListener& operator=(const RawListener&) = delete;

  int port() const { return port_; }
  RawSocket Accept();
  void Close();

 private:
  int fd_;
  int port_ = 0;
};

}  // namespace firstline::http::testing
