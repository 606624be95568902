#include "common/http/testing/raw_socket.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>

#include "absl/strings/match.h"
#include "absl/time/clock.h"
#include "common/base/check.h"

namespace firstline::http::testing {
namespace {

sockaddr_in Loopback(int port) {
  sockaddr_in address = {};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

enum class ReadResult { kBytes, kClosed, kTimeout };

ReadResult ReadSome(int fd, absl::Time deadline, std::string& out) {
  pollfd waiting = {.fd = fd, .events = POLLIN, .revents = 0};
  const absl::Duration left = deadline - absl::Now();
  const int ready = poll(&waiting, 1, static_cast<int>(std::max<int64_t>(0, absl::ToInt64Milliseconds(left))));
  if (ready == 0 || (ready < 0 && errno == EINTR)) return ReadResult::kTimeout;
  char chunk[65536];
  const ssize_t got = recv(fd, chunk, sizeof(chunk), 0);
  if (got <= 0) return ReadResult::kClosed;
  out.append(chunk, static_cast<size_t>(got));
  return ReadResult::kBytes;
}

}  // namespace

RawSocket RawSocket::Connect(int port) {
  const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  FL_CHECK(fd >= 0) << "socket";
  const sockaddr_in address = Loopback(port);
  FL_CHECK(connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0) << "connect " << port;
  return RawSocket(fd);
}

RawSocket& RawSocket::operator=(RawSocket&& other) noexcept {
  Close();
  fd_ = other.fd_;
  other.fd_ = -1;
  return *this;
}

bool RawSocket::Send(absl::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<size_t>(sent));
  }
  return true;
}

std::string RawSocket::ReadUntil(absl::string_view needle, absl::Duration timeout) {
  const absl::Time deadline = absl::Now() + timeout;
  std::string out;
  while (!absl::StrContains(out, needle) && ReadSome(fd_, deadline, out) == ReadResult::kBytes) {
  }
  return out;
}

std::string RawSocket::ReadAll(absl::Duration timeout) {
  const absl::Time deadline = absl::Now() + timeout;
  std::string out;
  while (ReadSome(fd_, deadline, out) == ReadResult::kBytes) {
  }
  return out;
}

bool RawSocket::AwaitClose(absl::Duration timeout) {
  const absl::Time deadline = absl::Now() + timeout;
  std::string dropped;
  for (;;) {
    const ReadResult result = ReadSome(fd_, deadline, dropped);
    if (result != ReadResult::kBytes) return result == ReadResult::kClosed;
  }
}

void RawSocket::FinishSending() { shutdown(fd_, SHUT_WR); }

void RawSocket::Reset() {
  const linger at_once = {.l_onoff = 1, .l_linger = 0};
  setsockopt(fd_, SOL_SOCKET, SO_LINGER, &at_once, sizeof(at_once));
  Close();
}

void RawSocket::Close() {
  if (fd_ >= 0) close(fd_);
  fd_ = -1;
}

RawListener::RawListener() : fd_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  FL_CHECK(fd_ >= 0) << "socket";
  sockaddr_in address = Loopback(0);
  socklen_t size = sizeof(address);
  FL_CHECK(bind(fd_, reinterpret_cast<const sockaddr*>(&address), size) == 0) << "bind";
  FL_CHECK(listen(fd_, 64) == 0) << "listen";
  FL_CHECK(getsockname(fd_, reinterpret_cast<sockaddr*>(&address), &size) == 0) << "getsockname";
  port_ = ntohs(address.sin_port);
}

RawSocket RawListener::Accept() {
  const int fd = accept4(fd_, nullptr, nullptr, SOCK_CLOEXEC);
  FL_CHECK(fd >= 0) << "accept";
  return RawSocket(fd);
}

void RawListener::Close() {
  if (fd_ >= 0) close(fd_);
  fd_ = -1;
}

}  // namespace firstline::http::testing
