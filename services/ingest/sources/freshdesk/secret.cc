#include "services/ingest/sources/freshdesk/secret.h"

#include <openssl/crypto.h>
#include <openssl/sha.h>

#include <array>

#include "absl/strings/escaping.h"
#include "absl/strings/match.h"

namespace firstline::ingest::freshdesk {
namespace {

using Digest = std::array<unsigned char, SHA256_DIGEST_LENGTH>;

Digest DigestOf(absl::string_view text) {
  Digest digest;
  SHA256(reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest.data());
  return digest;
}

// Password of `Basic base64(user:password)`, or "".
std::string PasswordOf(absl::string_view authorization) {
  constexpr absl::string_view kScheme = "Basic ";
  std::string pair;
  if (!absl::StartsWithIgnoreCase(authorization, kScheme) ||
      !absl::Base64Unescape(authorization.substr(kScheme.size()), &pair)) {
    return "";
  }
  const size_t colon = pair.find(':');
  return colon == std::string::npos ? "" : pair.substr(colon + 1);
}

}  // namespace

absl::Status VerifySecret(const ShownSecrets& shown, absl::Span<const std::string> secrets) {
  const std::string password = PasswordOf(shown.authorization);
  if (shown.header.empty() && password.empty() && shown.path.empty()) {
    return absl::UnauthenticatedError(
        "secret is missing, want it in X-Firstline-Secret, as the password of Basic, or as the last part of the path");
  }
  bool fits = false;
  for (const absl::string_view seen : {shown.header, absl::string_view(password), shown.path}) {
    const Digest digest = DigestOf(seen);
    for (const std::string& secret : secrets) {
      const Digest wanted = DigestOf(secret);
      fits |= !secret.empty() && CRYPTO_memcmp(digest.data(), wanted.data(), digest.size()) == 0;
    }
  }
  if (!fits) return absl::UnauthenticatedError("secret is not one of the helpdesk's webhook secrets");
  return absl::OkStatus();
}

}  // namespace firstline::ingest::freshdesk
