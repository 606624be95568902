#include "services/ingest/sources/zendesk/signature.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "common/base/check.h"

namespace firstline::ingest::zendesk {
namespace {

constexpr size_t kDigestSize = 32;
using Digest = std::array<unsigned char, kDigestSize>;

Digest HmacSha256(absl::string_view key, absl::string_view message) {
  Digest digest;
  unsigned int size = 0;
  const unsigned char* done =
      HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()),
           reinterpret_cast<const unsigned char*>(message.data()), message.size(), digest.data(), &size);
  FL_CHECK(done != nullptr && size == kDigestSize) << "HMAC-SHA256 failed";
  return digest;
}

// Refuses spellings that only a lenient decoder takes for the same bytes.
bool IsCanonical(absl::string_view bytes, absl::string_view base64) {
  const std::string written = absl::Base64Escape(bytes);
  return written.size() == base64.size() && CRYPTO_memcmp(written.data(), base64.data(), written.size()) == 0;
}

}  // namespace

absl::Status VerifySignature(const SignedRequest& request, absl::Span<const std::string> secrets, absl::Time now,
                             absl::Duration window) {
  if (request.signature.empty() || request.timestamp.empty()) {
    return absl::UnauthenticatedError(
        "signature headers are missing, want X-Zendesk-Webhook-Signature and X-Zendesk-Webhook-Signature-Timestamp");
  }
  std::string sent;
  if (!absl::Base64Unescape(request.signature, &sent) || sent.size() != kDigestSize ||
      !IsCanonical(sent, request.signature)) {
    return absl::UnauthenticatedError("signature is something else, want base64 of 32 bytes");
  }
  const std::string message = absl::StrCat(request.timestamp, request.body);
  bool fits = false;
  for (const std::string& secret : secrets) {
    const Digest digest = HmacSha256(secret, message);
    fits |= !secret.empty() && CRYPTO_memcmp(digest.data(), sent.data(), kDigestSize) == 0;
  }
  if (!fits)
    return absl::UnauthenticatedError("signature does not fit the body, want one made with the webhook's secret");

  absl::Time signed_at;
  std::string problem;
  if (!absl::ParseTime(absl::RFC3339_full, request.timestamp, &signed_at, &problem)) {
    return absl::UnauthenticatedError("signature timestamp is no time, want RFC 3339");
  }
  const absl::Duration off = now - signed_at;
  if (off > window || off < -window) {
    return absl::UnauthenticatedError(
        absl::StrCat("signature timestamp is ", absl::FormatDuration(absl::Trunc(off, absl::Seconds(1))),
                     " old by our clock, want at most ", absl::FormatDuration(window), " either way"));
  }
  return absl::OkStatus();
}

}  // namespace firstline::ingest::zendesk
