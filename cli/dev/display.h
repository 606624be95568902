#pragma once

#include <memory>
#include <string>

#include "cli/dev/progress.h"

namespace firstline::dev {

// Shows a run on standard output. One thread.
class Display {
 public:
  virtual ~Display() = default;

  // A turn ended.
  virtual void Ended(const std::string& ticket, const TurnProgress& turn) = 0;
  // The present state; called some times a second.
  virtual void Refresh(const Progress& progress) = 0;
  // Something else is about to be printed; what follows is shown below it.
  virtual void MakeWay() = 0;

  // On a terminal that can be drawn over: the live table, in place and no higher than the terminal. Otherwise one line
  // per turn that ended, below a head. `tickets`: how many are to be played.
  static std::unique_ptr<Display> ForStandardOutput(size_t tickets);
};

}  // namespace firstline::dev
