// Webhook bodies and headers of every vendor: the first byte chooses the vendor, the text up to the first zero byte is
// the credential (signature, timestamp, custom header), the rest the body.

#include <memory>
#include <string>
#include <vector>

#include "common/http/headers.h"
#include "services/ingest/sources/source.h"
#include "tests/fuzz/property.h"

namespace firstline::ingest {
namespace {

const std::vector<std::string>& Secrets() {
  static const auto* const secrets = new std::vector<std::string>{"fl_secret_0001", "fl_secret_0002"};
  return *secrets;
}

// Every header that some vendor signs with; a source reads its own.
http::Headers HeadersWith(absl::string_view credential) {
  http::Headers headers;
  for (const char* name :
       {"X-Zendesk-Webhook-Signature", "X-Zendesk-Webhook-Signature-Timestamp", "X-Zendesk-Webhook-Invocation-Id",
        "X-Hub-Signature", "X-Firstline-Secret", "Authorization"}) {
    headers.Set(name, std::string(credential));
  }
  return headers;
}

void Try(absl::string_view bytes) {
  static const auto* const sources = new std::vector<std::unique_ptr<WebhookSource>>(MakeSources());
  if (bytes.empty()) return;
  const WebhookSource& source = *(*sources)[static_cast<unsigned char>(bytes[0]) % sources->size()];
  const auto [credential, body] = fuzz::TwoOf(bytes.substr(1));
  const http::Headers headers = HeadersWith(credential);
  const Delivery delivery{.headers = headers, .body = body, .path_secret = credential};
  const absl::Status verified = source.Verify(delivery, Secrets(), absl::FromUnixSeconds(1'795'255'200));
  fuzz::Require(!source.Verify(delivery, {}, absl::FromUnixSeconds(1'795'255'200)).ok(), "no secrets: never verified");
  const auto pointer = source.Parse(delivery);
  if (!pointer.ok()) {
    fuzz::Require(absl::IsInvalidArgument(pointer.status()), "a body that cannot be read is an invalid argument");
    fuzz::Require(pointer.status().message().size() <= 300, "an error does not repeat the body");
    return;
  }
  fuzz::Require(!pointer->relevant || !pointer->ticket_id.empty(), "a relevant event names its ticket");
  fuzz::Require(pointer->ticket_id.size() <= 200 && pointer->delivery_id.size() <= 200, "ids are bounded");
}

}  // namespace
}  // namespace firstline::ingest

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  firstline::ingest::Try(firstline::fuzz::BytesOf(data, size));
  return 0;
}
