#include "services/dispatcher/callbacks/signature.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"

namespace firstline::dispatcher {

absl::StatusOr<std::string> WebhookKey(absl::string_view secret) {
  if (!absl::ConsumePrefix(&secret, "whsec_")) return std::string(secret);
  std::string key;
  if (!absl::Base64Unescape(secret, &key) || key.empty()) {
    return absl::InvalidArgumentError("callback secret: want base64 behind whsec_");
  }
  return key;
}

http::Headers SignedHeaders(absl::string_view key, absl::string_view id, absl::Time at, absl::string_view body) {
  const std::string timestamp = absl::StrCat(absl::ToUnixSeconds(at));
  const std::string text = absl::StrCat(id, ".", timestamp, ".", body);
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned int size = 0;
  HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), reinterpret_cast<const unsigned char*>(text.data()),
       text.size(), digest, &size);
  const std::string signature = absl::Base64Escape(absl::string_view(reinterpret_cast<const char*>(digest), size));
  http::Headers headers;
  headers.Add("webhook-id", id);
  headers.Add("webhook-timestamp", timestamp);
  headers.Add("webhook-signature", absl::StrCat("v1,", signature));
  return headers;
}

}  // namespace firstline::dispatcher
