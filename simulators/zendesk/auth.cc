#include "simulators/zendesk/auth.h"

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "common/base/ids.h"

namespace firstline::sim::zendesk {

std::string Auth::Grant(absl::string_view client_id, absl::string_view client_secret, absl::Duration lifetime, int64_t serial,
                        absl::Time now) {
  if (credentials_.client_id.empty() || client_id != credentials_.client_id || client_secret != credentials_.client_secret) {
    return "";
  }
  const std::string token = HashId({"token", client_secret, absl::StrCat(serial), absl::StrCat(absl::ToUnixNanos(now))});
  tokens_[token] = now + lifetime;
  return token;
}

bool Auth::Accepts(absl::string_view authorization, absl::Time now) const {
  if (absl::ConsumePrefix(&authorization, "Bearer ")) {
    const auto found = tokens_.find(std::string(authorization));
    return found != tokens_.end() && now < found->second;
  }
  std::string pair;
  return absl::ConsumePrefix(&authorization, "Basic ") && !credentials_.token.empty() &&
         absl::Base64Unescape(authorization, &pair) &&
         pair == absl::StrCat(credentials_.email, "/token:", credentials_.token);
}

}  // namespace firstline::sim::zendesk
