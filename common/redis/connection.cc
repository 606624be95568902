#include "common/redis/connection.h"

#include <hiredis/hiredis.h>

#include <algorithm>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "common/base/status_macros.h"

namespace firstline::redis {
namespace {

constexpr int kDepthMax = 4;  // of nested lists; no command of ours answers deeper

struct FreeReply {
  void operator()(redisReply* reply) const { freeReplyObject(reply); }
};

Reply ToReply(const redisReply& raw, int depth) {
  Reply reply;
  switch (raw.type) {
    case REDIS_REPLY_INTEGER:
      reply.kind = Reply::Kind::kInteger;
      reply.integer = raw.integer;
      break;
    case REDIS_REPLY_STRING:
    case REDIS_REPLY_STATUS:
      reply.kind = Reply::Kind::kText;
      reply.text.assign(raw.str, raw.len);
      break;
    case REDIS_REPLY_ARRAY:
      reply.kind = Reply::Kind::kList;
      for (size_t i = 0; depth < kDepthMax && i < raw.elements; ++i) {
        reply.list.push_back(ToReply(*raw.element[i], depth + 1));
      }
      break;
    default: break;
  }
  return reply;
}

redisContext* Open(const Options& options) {
  const timeval timeout = absl::ToTimeval(options.connect_timeout);
  absl::string_view path = options.address;
  if (absl::ConsumePrefix(&path, "unix:")) return redisConnectUnixWithTimeout(std::string(path).c_str(), timeout);
  const std::pair<std::string, std::string> parts = absl::StrSplit(options.address, absl::MaxSplits(':', 1));
  int port = 0;
  if (!absl::SimpleAtoi(parts.second, &port)) port = 6379;
  return redisConnectWithTimeout(parts.first.c_str(), port, timeout);
}

}  // namespace

void Connection::Close::operator()(redisContext* context) const { redisFree(context); }

Connection::Connection(Options options, const Clock& clock)
    : options_(std::move(options)), clock_(clock), delay_(options_.first_delay) {}

Connection::~Connection() = default;

absl::Status Connection::Lost(absl::string_view what) {
  absl::Status lost = absl::UnavailableError(absl::StrCat("redis: ", what));
  context_.reset();  // it may own `what`
  retry_at_ = clock_.Now() + delay_;
  delay_ = std::min(delay_ * 2, options_.delay_max);
  return lost;
}

absl::Status Connection::Connect() {
  if (clock_.Now() < retry_at_) return absl::UnavailableError("redis: waiting before the next attempt");
  context_.reset(Open(options_));
  if (context_ == nullptr) return Lost("out of memory");
  if (context_->err != 0) return Lost(context_->errstr);
  if (redisSetTimeout(context_.get(), absl::ToTimeval(options_.command_timeout)) != REDIS_OK) return Lost("timeout");
  if (options_.password.empty()) return absl::OkStatus();
  return Run({"AUTH", options_.password}).status();
}

absl::StatusOr<Reply> Connection::Run(absl::Span<const std::string> arguments) {
  std::vector<const char*> data;
  std::vector<size_t> sizes;
  for (const std::string& argument : arguments) {
    data.push_back(argument.data());
    sizes.push_back(argument.size());
  }
  const std::unique_ptr<redisReply, FreeReply> raw(static_cast<redisReply*>(
      redisCommandArgv(context_.get(), static_cast<int>(data.size()), data.data(), sizes.data())));
  if (raw == nullptr) return Lost(context_->errstr);
  // The error's text repeats the command; only its first word is a code.
  if (raw->type == REDIS_REPLY_ERROR) {
    const std::string text(raw->str, raw->len);
    return absl::InvalidArgumentError(absl::StrCat("redis: ", text.substr(0, text.find(' '))));
  }
  return ToReply(*raw, 0);
}

absl::StatusOr<Reply> Connection::Command(absl::Span<const std::string> arguments) {
  absl::MutexLock lock(&mutex_);
  if (context_ == nullptr) {
    if (absl::Status status = Connect(); !status.ok()) {
      // A refused password leaves a connection that answers nothing but errors.
      return absl::IsUnavailable(status) ? status : Lost(status.message());
    }
  }
  FL_ASSIGN_OR_RETURN(Reply reply, Run(arguments));
  delay_ = options_.first_delay;
  return reply;
}

}  // namespace firstline::redis
