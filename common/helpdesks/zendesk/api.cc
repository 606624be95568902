#include "common/helpdesks/zendesk/api.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "common/base/status_macros.h"
#include "common/helpdesks/zendesk/errors.h"

namespace firstline::zendesk {

Api::Api(std::string base_url, Credentials credentials, Transport send, const Clock& clock)
    : base_url_(absl::StripSuffix(base_url, "/")),
      send_(send),
      clock_(clock),
      auth_(base_url_, credentials, std::move(send), clock),
      bot_user_id_(credentials.bot_user_id) {}

absl::StatusOr<http::HttpResponse> Api::Send(http::HttpRequest request) {
  request.url = absl::StrCat(base_url_, request.url);
  request.headers.Set("Accept", "application/json");
  if (!request.body.empty()) request.headers.Set("Content-Type", "application/json");
  for (bool again = true;; again = false) {
    const absl::StatusOr<std::string> login = auth_.Header();
    if (!login.ok()) return http::WithTransmission(login.status(), http::Transmission::kNotSent);
    request.headers.Set("Authorization", *login);
    absl::StatusOr<http::HttpResponse> response = send_(request);
    if (!again || !response.ok() || response->status != 401 || !auth_.Refused(*login)) return response;
  }
}

absl::StatusOr<std::string> Api::Get(absl::string_view path, absl::string_view doing, size_t response_bytes_max,
                                     absl::Duration timeout) {
  http::HttpRequest request;
  request.url = std::string(path);
  request.response_bytes_max = response_bytes_max;
  request.total_timeout = timeout;
  FL_ASSIGN_OR_RETURN(http::HttpResponse response, Send(std::move(request)));
  FL_RETURN_IF_ERROR(StatusOf(response, doing, clock_.Now()));
  return std::move(response.body);
}

absl::StatusOr<int64_t> Api::BotUserId() {
  {
    absl::MutexLock lock(&mutex_);
    if (bot_user_id_ != 0) return bot_user_id_;
  }
  FL_ASSIGN_OR_RETURN(const std::string body, Get("/api/v2/users/me", "read our own user"));
  const nlohmann::json root = nlohmann::json::parse(body, nullptr, /*allow_exceptions=*/false);
  const nlohmann::json user = root.is_object() ? root.value("user", nlohmann::json()) : nlohmann::json();
  const auto id = user.is_object() ? user.find("id") : user.end();
  // Zendesk answers a request without a login with user id null.
  if (id == user.end() || !id->is_number_integer() || id->get<int64_t>() <= 0) {
    return absl::UnauthenticatedError("read our own user: the answer names none");
  }
  absl::MutexLock lock(&mutex_);
  bot_user_id_ = id->get<int64_t>();
  return bot_user_id_;
}

}  // namespace firstline::zendesk
