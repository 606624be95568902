#pragma once

// Keys of Firstline's own API: "flk.<tenant>.<key id>.<secret>". The policy holds their SHA-256 alone.

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "common/policy/policy.h"

namespace firstline::api_channel {

// What a key's text claims to be; nothing of it is proven. Views into the text.
struct KeyName {
  absl::string_view tenant, id;
};
std::optional<KeyName> ParseKey(absl::string_view text);

// 64 lower-case hex digits.
std::string HashOfKey(absl::string_view text);

// Whether `text` is that key and it has not expired. The time it takes tells nothing about the hash; `key` null, for a
// tenant or key nobody knows, takes as long and is never true.
bool IsKey(absl::string_view text, const policy::ApiKey* key, absl::Time now);

// A new key: 256 random bits in hex as its secret. Internal when the system has no randomness.
absl::StatusOr<std::string> NewKey(absl::string_view tenant, absl::string_view id);

}  // namespace firstline::api_channel
