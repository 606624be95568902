#include "simulators/zendesk/breaker.h"

namespace firstline::sim::zendesk {

void Breaker::Record(bool success, absl::Time now) {
  if (!limits_.on) return;
  outcomes_.emplace_back(now, success);
  errors_ += success ? 0 : 1;
  while (outcomes_.front().first + limits_.window <= now) {
    errors_ -= outcomes_.front().second ? 0 : 1;
    outcomes_.pop_front();
  }
  const int all = static_cast<int>(outcomes_.size());
  const bool share = all >= limits_.invocations_min && errors_ >= limits_.error_share * all;
  if (!share && errors_ <= limits_.errors_max) return;
  open_until_ = now + limits_.pause;
  outcomes_.clear();
  errors_ = 0;
}

}  // namespace firstline::sim::zendesk
