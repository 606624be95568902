#pragma once

#include <map>
#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"

namespace firstline::sim::zendesk {

// Who may call the API: OAuth client credentials (helpdesks.md 1.5) and, for old installations, e-mail and API token.
struct Credentials {
  std::string client_id, client_secret;
  std::string email, token;  // legacy; "" switches it off
};

class Auth {
 public:
  explicit Auth(Credentials credentials) : credentials_(std::move(credentials)) {}

  // A token when the client is known, else "". `serial` makes it unique.
  std::string Grant(absl::string_view client_id, absl::string_view client_secret, absl::Duration lifetime, int64_t serial,
                    absl::Time now);
  // True for a Bearer token that has not expired, or the legacy Basic pair.
  bool Accepts(absl::string_view authorization, absl::Time now) const;
  // Every token given out so far stops working.
  void RevokeAll() { tokens_.clear(); }

 private:
  const Credentials credentials_;
  std::map<std::string, absl::Time> tokens_;  // to expiry
};

}  // namespace firstline::sim::zendesk
