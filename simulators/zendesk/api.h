#pragma once

// The vendor's REST API as a pure function of the account: strict, so that whatever passes here is well-formed. Sections
// refer to helpdesks.md.

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "absl/time/time.h"
#include "simulators/zendesk/auth.h"
#include "simulators/zendesk/model.h"
#include "simulators/zendesk/quota.h"

namespace firstline::sim::zendesk {

struct ApiRequest {
  std::string method, path, query, authorization, idempotency_key, body;
};

struct ApiResponse {
  int status = 200;
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;
  std::vector<Change> changes;
  // One journal line per accepted change, as a JSON object without `at` and `seq`.
  std::vector<std::string> journal;
};

// Facts the page marks as second-hand or unverified; switches, never vendor truth.
struct Switches {
  bool assignee_must_be_in_group = false;  // [M] 1.5 Assign
};

class Api {
 public:
  Api(Account& account, Auth& auth, UpdateQuota& quota, Switches switches = {})
      : account_(account), auth_(auth), quota_(quota), switches_(switches) {}

  // Answers one call and changes the account.
  ApiResponse Handle(const ApiRequest& request, absl::Time now);

 private:
  ApiResponse Token(const ApiRequest& request, absl::Time now);
  ApiResponse Route(const ApiRequest& request, const std::vector<std::string>& path, absl::Time now);
  ApiResponse OfTicket(const ApiRequest& request, const std::vector<std::string>& path, absl::Time now);
  ApiResponse Update(Ticket& ticket, const ApiRequest& request, absl::Time now);
  ApiResponse Tags(Ticket& ticket, const ApiRequest& request, absl::Time now);
  ApiResponse Comments(const Ticket& ticket, const ApiRequest& request) const;
  ApiResponse Users(const ApiRequest& request, const std::vector<std::string>& path) const;
  ApiResponse Create(const ApiRequest& request, absl::Time now);
  ApiResponse Incremental(const ApiRequest& request) const;

  Account& account_;
  Auth& auth_;
  UpdateQuota& quota_;
  const Switches switches_;
  int64_t tokens_given_ = 0;
  std::map<std::string, std::pair<std::string, int64_t>> idempotent_;  // key to body and ticket
};

}  // namespace firstline::sim::zendesk
