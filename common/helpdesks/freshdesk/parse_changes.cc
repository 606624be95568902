#include "common/helpdesks/freshdesk/parse_changes.h"

#include <algorithm>
#include <string>
#include <utility>

#include "common/helpdesks/json.h"

namespace firstline::freshdesk {
namespace {

constexpr size_t kDepthMax = 64;

}  // namespace

absl::Status AddChanges(absl::string_view body, helpdesks::Changes& changes) {
  const auto document = helpdesks::Document::Parse(body, "list of changed tickets", kDepthMax);
  if (!document.ok()) return document.status();
  simdjson::dom::array tickets;
  if (document->root().get(tickets) != simdjson::SUCCESS) {
    return absl::InvalidArgumentError("list of changed tickets is no list");
  }
  for (const helpdesks::Json ticket : tickets) {
    std::string id = helpdesks::IdText(ticket, "id");
    if (id.empty()) return absl::InvalidArgumentError("a changed ticket has no id");
    const absl::Time updated_at = helpdesks::Instant(ticket, "updated_at");
    changes.newest = std::max(changes.newest, updated_at);
    changes.tickets.push_back({std::move(id), updated_at});
  }
  return absl::OkStatus();
}

}  // namespace firstline::freshdesk
