#pragma once

#include <string>
#include <vector>

#include "cli/dev/progress.h"

namespace firstline::dev {

// Headings of the live table.
std::string TableHead();
// One turn: ticket, turn, intent, sentiment, decision, end, reason, latency, sources; of one under way only the first
// two.
std::string TableRow(const std::string& ticket, const TurnProgress& turn);
// Counts by end and reason, latency, and what did not end.
std::string Summary(const Progress& progress);

}  // namespace firstline::dev
