// What stands in HTTP headers and addresses: Retry-After, compressed bodies, addresses, query strings. The first byte
// chooses.

#include "common/http/inflate.h"
#include "common/http/retry_after.h"
#include "common/http/url.h"
#include "tests/fuzz/property.h"

namespace {

using firstline::fuzz::Require;
namespace http = firstline::http;

void TryRetryAfter(absl::string_view text) {
  const auto wait = http::ParseRetryAfter(text, absl::FromUnixSeconds(1'795'255'200));
  if (!wait.has_value()) return;
  Require(*wait >= absl::ZeroDuration() && *wait <= http::kRetryAfterMax, "a wait is between nothing and a day");
}

void TryInflate(absl::string_view bytes) {
  const http::InflateLimits limits{.bytes_max = 1 << 20, .ratio_max = 20};
  const auto text = http::Gunzip(bytes, limits);
  if (text.ok()) Require(text->size() <= limits.bytes_max, "what is unpacked is bounded");
}

void TryUrl(absl::string_view text) {
  const auto url = http::ParseUrl(text);
  if (!url.ok()) return;
  Require(url->scheme == "http" || url->scheme == "https", "only http and https are addresses");
  const auto again = http::ParseUrl(http::ComposeUrl(*url));
  Require(again.ok() && http::ComposeUrl(*again) == http::ComposeUrl(*url), "an address is read as it was written");
}

void TryQuery(absl::string_view text) {
  const auto pairs = http::ParseQuery(text);
  if (pairs.has_value() && !pairs->empty()) {
    Require(http::ParseQuery(http::ComposeQuery(*pairs)) == pairs, "a query is read as it was written");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  const absl::string_view rest = firstline::fuzz::BytesOf(data + 1, size - 1);
  switch (data[0] % 4) {
    case 0: TryRetryAfter(rest); break;
    case 1: TryInflate(rest); break;
    case 2: TryUrl(rest); break;
    default: TryQuery(rest); break;
  }
  return 0;
}
