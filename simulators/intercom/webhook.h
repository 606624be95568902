#pragma once

// Notifications (helpdesks.md 2.1 to 2.3): bodies, signature, and when they are sent again (2.4).

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "simulators/desk/deliver.h"
#include "simulators/intercom/model.h"

namespace firstline::sim::intercom {

// Topics with a payload somebody attested; all but conversation.deleted hold the conversation.
std::vector<std::string> KnownTopics();

// `number` counts the workspace's notifications and makes the id.
desk::Delivery NotificationOf(const Change& change, const Workspace& workspace, const Options& options, int64_t number,
                              absl::Time now);

// Sent when the webhook is set; has no id.
desk::Delivery Ping(const Options& options, absl::Time now);

// Value of X-Hub-Signature: "sha1=" and 40 lower-case hex digits.
std::string HubSignature(absl::string_view client_secret, absl::string_view body);

struct DeliveryOptions : desk::DelivererOptions {
  absl::Duration timeout = absl::Seconds(5);      // [D] 2.4
  absl::Duration retry_delay = absl::Minutes(1);  // [D] 2.4; the unit of every other delay here
  int errors_max = 1000;                          // [D] 2.4, consecutive, within error_window: a pause of that length
  absl::Duration error_window = absl::Minutes(15);
  absl::Duration suspended_after = absl::Hours(24 * 7);
};

// What is left of a notification's retries.
struct RetriesLeft {
  int after_failure = 1;
  absl::Duration throttled_for;  // 429 so far
};
// Pure. `answered` is an error when no answer came.
desk::Retry AfterAttempt(const desk::Answered& answered, const DeliveryOptions& options, RetriesLeft* left);

desk::Postman MakePostman(const std::string& client_secret, const DeliveryOptions& options);

}  // namespace firstline::sim::intercom
