#include "cli/doctor_report.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_replace.h"

namespace firstline::cli {

using helpdesks::Finding;
using helpdesks::Findings;
using helpdesks::Verdict;

int CountOf(Verdict verdict, const Findings& findings) {
  return static_cast<int>(std::count_if(findings.begin(), findings.end(),
                                        [&](const Finding& finding) { return finding.verdict == verdict; }));
}

std::string FindingsAsText(const helpdesks::Examined& examined, const Findings& findings) {
  std::string text = absl::StrCat("helpdesk ", examined.helpdesk.name, " of tenant ", examined.tenant, ": ",
                                  examined.helpdesk.vendor, " at ", examined.helpdesk.base_url, "\n");
  for (const Finding& finding : findings) {
    const std::string verdict = absl::StrReplaceAll(helpdesks::VerdictName(finding.verdict), {{"_", " "}});
    absl::StrAppendFormat(&text, "  %-13s  %-14s  %s", verdict, finding.check, finding.seen);
    if (!finding.wanted.empty()) absl::StrAppend(&text, " | want ", finding.wanted);
    if (!finding.mend.empty()) absl::StrAppend(&text, " | ", finding.mend);
    absl::StrAppend(&text, "\n");
  }
  absl::StrAppend(&text, "  ", CountOf(Verdict::kOk, findings), " ok, ", CountOf(Verdict::kWarning, findings),
                  " warnings, ", CountOf(Verdict::kFailed, findings), " failed, ",
                  CountOf(Verdict::kNotCheckable, findings), " not checkable\n");
  return text;
}

std::string FindingsAsJson(const helpdesks::Examined& examined, const Findings& findings) {
  std::string lines;
  for (const Finding& finding : findings) {
    const nlohmann::ordered_json line = {{"tenant", examined.tenant},
                                         {"helpdesk", examined.helpdesk.name},
                                         {"vendor", examined.helpdesk.vendor},
                                         {"check", finding.check},
                                         {"verdict", std::string(helpdesks::VerdictName(finding.verdict))},
                                         {"seen", finding.seen},
                                         {"wanted", finding.wanted},
                                         {"mend", finding.mend}};
    // Names come from the helpdesk and need not be UTF-8 once they were cut.
    absl::StrAppend(&lines, line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace), "\n");
  }
  return lines;
}

}  // namespace firstline::cli
