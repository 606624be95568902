#include "common/helpdesks/finding.h"

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "common/helpdesks/answer.h"

namespace firstline::helpdesks {
namespace {

constexpr size_t kNameBytesMax = 60;

std::string MendOf(absl::string_view right, const absl::Status& status) {
  switch (status.code()) {
    case absl::StatusCode::kUnauthenticated: return "put credentials into credentials_file that the helpdesk accepts";
    case absl::StatusCode::kPermissionDenied: return absl::StrCat("grant ", right);
    case absl::StatusCode::kResourceExhausted: {
      const absl::Duration wait = RetryAfterOf(status);
      return wait > absl::ZeroDuration() ? absl::StrCat("run again in ", absl::FormatDuration(wait))
                                         : "run again in a minute";
    }
    case absl::StatusCode::kUnavailable:
    case absl::StatusCode::kDeadlineExceeded:
      return "check base_url, the name server, the firewall and ca_file, then run again";
    default: return "check base_url: it must be the address of the helpdesk's API and nothing after the host";
  }
}

}  // namespace

absl::string_view VerdictName(Verdict verdict) {
  switch (verdict) {
    case Verdict::kOk: return "ok";
    case Verdict::kWarning: return "warning";
    case Verdict::kFailed: return "failed";
    case Verdict::kNotCheckable: return "not_checkable";
  }
  return "";
}

Finding Ok(absl::string_view check, std::string seen) {
  return {.verdict = Verdict::kOk, .check = std::string(check), .seen = std::move(seen)};
}

std::string Printable(absl::string_view name) {
  std::string shown;
  for (const char c : name.substr(0, kNameBytesMax)) {
    if (!absl::ascii_iscntrl(static_cast<unsigned char>(c)) && c != '"') shown.push_back(c);
  }
  return absl::StrCat("\"", shown, name.size() > kNameBytesMax ? "…" : "", "\"");
}

Finding BadCredentials(const absl::Status& status, absl::string_view form) {
  return {.verdict = Verdict::kFailed,
          .check = "credentials",
          .seen = std::string(status.message()),
          .wanted = absl::StrCat("a readable file of JSON: ", form),
          .mend = "write the file that credentials_file of the policy names"};
}

Finding JudgeAccess(absl::string_view check, absl::string_view thing, absl::string_view right,
                    const absl::Status& status) {
  if (status.ok()) return Ok(check, absl::StrCat(thing, " can be read"));
  return {.verdict = Verdict::kFailed,
          .check = std::string(check),
          .seen = std::string(status.message()),
          .wanted = absl::StrCat(thing, " that can be read"),
          .mend = MendOf(right, status)};
}

Findings JudgeLogin(absl::string_view base_url, absl::string_view thing, absl::string_view right,
                    const absl::Status& status) {
  switch (status.code()) {
    case absl::StatusCode::kOk:
    case absl::StatusCode::kUnauthenticated:
    case absl::StatusCode::kPermissionDenied:
    case absl::StatusCode::kResourceExhausted:
      return {Ok("address", absl::StrCat(base_url, " answers")), JudgeAccess("login", thing, right, status)};
    default: return {JudgeAccess("address", absl::StrCat(base_url, ": ", thing), right, status)};
  }
}

Finding JudgeOptionalAccess(absl::string_view check, absl::string_view thing, absl::string_view right,
                            absl::string_view lost, const absl::Status& status) {
  Finding finding = JudgeAccess(check, thing, right, status);
  if (absl::IsPermissionDenied(status) || absl::IsFailedPrecondition(status)) {
    finding.verdict = Verdict::kWarning;
    absl::StrAppend(&finding.mend, ", or go without: ", lost);
  }
  return finding;
}

}  // namespace firstline::helpdesks
