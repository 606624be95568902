#include "services/ingest/sources/intercom/signature.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "absl/strings/escaping.h"
#include "absl/strings/strip.h"
#include "common/base/check.h"

namespace firstline::ingest::intercom {
namespace {

constexpr size_t kDigestSize = 20;
constexpr size_t kHexSize = 2 * kDigestSize;

std::string HmacSha1Hex(absl::string_view key, absl::string_view message) {
  unsigned char digest[kDigestSize];
  unsigned int size = 0;
  const unsigned char* done =
      HMAC(EVP_sha1(), key.data(), static_cast<int>(key.size()), reinterpret_cast<const unsigned char*>(message.data()),
           message.size(), digest, &size);
  FL_CHECK(done != nullptr && size == kDigestSize) << "HMAC-SHA1 failed";
  return absl::BytesToHexString({reinterpret_cast<const char*>(digest), kDigestSize});
}

}  // namespace

absl::Status VerifySignature(absl::string_view signature, absl::string_view body,
                             absl::Span<const std::string> secrets) {
  if (signature.empty()) return absl::UnauthenticatedError("signature header is missing, want X-Hub-Signature");
  if (!absl::ConsumePrefix(&signature, "sha1=") || signature.size() != kHexSize) {
    return absl::UnauthenticatedError("signature is something else, want sha1= and 40 hex digits");
  }
  bool fits = false;
  for (const std::string& secret : secrets) {
    // Compared as written: only lower-case digits fit.
    const std::string wanted = HmacSha1Hex(secret, body);
    fits |= !secret.empty() && CRYPTO_memcmp(wanted.data(), signature.data(), kHexSize) == 0;
  }
  if (!fits) {
    return absl::UnauthenticatedError("signature does not fit the body, want one made with the app's client secret");
  }
  return absl::OkStatus();
}

}  // namespace firstline::ingest::intercom
