#include "common/helpdesks/freshdesk/errors.h"

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "common/helpdesks/answer.h"
#include "common/http/retry_after.h"

namespace firstline::freshdesk {
namespace {

constexpr absl::Duration kQuotaWindow = absl::Seconds(60);

}  // namespace

bool IsMissingRecord(const http::HttpResponse& response) {
  return response.status == 404 && !absl::StartsWith(absl::StripLeadingAsciiWhitespace(response.body), "<");
}

absl::Duration WaitOf(const http::HttpResponse& response, absl::Time now) {
  if (const auto asked = http::ParseRetryAfter(response.headers.Get("Retry-After"), now)) return *asked;
  return response.status == 429 ? kQuotaWindow : absl::ZeroDuration();
}

absl::Status StatusOf(const http::HttpResponse& response, absl::string_view doing, absl::Time now) {
  return helpdesks::StatusOf({.status = response.status,
                              .vendor = "Freshdesk",
                              .doing = doing,
                              .record_missing = IsMissingRecord(response),
                              .wait = WaitOf(response, now)});
}

}  // namespace firstline::freshdesk
