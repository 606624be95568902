#include "common/helpdesks/zendesk/auth.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "common/base/status_macros.h"
#include "common/helpdesks/zendesk/errors.h"

namespace firstline::zendesk {
namespace {

// Zendesk grants 300 to 172,800 s; a day keeps fetches rare and a leaked token short-lived.
constexpr int kWantedSeconds = 86'400;
constexpr absl::Duration kMargin = absl::Seconds(60);
// What we read and what we write; nothing of the help center, no administration. Fields of organisations need
// `organizations:read` besides: a client that lacks it would get no token at all, so it is asked for by configuration.
constexpr char kScope[] = "tickets:read tickets:write users:read";

std::string BasicHeader(const Credentials& credentials) {
  return absl::StrCat("Basic ", absl::Base64Escape(absl::StrCat(credentials.email, "/token:", credentials.token)));
}

}  // namespace

Auth::Auth(std::string base_url, Credentials credentials, Transport send, const Clock& clock)
    : base_url_(absl::StripSuffix(base_url, "/")),
      credentials_(std::move(credentials)),
      send_(std::move(send)),
      clock_(clock) {
  if (!credentials_.IsOauth()) {
    header_ = BasicHeader(credentials_);
    renew_at_ = absl::InfiniteFuture();
  }
}

absl::StatusOr<std::string> Auth::Header() {
  absl::MutexLock lock(&mutex_);
  if (clock_.Now() >= renew_at_) FL_RETURN_IF_ERROR(Fetch());
  return header_;
}

bool Auth::Refused(absl::string_view header) {
  absl::MutexLock lock(&mutex_);
  if (!credentials_.IsOauth()) return false;
  if (header_ == header) renew_at_ = absl::InfinitePast();
  return true;
}

absl::Status Auth::Fetch() {
  http::HttpRequest request;
  request.method = "POST";
  request.url = absl::StrCat(base_url_, "/oauth/tokens");
  request.headers = {{"Content-Type", "application/json"}, {"Accept", "application/json"}};
  request.body = nlohmann::json{{"grant_type", "client_credentials"},
                                {"client_id", credentials_.client_id},
                                {"client_secret", credentials_.client_secret},
                                {"scope", credentials_.scope.empty() ? kScope : credentials_.scope},
                                {"expires_in", kWantedSeconds}}
                     .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  const absl::Time asked_at = clock_.Now();
  absl::StatusOr<http::HttpResponse> response = send_(request);
  if (!response.ok()) {
    return absl::Status(response.status().code(), absl::StrCat("fetch a token: ", response.status().message()));
  }
  absl::Status status = StatusOf(*response, "fetch a token", asked_at);
  // A refused client comes as 400 or 401 (RFC 6749, 5.2).
  if (response->status == 400 || response->status == 401) {
    return absl::UnauthenticatedError(status.message());
  }
  FL_RETURN_IF_ERROR(status);
  const nlohmann::json root = nlohmann::json::parse(response->body, nullptr, /*allow_exceptions=*/false);
  const auto token = root.is_object() ? root.find("access_token") : root.end();
  if (token == root.end() || !token->is_string())
    return absl::DataLossError("fetch a token: the answer has no access_token");
  const auto expires = root.find("expires_in");
  const int64_t seconds = expires != root.end() && expires->is_number_integer() ? expires->get<int64_t>() : 300;
  header_ = absl::StrCat("Bearer ", token->get<std::string>());
  // A token that lives shorter than two margins is used for half its life.
  const absl::Duration life = absl::Seconds(std::max<int64_t>(seconds, 0));
  renew_at_ = asked_at + std::max(life - kMargin, life / 2);
  return absl::OkStatus();
}

}  // namespace firstline::zendesk
