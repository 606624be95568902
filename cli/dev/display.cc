#include "cli/dev/display.h"

#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <iostream>
#include <vector>

#include "cli/dev/live_table.h"
#include "cli/dev/table.h"

namespace firstline::dev {
namespace {

// For pipes, files and terminals that cannot be drawn over.
class LineByLine : public Display {
 public:
  LineByLine() { std::cout << TableHead() << std::endl; }
  void Ended(const std::string& ticket, const TurnProgress& turn) override {
    std::cout << TableRow(ticket, turn) << std::endl;
  }
  void Refresh(const Progress&) override {}
  void MakeWay() override {}
};

class InPlace : public Display {
 public:
  explicit InPlace(size_t tickets) : tickets_(tickets) {}

  void Ended(const std::string&, const TurnProgress&) override {}

  void Refresh(const Progress& progress) override {
    const Screen screen = Look();
    std::vector<std::string> frame = LiveFrame(progress, tickets_, screen);
    if (frame == shown_) return;
    std::cout << Redraw(shown_, frame, screen.columns) << std::flush;
    shown_ = std::move(frame);
  }

  void MakeWay() override { shown_.clear(); }

 private:
  // Asked anew for every frame, so that a resize needs no signal.
  static Screen Look() {
    Screen screen;
    winsize size = {};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 && size.ws_row > 0) {
      screen.columns = size.ws_col;
      screen.rows = size.ws_row;
    }
    screen.colours = WantsColours(getenv("TERM"), getenv("NO_COLOR"));
    return screen;
  }

  const size_t tickets_;
  std::vector<std::string> shown_;
};

}  // namespace

std::unique_ptr<Display> Display::ForStandardOutput(size_t tickets) {
  if (isatty(STDOUT_FILENO) == 1 && CanRedraw(getenv("TERM"))) return std::make_unique<InPlace>(tickets);
  return std::make_unique<LineByLine>();
}

}  // namespace firstline::dev
