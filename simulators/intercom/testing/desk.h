#pragma once

// A workspace for tests of the pure parts: a clock that stands still, calls as one-liners.

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "simulators/intercom/call.h"
#include "simulators/intercom/model.h"
#include "simulators/intercom/options.h"

namespace firstline::sim::intercom::testing {

class Desk {
 public:
  explicit Desk(const Options& options = {}) : options_(options), workspace_(options) {}

  // `target` may carry a query: "conversations/1?display_as=plaintext".
  Outcome Api(const std::string& method, absl::string_view target, const std::string& body = "",
              const std::string& version = "2.14");
  // `target` is below /_sim/. An empty body is a GET.
  Outcome Control(absl::string_view target, const std::string& body = "");
  // A contact's conversation with text "Where is it?"; returns its id.
  std::string Open(const std::string& external_id = "");

  Conversation& conversation(const std::string& id = "215470000000001") { return workspace_.conversations.at(id); }
  Workspace& workspace() { return workspace_; }
  const Options& options() const { return options_; }
  void Advance(absl::Duration duration) { now_ += duration; }
  absl::Time now() const { return now_; }

 private:
  const Options options_;
  Workspace workspace_;
  absl::Time now_ = absl::FromUnixSeconds(1795255200);  // 2026-11-21T10:00:00Z
};

nlohmann::json Parsed(const Outcome& outcome);

}  // namespace firstline::sim::intercom::testing
