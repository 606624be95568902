#include "common/helpdesks/doctor.h"

#include <algorithm>
#include <iterator>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/config/secret_file.h"
#include "common/helpdesks/judge_secrets.h"
#include "common/http/url.h"

namespace firstline::helpdesks {
namespace {

Finding JudgePolicy(const Examined& examined) {
  const policy::Helpdesk& helpdesk = examined.helpdesk;
  if (!KeepsSecrets(helpdesk.base_url)) {
    return {.verdict = Verdict::kFailed,
            .check = "policy",
            .seen = absl::StrCat("base_url is ", helpdesk.base_url),
            .wanted = "an https address: the credentials travel with every call",
            .mend = "write https:// in the policy"};
  }
  return Ok("policy", absl::StrCat("entry ", helpdesk.name, " is complete; webhooks belong to /v1/webhooks/",
                                   helpdesk.vendor, "/", examined.tenant));
}

std::vector<SecretFile> ReadSecrets(const policy::Helpdesk& helpdesk) {
  std::vector<SecretFile> files;
  for (const std::string& path : helpdesk.webhook_secret_files) files.push_back({path, config::ReadSecretFile(path)});
  return files;
}

void Append(Findings more, Findings& findings) { std::move(more.begin(), more.end(), std::back_inserter(findings)); }

}  // namespace

bool KeepsSecrets(absl::string_view base_url) {
  const auto url = http::ParseUrl(base_url);
  return url.ok() &&
         (url->scheme == "https" || url->host == "127.0.0.1" || url->host == "::1" || url->host == "localhost");
}

Findings Examine(const Examined& examined, const Transport& send, const Clock& clock) {
  Findings findings = {JudgePolicy(examined)};
  Append(JudgeSecrets(ReadSecrets(examined.helpdesk)), findings);
  if (!KeepsSecrets(examined.helpdesk.base_url)) return findings;  // nothing is sent there
  for (const Doctor& doctor : Doctors()) {
    if (doctor.vendor != examined.helpdesk.vendor) continue;
    Append(doctor.examine(examined, send, clock), findings);
    return findings;
  }
  findings.push_back({.verdict = Verdict::kNotCheckable,
                      .check = "helpdesk",
                      .seen = absl::StrCat("no checks are written for ", examined.helpdesk.vendor),
                      .wanted = "login, rights, teams and webhooks as the operator's page of this vendor says",
                      .mend = "look at them by hand"});
  return findings;
}

}  // namespace firstline::helpdesks
