#pragma once

// The journal of a `dev run`: what the helpdesk accepted and how every turn and ticket ended. The format is a contract.

#include <map>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "cli/dev/progress.h"

namespace firstline::dev {

// {"ticket":…,"turn":…,"end":…,"intent":…,"reasons":[…]}
std::string TurnEndLine(const std::string& ticket, const TurnProgress& turn);
// {"ticket":…,"end":…,"turns":…}; the end of the last turn that was not superseded, "ignored" without any turn.
std::string TicketEndLine(const TicketProgress& ticket);

// Effect lines from the journal of one vendor's simulator: one per accepted change by Firstline, with the turn that
// made it (attribution.h). Lines of `simulator_journal` before byte `from` are of an earlier run and not repeated.
std::vector<std::string> EffectLines(absl::string_view vendor, absl::string_view simulator_journal, size_t from,
                                     const Progress& progress);

}  // namespace firstline::dev
