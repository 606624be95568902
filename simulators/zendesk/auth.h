#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "simulators/zendesk/call.h"

namespace firstline::sim::zendesk {

// Who may call the API: OAuth client credentials (helpdesks.md 1.5) and, for old installations, e-mail and API token.
struct Credentials {
  std::string client_id, client_secret;
  std::string email, token;  // legacy; "" switches it off
};

// What a login may do. Scopes are "resource:verb", or "read" and "write" for everything.
struct Login {
  std::string scope;
  bool May(const std::string& resource, absl::string_view verb) const;
};

class Auth {
 public:
  explicit Auth(Credentials credentials) : credentials_(std::move(credentials)) {}

  // POST /oauth/tokens, client credentials only.
  Outcome Grant(const std::string& body, absl::Time now);
  // The login of an Authorization header: a Bearer token that has not expired, or the legacy Basic pair. Nothing: 401.
  std::optional<Login> Check(absl::string_view authorization, absl::Time now) const;
  // Every token given out so far stops working.
  void RevokeAll() { tokens_.clear(); }

 private:
  struct Token {
    absl::Time expires_at;
    std::string scope;
  };
  const Credentials credentials_;
  std::map<std::string, Token> tokens_;
  int64_t granted_ = 0;
};

}  // namespace firstline::sim::zendesk
