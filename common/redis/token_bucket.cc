#include "common/redis/token_bucket.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "absl/strings/str_cat.h"

namespace firstline::redis {
namespace {

// The arithmetic of Bucket::Take, in one step at the server. Times are microseconds of the server's clock; a clock that
// goes backwards fills nothing. The key lives until the bucket is full again, then a fresh one is the same.
constexpr char kScript[] = R"lua(
local capacity, per_second = tonumber(ARGV[1]), tonumber(ARGV[2])
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local state = redis.call('HMGET', KEYS[1], 'spent', 'at')
local spent, at = tonumber(state[1]) or 0, tonumber(state[2]) or now
if now > at then
  spent = math.max(0, spent - (now - at) / 1000000 * per_second)
  at = now
end
local missing = spent + 1 - capacity
if missing > 1e-9 then return math.ceil(missing / per_second * 1000) end
spent = spent + 1
redis.call('HSET', KEYS[1], 'spent', tostring(spent), 'at', string.format('%.0f', at))
redis.call('PEXPIRE', KEYS[1], math.ceil(spent / per_second * 1000) + 1000)
return 0
)lua";

}  // namespace

absl::Duration TokenBucket::Take(absl::string_view key, const BucketRate& rate) {
  if (connection_ == nullptr) return TakeLocally(key, rate);
  if (!Away()) {
    const absl::StatusOr<Reply> reply =
        connection_->Command(std::vector<std::string>{"EVAL", kScript, "1", absl::StrCat("firstline:bucket:", key),
                                                      absl::StrCat(rate.capacity), absl::StrCat(rate.per_second)});
    if (reply.ok() && reply->kind == Reply::Kind::kInteger)
      return absl::Milliseconds(std::max<int64_t>(0, reply->integer));
    absl::MutexLock lock(&mutex_);
    away_until_ = clock_.Now() + kAwayFor;
  }
  return TakeLocally(key, {std::max(1.0, rate.capacity / 2), rate.per_second / 2});
}

absl::Duration TokenBucket::TakeLocally(absl::string_view key, const BucketRate& rate) {
  absl::MutexLock lock(&mutex_);
  if (buckets_.size() >= kLocalKeysMax && !buckets_.contains(key)) buckets_.clear();
  return buckets_[key].Take(rate, clock_.Now());
}

bool TokenBucket::Away() const {
  absl::MutexLock lock(&mutex_);
  return clock_.Now() < away_until_;
}

}  // namespace firstline::redis
