#pragma once

#include <cstddef>
#include <cstdint>
#include <set>

namespace firstline::runtime {

// Which offset of one partition may be committed while workers finish out of order: only a finished prefix. Pure
// bookkeeping; the consumer thread is its only user, so it takes no lock. Memory: one entry per unfinished record and
// per record finished ahead of an unfinished one.
class OffsetTracker {
 public:
  // A record was handed out. Offsets must grow; a repeated or older one is ignored and false is returned.
  bool Started(int64_t offset);
  // The record is done; unknown offsets are ignored.
  void Finished(int64_t offset);
  // The next offset to read after a restart, or -1 before the first completion.
  int64_t Committable() const;
  // Records handed out and not finished.
  size_t InFlight() const { return open_.size(); }

 private:
  std::set<int64_t> open_;
  int64_t last_started_ = -1;
  bool any_finished_ = false;
};

}  // namespace firstline::runtime
