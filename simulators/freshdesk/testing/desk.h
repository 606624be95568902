#pragma once

// An account for tests of the pure parts: a clock that stands still, calls as one-liners.

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "simulators/freshdesk/call.h"
#include "simulators/freshdesk/model.h"
#include "simulators/freshdesk/options.h"

namespace firstline::sim::freshdesk::testing {

class Desk {
 public:
  explicit Desk(const Options& options = {}) : options_(options), account_(options) {}

  // `target` is below /api/v2/ and may carry a query: "tickets/6541?include=requester".
  Outcome Api(const std::string& method, absl::string_view target, const std::string& body = "");
  // `target` is below /_sim/. An empty body is a GET.
  Outcome Control(absl::string_view target, const std::string& body = "");
  // A requester's ticket with text "Where is it?"; returns its id.
  int64_t Open(const std::string& external_id = "");

  Ticket& ticket(int64_t id = 6541) { return account_.tickets.at(id); }
  Account& account() { return account_; }
  const Options& options() const { return options_; }
  void Advance(absl::Duration duration) { now_ += duration; }
  absl::Time now() const { return now_; }

 private:
  const Options options_;
  Account account_;
  absl::Time now_ = absl::FromUnixSeconds(1795255200);  // 2026-11-21T10:00:00Z
};

nlohmann::json Parsed(const Outcome& outcome);

}  // namespace firstline::sim::freshdesk::testing
