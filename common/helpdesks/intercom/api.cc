#include "common/helpdesks/intercom/api.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "common/base/status_macros.h"
#include "common/helpdesks/intercom/errors.h"

namespace firstline::intercom {
namespace {

// Without it the default of the app's registration applies, and its payloads differ.
constexpr char kVersion[] = "2.14";

}  // namespace

Api::Api(absl::string_view base_url, Credentials credentials, helpdesks::Transport send, const Clock& clock)
    : base_url_(absl::StripSuffix(base_url, "/")),
      credentials_(std::move(credentials)),
      send_(std::move(send)),
      clock_(clock) {}

absl::StatusOr<http::HttpResponse> Api::Send(http::HttpRequest request) const {
  request.url = absl::StrCat(base_url_, request.url);
  request.headers.Set("Accept", "application/json");
  request.headers.Set("Authorization", absl::StrCat("Bearer ", credentials_.access_token));
  request.headers.Set("Intercom-Version", kVersion);
  if (!request.body.empty()) request.headers.Set("Content-Type", "application/json");
  return send_(request);
}

absl::StatusOr<std::string> Api::Ask(const Question& question) const {
  http::HttpRequest request;
  request.method = question.body.empty() ? "GET" : "POST";
  request.url = question.path;
  request.body = question.body;
  request.response_bytes_max = question.response_bytes_max;
  request.total_timeout = question.timeout;
  FL_ASSIGN_OR_RETURN(http::HttpResponse response, Send(std::move(request)));
  FL_RETURN_IF_ERROR(StatusOf(response, question.doing, clock_.Now()));
  return std::move(response.body);
}

}  // namespace firstline::intercom
