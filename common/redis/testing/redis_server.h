#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

namespace firstline::redis {

// A real redis-server of the distribution on a Unix socket in a folder of its own, without any port or file on disk.
// Aborts the test program when /usr/bin/redis-server is missing or does not come up within 10 s.
class RedisServer {
 public:
  // extra: further command-line arguments, such as "--requirepass" and its value.
  explicit RedisServer(std::vector<std::string> extra = {});
  ~RedisServer();  // kills it

  std::string address() const { return "unix:" + socket_; }
  // kill -9 and wait; the socket stays behind, as after a crash.
  void Kill();
  // Starts it again, empty.
  void Start();

 private:
  std::string folder_;
  std::string socket_;
  const std::vector<std::string> extra_;
  pid_t pid_ = 0;
};

}  // namespace firstline::redis
