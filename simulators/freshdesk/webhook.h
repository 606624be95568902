#pragma once

// What automation rules send (helpdesks.md 3.1): bodies, credential, and when they are sent again. Nothing is signed.

#include <optional>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "simulators/desk/deliver.h"
#include "simulators/freshdesk/model.h"

namespace firstline::sim::freshdesk {

// created: a new ticket. replied: a requester's message. closed: resolved or closed, by whomever. rating: a requester's
// feedback. agent: an agent's reply, note or assignment, the API's included.
std::vector<std::string> KnownRules();

enum class BodyMode {
  kAdvanced,  // the text the user pasted, with its placeholders filled in
  kSimple,    // ticked fields, wrapped in freshdesk_webhook
};

// Body of the call the rule makes for the change, or nothing when the rule does not fire on it.
std::optional<std::string> RuleBody(const std::string& rule, BodyMode mode, const Account& account,
                                    const Change& change);

// How a webhook proves where it comes from; one of three.
struct Credential {
  std::string kind = "header";  // header, basic or path
  std::string header = "X-Firstline-Secret";
  std::string user = "firstline";  // of basic
  std::string secret;
};

struct DeliveryOptions : desk::DelivererOptions {
  absl::Duration timeout = absl::Seconds(10);  // [M]
  // [D] 3.1: again 5, 30 and 60 minutes after the first attempt.
  std::vector<absl::Duration> retry_after = {absl::Minutes(5), absl::Minutes(25), absl::Minutes(30)};
  double retry_scale = 1;  // shortens them
};

// Pure. The wait before the next attempt after `failures` of them, from 1; nothing: it was the last.
std::optional<absl::Duration> RetryAfter(size_t failures, const DeliveryOptions& options);

desk::Postman MakePostman(const Credential& credential, const DeliveryOptions& options);

}  // namespace firstline::sim::freshdesk
