#pragma once

// How `firstline doctor` shows what it found. Pure.

#include <string>

#include "absl/strings/string_view.h"
#include "common/helpdesks/doctor.h"
#include "common/helpdesks/finding.h"

namespace firstline::cli {

// A line that names the helpdesk, one line per finding, one with the totals.
std::string FindingsAsText(const helpdesks::Examined& examined, const helpdesks::Findings& findings);

// One JSON object per finding and line: tenant, helpdesk, vendor, check, verdict, seen, wanted, mend.
std::string FindingsAsJson(const helpdesks::Examined& examined, const helpdesks::Findings& findings);

int CountOf(helpdesks::Verdict verdict, const helpdesks::Findings& findings);

}  // namespace firstline::cli
