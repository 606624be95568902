#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "cli/dev/helpdesk.h"
#include "cli/dev/tickets_file.h"

namespace firstline::dev {

// Told about every message posted; `last` when the ticket has no more.
using OnPosted = std::function<void(const PlayedTicket& ticket, const PlayedMessage& message,
                                    const Helpdesk::Posted& posted, bool last)>;

// Plays the tickets against their helpdesks (by vendor, one for each vendor a ticket names), `per_second` new ones a
// second, messages of each at their waits. A ticket the helpdesk already holds is not created; its recorded webhooks
// are sent again. Returns when all is posted or `cancelled`.
absl::Status Play(const std::vector<PlayedTicket>& tickets, double per_second,
                  std::map<std::string, Helpdesk>& helpdesks, const OnPosted& on_posted,
                  const std::atomic<bool>& cancelled);

}  // namespace firstline::dev
