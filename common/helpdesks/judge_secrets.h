#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "common/helpdesks/finding.h"

namespace firstline::helpdesks {

// A webhook secret as config::ReadSecretFile gave it.
struct SecretFile {
  std::string path;
  absl::StatusOr<std::string> secret;
};

// Shorter ones can be guessed: 128 bits, written in the densest way people write them, base64, are 22 characters; the
// vendors' own secrets have 32 and more.
inline constexpr size_t kSecretBytesMin = 22;

// Whether each file holds one secret and nothing else. One finding per file, and one if both hold the same. Nothing of
// a secret but its length gets into a finding. Pure.
Findings JudgeSecrets(absl::Span<const SecretFile> files);

}  // namespace firstline::helpdesks
