#pragma once

// A helpdesk for tests of the pure parts: one account, a clock that stands still, calls as one-liners.

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "simulators/zendesk/call.h"
#include "simulators/zendesk/model.h"
#include "simulators/zendesk/options.h"

namespace firstline::sim::zendesk::testing {

class Desk {
 public:
  explicit Desk(const Options& options = {}) : options_(options), account_(options) {}

  // `target` is below /api/v2/ and may carry a query: "tickets/4711?include=users".
  Outcome Api(const std::string& method, absl::string_view target, const std::string& body = "",
              const std::string& idempotency_key = "");
  // `target` is below /_sim/. An empty body is a GET.
  Outcome Control(absl::string_view target, const std::string& body = "");
  // A customer's ticket with text "Where is it?", made through the control side; returns its id (the first one is
  // 4711).
  int64_t Open(const std::string& external_id = "");

  Ticket& ticket(int64_t id = 4711) { return account_.tickets.at(id); }
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

}  // namespace firstline::sim::zendesk::testing
