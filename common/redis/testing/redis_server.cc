#include "common/redis/testing/redis_server.h"

#include <hiredis/hiredis.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <utility>

#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "common/base/check.h"

namespace firstline::redis {
namespace {

constexpr char kBinary[] = "/usr/bin/redis-server";

bool Answers(const std::string& socket) {
  redisContext* context = redisConnectUnixWithTimeout(socket.c_str(), absl::ToTimeval(absl::Milliseconds(200)));
  if (context == nullptr) return false;
  void* reply = context->err == 0 ? redisCommand(context, "PING") : nullptr;
  if (reply != nullptr) freeReplyObject(reply);
  redisFree(context);
  return reply != nullptr;
}

}  // namespace

RedisServer::RedisServer(std::vector<std::string> extra) : extra_(std::move(extra)) {
  signal(SIGPIPE, SIG_IGN);
  FL_CHECK(access(kBinary, X_OK) == 0) << kBinary << " is missing: install the package redis-server";
  std::string name = (std::filesystem::temp_directory_path() / "firstline-redis-XXXXXX").string();
  FL_CHECK(mkdtemp(name.data()) != nullptr) << "no temporary folder";
  folder_ = name;
  socket_ = folder_ + "/redis.sock";
  Start();
}

RedisServer::~RedisServer() {
  Kill();
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

void RedisServer::Kill() {
  if (pid_ == 0) return;
  kill(pid_, SIGKILL);
  waitpid(pid_, nullptr, 0);
  pid_ = 0;
}

void RedisServer::Start() {
  std::vector<std::string> words = {
      kBinary, "--port", "0",         "--unixsocket",        socket_, "--save", "", "--appendonly", "no",
      "--dir", folder_,  "--logfile", folder_ + "/redis.log"};
  words.insert(words.end(), extra_.begin(), extra_.end());
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  pid_ = fork();
  FL_CHECK(pid_ >= 0) << "fork";
  if (pid_ == 0) {
    execv(kBinary, arguments.data());
    _exit(127);
  }
  const absl::Time deadline = absl::Now() + absl::Seconds(10);
  while (!Answers(socket_)) {
    FL_CHECK(absl::Now() < deadline) << "redis-server does not come up";
    absl::SleepFor(absl::Milliseconds(5));
  }
}

}  // namespace firstline::redis
