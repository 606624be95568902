#pragma once

// The table as a terminal shows it: one frame that is drawn over the frame before. Pure.

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "cli/dev/progress.h"

namespace firstline::dev {

// The terminal at this moment; it may be another one at the next frame.
struct Screen {
  int columns = 80;
  int rows = 24;
  bool colours = false;
};

// A terminal can be drawn over unless TERM is absent, empty or `dumb`. Arguments as getenv gives them.
bool CanRedraw(const char* term);
// As CanRedraw, and NO_COLOR is absent or empty (no-color.org).
bool WantsColours(const char* term, const char* no_color);

// Head, turns, counts: at most rows - 1 lines of at most `columns` columns. The turns that ended last come first, then
// those under way; where not all fit, turns under way get at most half of the lines and the oldest of the others go.
// `tickets`: how many are to be played.
std::vector<std::string> LiveFrame(const Progress& progress, size_t tickets, const Screen& screen);

// What to write so that `frame` replaces `before`, of which the cursor stands below. `columns` is the present width: a
// terminal that became narrower has wrapped the lines of `before`.
std::string Redraw(const std::vector<std::string>& before, const std::vector<std::string>& frame, int columns);

// Columns the text takes: escape sequences take none, East Asian characters two.
int ColumnsOf(absl::string_view text);

// The beginning of the text that fits, with control characters and broken UTF-8 replaced by `?`, so that an id from a
// file cannot steer the terminal.
std::string FitColumns(absl::string_view text, int columns);

}  // namespace firstline::dev
