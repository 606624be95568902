#pragma once

// The vendor's REST API before the workspace: login, version, content type, rate limit and its headers.

#include <optional>
#include <string>

#include "absl/time/time.h"
#include "common/http/message.h"
#include "simulators/intercom/call.h"
#include "simulators/intercom/options.h"

namespace firstline::sim::intercom {

class Api {
 public:
  Api(std::string token, const Options& options) : token_(std::move(token)), options_(options) {}

  // A request for the workspace as a call, or the refusal that keeps it from there.
  struct Admission {
    std::optional<Outcome> refusal;
    Call call;
  };
  Admission Admit(const http::Request& request, absl::Time now);

  // The rate headers of helpdesks.md 2.5; none without a limit.
  void AddRateHeaders(absl::Time now, http::Headers* headers) const;

 private:
  // Windows are aligned to whole tens of seconds.
  int64_t WindowOf(absl::Time now) const { return absl::ToUnixSeconds(now) / 10; }

  const std::string token_;
  const Options options_;
  int64_t window_ = 0;
  int used_ = 0;  // in that window
};

}  // namespace firstline::sim::intercom
