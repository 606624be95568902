#include "common/api_channel/key.h"

#include <openssl/crypto.h>
#include <openssl/rand.h>
#include <openssl/sha.h>

#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"

namespace firstline::api_channel {
namespace {

constexpr size_t kKeyTextMax = 256;
constexpr size_t kSecretBytes = 32;

absl::string_view Bytes(const unsigned char* bytes, size_t size) {
  return absl::string_view(reinterpret_cast<const char*>(bytes), size);
}

}  // namespace

std::optional<KeyName> ParseKey(absl::string_view text) {
  if (text.size() > kKeyTextMax) return std::nullopt;
  const std::vector<absl::string_view> parts = absl::StrSplit(text, '.');
  if (parts.size() != 4 || parts[0] != "flk") return std::nullopt;
  for (const absl::string_view part : parts) {
    if (part.empty()) return std::nullopt;
  }
  return KeyName{parts[1], parts[2]};
}

std::string HashOfKey(absl::string_view text) {
  unsigned char digest[SHA256_DIGEST_LENGTH];
  SHA256(reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest);
  return absl::BytesToHexString(Bytes(digest, sizeof(digest)));
}

bool IsKey(absl::string_view text, const policy::ApiKey* key, absl::Time now) {
  const std::string hash = HashOfKey(text);
  const std::string nobody(hash.size(), '-');  // no hex digit: fits no hash
  const std::string& wanted = key != nullptr && key->sha256.size() == hash.size() ? key->sha256 : nobody;
  const bool same = CRYPTO_memcmp(hash.data(), wanted.data(), hash.size()) == 0;
  return key != nullptr && same && now < key->expires;
}

absl::StatusOr<std::string> NewKey(absl::string_view tenant, absl::string_view id) {
  unsigned char secret[kSecretBytes];
  if (RAND_bytes(secret, sizeof(secret)) != 1) return absl::InternalError("no randomness for a key");
  return absl::StrCat("flk.", tenant, ".", id, ".", absl::BytesToHexString(Bytes(secret, sizeof(secret))));
}

}  // namespace firstline::api_channel
