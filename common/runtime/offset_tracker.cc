#include "common/runtime/offset_tracker.h"

namespace firstline::runtime {

bool OffsetTracker::Started(int64_t offset) {
  if (offset <= last_started_) return false;
  last_started_ = offset;
  open_.insert(offset);
  return true;
}

void OffsetTracker::Finished(int64_t offset) {
  if (open_.erase(offset) > 0) any_finished_ = true;
}

int64_t OffsetTracker::Committable() const {
  if (!any_finished_) return -1;
  return open_.empty() ? last_started_ + 1 : *open_.begin();
}

}  // namespace firstline::runtime
