#pragma once

// The simulated helpdesk's control side, as `dev run` uses it (simulators/README.md).

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "cli/dev/tickets_file.h"
#include "common/http/client.h"

namespace firstline::dev {

class Helpdesk {
 public:
  explicit Helpdesk(std::string url) : url_(std::move(url)) {}

  struct Posted {
    std::string ticket_id;
    std::string message_id;
  };

  // Where webhooks go from now on.
  absl::Status SetWebhook(const std::string& target);
  // What the next matching API calls suffer; a JSON object as simulators/README.md describes it.
  absl::Status AddFault(const std::string& fault);
  // What happens to webhooks from now on; a JSON object as simulators/README.md describes it.
  absl::Status SetMischief(const std::string& mischief);
  // A customer opens the ticket with its first message; its external id is the id of the tickets file.
  absl::StatusOr<Posted> Create(const PlayedTicket& ticket);
  absl::StatusOr<Posted> Add(const std::string& ticket_id, const PlayedMessage& message);
  // The helpdesk's ticket for an id of the tickets file with its last customer message; NotFound if there is none.
  absl::StatusOr<Posted> Lookup(const std::string& id);
  // Sends all recorded webhooks of the ticket again: same bodies and delivery ids, fresh signature timestamps.
  absl::Status Replay(const std::string& id);

 private:
  absl::StatusOr<std::string> Call(const std::string& method, const std::string& path, const std::string& body);

  const std::string url_;
  http::Client client_{http::ClientOptions{}};
};

}  // namespace firstline::dev
