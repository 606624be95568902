#include "common/redis/connection.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>
#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "common/redis/testing/redis_server.h"

namespace firstline::redis {
namespace {

using Words = std::vector<std::string>;

// Accepts connections into its backlog and never answers.
class SilentServer {
 public:
  SilentServer() : path_(absl::StrCat(::testing::TempDir(), "/silent-", getpid(), ".sock")) {
    unlink(path_.c_str());
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, path_.c_str(), sizeof(address.sun_path) - 1);
    fd_ = socket(AF_UNIX, SOCK_STREAM, 0);
    EXPECT_EQ(bind(fd_, reinterpret_cast<sockaddr*>(&address), sizeof(address)), 0);
    EXPECT_EQ(listen(fd_, 8), 0);
  }
  ~SilentServer() {
    close(fd_);
    unlink(path_.c_str());
  }
  std::string address() const { return absl::StrCat("unix:", path_); }

 private:
  const std::string path_;
  int fd_;
};

TEST(ConnectionTest, RunsCommandsAndUnderstandsEveryAnswer) {
  const RedisServer server;
  Connection connection({.address = server.address()}, Clock::Real());
  EXPECT_EQ(connection.Command(Words{"PING"})->text, "PONG");
  EXPECT_EQ(connection.Command(Words{"INCRBY", "n", "7"})->integer, 7);
  EXPECT_EQ(connection.Command(Words{"GET", "none"})->kind, Reply::Kind::kNil);
  ASSERT_TRUE(connection.Command(Words{"RPUSH", "l", "a", std::string("b\0c", 3)}).ok());
  const auto list = connection.Command(Words{"LRANGE", "l", "0", "-1"});
  ASSERT_TRUE(list.ok());
  ASSERT_EQ(list->list.size(), 2u);
  EXPECT_EQ(list->list[1].text, std::string("b\0c", 3));
}

TEST(ConnectionTest, ARefusedCommandIsNoBrokenConnection) {
  const RedisServer server;
  Connection connection({.address = server.address()}, Clock::Real());
  EXPECT_EQ(connection.Command(Words{"NONSENSE", "customer text"}).status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_FALSE(
      absl::StrContains(connection.Command(Words{"NONSENSE", "customer text"}).status().message(), "customer"));
  EXPECT_TRUE(connection.Command(Words{"PING"}).ok());
}

TEST(ConnectionTest, LogsInWithThePassword) {
  const RedisServer server({"--requirepass", "sesame"});
  Connection right({.address = server.address(), .password = "sesame"}, Clock::Real());
  Connection wrong({.address = server.address(), .password = "simsim"}, Clock::Real());
  EXPECT_TRUE(right.Command(Words{"PING"}).ok());
  EXPECT_EQ(wrong.Command(Words{"PING"}).status().code(), absl::StatusCode::kUnavailable);
  EXPECT_FALSE(absl::StrContains(wrong.Command(Words{"PING"}).status().message(), "simsim"));
}

TEST(ConnectionTest, ComesBackAfterTheServerDid) {
  RedisServer server;
  FakeClock clock(absl::Now());
  Connection connection({.address = server.address()}, clock);
  ASSERT_TRUE(connection.Command(Words{"PING"}).ok());
  server.Kill();
  EXPECT_EQ(connection.Command(Words{"PING"}).status().code(), absl::StatusCode::kUnavailable);
  server.Start();
  EXPECT_EQ(connection.Command(Words{"PING"}).status().code(), absl::StatusCode::kUnavailable) << "still backing off";
  clock.Advance(absl::Milliseconds(100));
  EXPECT_TRUE(connection.Command(Words{"PING"}).ok());
}

TEST(ConnectionTest, TheBackOffDoublesUpToItsMaximum) {
  FakeClock clock(absl::Now());
  Connection connection({.address = "unix:/nonexistent/redis.sock", .delay_max = absl::Milliseconds(300)}, clock);
  const auto waiting = [&] {
    return absl::StrContains(connection.Command(Words{"PING"}).status().message(), "waiting before the next attempt");
  };
  EXPECT_FALSE(waiting());
  for (const int delay : {100, 200, 300, 300}) {
    clock.Advance(absl::Milliseconds(delay - 1));
    EXPECT_TRUE(waiting()) << delay;
    clock.Advance(absl::Milliseconds(1));
    EXPECT_FALSE(waiting()) << delay;
  }
}

TEST(ConnectionTest, ASilentServerCostsOneTimeoutAndThenNothing) {
  const SilentServer server;
  Connection connection({.address = server.address()}, Clock::Real());
  const absl::Time start = absl::Now();
  EXPECT_EQ(connection.Command(Words{"PING"}).status().code(), absl::StatusCode::kUnavailable);
  EXPECT_GE(absl::Now() - start, absl::Milliseconds(45));
  EXPECT_LT(absl::Now() - start, absl::Seconds(2)) << "50 ms and a busy machine";
  EXPECT_TRUE(absl::StrContains(connection.Command(Words{"PING"}).status().message(), "waiting"));
}

}  // namespace
}  // namespace firstline::redis
