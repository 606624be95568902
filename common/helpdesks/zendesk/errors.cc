#include "common/helpdesks/zendesk/errors.h"

#include "absl/strings/match.h"
#include "common/helpdesks/answer.h"
#include "common/http/retry_after.h"

namespace firstline::zendesk {
namespace {

constexpr absl::Duration kQuotaWindow = absl::Seconds(60);

}  // namespace

absl::Status StatusOf(const http::HttpResponse& response, absl::string_view doing, absl::Time now) {
  absl::Duration wait = response.status == 429 ? kQuotaWindow : absl::ZeroDuration();
  if (const auto asked = http::ParseRetryAfter(response.headers.Get("Retry-After"), now)) wait = *asked;
  return helpdesks::StatusOf({.status = response.status,
                              .vendor = "Zendesk",
                              .doing = doing,
                              .record_missing = absl::StrContains(response.body, "RecordNotFound"),
                              .wait = wait});
}

absl::Duration RetryAfterOf(const absl::Status& status) { return helpdesks::RetryAfterOf(status); }

}  // namespace firstline::zendesk
