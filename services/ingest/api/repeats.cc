#include "services/ingest/api/repeats.h"

#include "common/base/ids.h"

namespace firstline::ingest {

bool Repeats::Fits(absl::string_view tenant, absl::string_view key, absl::string_view body, absl::Time now) {
  std::string id = HashId({tenant, key});
  std::string hash = HashId({body});
  absl::MutexLock lock(&mutex_);
  while (!order_.empty() && (order_.size() >= keys_max_ || order_.front().first + kept_ <= now)) {
    bodies_.erase(order_.front().second);
    order_.pop_front();
  }
  const auto [known, is_new] = bodies_.try_emplace(id, hash);
  if (is_new) order_.emplace_back(now, std::move(id));
  return known->second == hash;
}

}  // namespace firstline::ingest
