#pragma once

// The vendor's REST API before the account: rate limit, login, content type.

#include <optional>
#include <string>

#include "absl/time/time.h"
#include "common/http/message.h"
#include "simulators/desk/window.h"
#include "simulators/freshdesk/call.h"
#include "simulators/freshdesk/options.h"

namespace firstline::sim::freshdesk {

class Api {
 public:
  Api(std::string key, const Options& options)
      : key_(std::move(key)), options_(options), calls_(options.calls_per_minute, absl::Minutes(1)) {}

  // A request for the account as a call, or the refusal that keeps it from there. Every one that is not refused for its
  // rate counts, failed ones too (helpdesks.md 3.2).
  struct Admission {
    std::optional<Outcome> refusal;
    Call call;
  };
  Admission Admit(const http::Request& request, absl::Time now);

  // None without a limit.
  void AddRateHeaders(const Call& call, absl::Time now, http::Headers* headers);

 private:
  std::optional<Outcome> Count(const Call& call, absl::Time now);
  int CostOf(const Call& call) const;
  bool MayCall(absl::string_view authorization) const;

  const std::string key_;
  const Options options_;
  desk::Window calls_;
};

}  // namespace firstline::sim::freshdesk
