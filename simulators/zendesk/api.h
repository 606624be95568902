#pragma once

// The vendor's REST API before the account: authentication, scopes, content type, quotas and their headers.

#include <optional>
#include <string>

#include "absl/time/time.h"
#include "common/http/message.h"
#include "simulators/zendesk/auth.h"
#include "simulators/zendesk/call.h"
#include "simulators/zendesk/options.h"
#include "simulators/zendesk/quota.h"
#include "simulators/zendesk/routes.h"

namespace firstline::sim::zendesk {

class Api {
 public:
  Api(Credentials credentials, const Options& options)
      : options_(options), auth_(std::move(credentials)), quotas_(options) {}

  // A request for the account as a call made by `bot_id`, or the refusal that keeps it from there. Paths outside
  // /api/v2 and /oauth/tokens are unknown endpoints.
  struct Admission {
    std::optional<Outcome> answer;  // set: nothing to do any more
    Call call;
  };
  Admission Admit(const http::Request& request, int64_t bot_id, absl::Time now);

  // Headers every answer to an admitted call carries (helpdesks.md 1.5).
  void AddRateHeaders(const Call& call, http::Headers* headers);

  Auth& auth() { return auth_; }

 private:
  std::optional<Outcome> CheckQuotas(const Call& call, const CallKind& kind);

  const Options options_;
  Auth auth_;
  Quotas quotas_;
};

}  // namespace firstline::sim::zendesk
