#include "simulators/zendesk/auth.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "common/base/ids.h"
#include "simulators/zendesk/json.h"

namespace firstline::sim::zendesk {
namespace {

constexpr int64_t kLifeSecondsMin = 300;      // helpdesks.md 1.5
constexpr int64_t kLifeSecondsMax = 172'800;  // helpdesks.md 1.5

Outcome Refused(int status, const char* error, const char* description) {
  return {.status = status, .body = Dump({{"error", error}, {"error_description", description}})};
}

bool IsScope(const std::string& scope) {
  static const std::set<std::string> kResources = {"tickets", "users", "hc", "webhooks", "organizations", "triggers"};
  if (scope == "read" || scope == "write") return true;
  const std::pair<std::string, std::string> parts = absl::StrSplit(scope, absl::MaxSplits(':', 1));
  return kResources.contains(parts.first) && (parts.second == "read" || parts.second == "write");
}

bool AreScopes(const std::string& text) {
  const std::vector<std::string> scopes = absl::StrSplit(text, ' ', absl::SkipEmpty());
  return !scopes.empty() && std::all_of(scopes.begin(), scopes.end(), IsScope);
}

// The members' types; values are looked at one by one.
bool IsWellFormed(const Json& body) {
  if (!body.is_object()) return false;
  for (const auto& [name, value] : body.items()) {
    const bool text = name == "grant_type" || name == "client_id" || name == "client_secret" || name == "scope";
    const bool good = (text && value.is_string()) || (name == "expires_in" && value.is_number_integer());
    if (!good) return false;
  }
  return true;
}

}  // namespace

bool Login::May(const std::string& resource, absl::string_view verb) const {
  for (const absl::string_view one : absl::StrSplit(scope, ' ')) {
    if (one == verb || one == absl::StrCat(resource, ":", verb)) return true;
  }
  return false;
}

Outcome Auth::Grant(const std::string& body_text, absl::Time now) {
  const Json body = Json::parse(body_text, nullptr, /*allow_exceptions=*/false);
  if (!IsWellFormed(body)) return Refused(400, "invalid_request", "want an object of the documented members");
  if (body.value("grant_type", "") != "client_credentials") {
    return Refused(400, "unsupported_grant_type", "want client_credentials");
  }
  const bool known = !credentials_.client_id.empty() && body.value("client_id", "") == credentials_.client_id &&
                     body.value("client_secret", "") == credentials_.client_secret;
  if (!known) return Refused(401, "invalid_client", "client authentication failed");
  const int64_t life = body.value("expires_in", kLifeSecondsMax);
  if (life < kLifeSecondsMin || life > kLifeSecondsMax) {
    return Refused(400, "invalid_request", "expires_in: want 300 to 172800");
  }
  const std::string scope = body.value("scope", "");
  if (!AreScopes(scope)) return Refused(400, "invalid_scope", "scope: want resource:read or resource:write");
  const std::string token =
      HashId({"token", credentials_.client_secret, absl::StrCat(++granted_), absl::StrCat(absl::ToUnixNanos(now))});
  tokens_[token] = {now + absl::Seconds(life), scope};
  return Ok({{"access_token", token}, {"token_type", "bearer"}, {"scope", scope}, {"expires_in", life}});
}

std::optional<Login> Auth::Check(absl::string_view authorization, absl::Time now) const {
  if (absl::ConsumePrefix(&authorization, "Bearer ")) {
    const auto found = tokens_.find(std::string(authorization));
    if (found == tokens_.end() || now >= found->second.expires_at) return std::nullopt;
    return Login{found->second.scope};
  }
  std::string pair;
  const bool legacy = absl::ConsumePrefix(&authorization, "Basic ") && !credentials_.token.empty() &&
                      absl::Base64Unescape(authorization, &pair) &&
                      pair == absl::StrCat(credentials_.email, "/token:", credentials_.token);
  if (!legacy) return std::nullopt;
  return Login{"read write"};
}

}  // namespace firstline::sim::zendesk
