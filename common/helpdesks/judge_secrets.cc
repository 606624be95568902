#include "common/helpdesks/judge_secrets.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"

namespace firstline::helpdesks {
namespace {

Finding Bad(std::string seen, absl::string_view wanted, absl::string_view mend) {
  return {.verdict = Verdict::kFailed,
          .check = "webhook secret",
          .seen = std::move(seen),
          .wanted = std::string(wanted),
          .mend = std::string(mend)};
}

Finding Judge(const SecretFile& file) {
  if (!file.secret.ok()) {
    return Bad(std::string(file.secret.status().message()), "a readable file with the secret in it",
               "write the secret into the file and let Firstline's user read it");
  }
  const std::string& secret = *file.secret;
  const auto blank = [](char c) {
    return absl::ascii_isspace(static_cast<unsigned char>(c)) || absl::ascii_iscntrl(static_cast<unsigned char>(c));
  };
  if (std::any_of(secret.begin(), secret.end(), blank)) {
    return Bad(absl::StrCat(file.path, ": has blanks or line breaks in or around the secret"),
               "the secret alone; a line break at the end is all right", "write the file again without them");
  }
  if (secret.size() < kSecretBytesMin) {
    return Bad(absl::StrCat(file.path, ": has ", secret.size(), " characters"),
               absl::StrCat("at least ", kSecretBytesMin, " that nobody can guess"),
               "copy the vendor's secret whole, or make one with: openssl rand -hex 24");
  }
  return Ok("webhook secret", absl::StrCat(file.path, ": ", secret.size(), " characters"));
}

}  // namespace

Findings JudgeSecrets(absl::Span<const SecretFile> files) {
  Findings findings;
  for (const SecretFile& file : files) findings.push_back(Judge(file));
  if (files.size() == 2 && files[0].secret.ok() && files[1].secret.ok() && *files[0].secret == *files[1].secret) {
    findings.push_back({.verdict = Verdict::kWarning,
                        .check = "webhook secret",
                        .seen = "both files hold the same secret",
                        .wanted = "the old one and the new one while a secret is changed",
                        .mend = "write the new secret into one of them, or name one file only"});
  }
  return findings;
}

}  // namespace firstline::helpdesks
