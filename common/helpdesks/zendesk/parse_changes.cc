#include "common/helpdesks/zendesk/parse_changes.h"

#include <algorithm>

#include "common/helpdesks/json.h"

namespace firstline::zendesk {

using helpdesks::Changes;
using helpdesks::Document;
using helpdesks::Flag;
using helpdesks::IdText;
using helpdesks::Instant;
using helpdesks::Json;
using helpdesks::Member;

absl::StatusOr<Changes> ParseChanges(absl::string_view body) {
  const absl::StatusOr<Document> document = Document::Parse(body, "list of changed tickets", 64);
  if (!document.ok()) return document.status();
  simdjson::dom::array tickets;
  if (Member(document->root(), "tickets").get(tickets) != simdjson::SUCCESS) {
    return absl::InvalidArgumentError("list of changed tickets has no `tickets`");
  }
  Changes changes;
  changes.complete = Flag(document->root(), "end_of_stream");
  for (const Json ticket : tickets) {
    std::string id = IdText(ticket, "id");
    if (id.empty()) return absl::InvalidArgumentError("a changed ticket has no id");
    const absl::Time updated_at = Instant(ticket, "updated_at");
    changes.newest = std::max(changes.newest, updated_at);
    changes.tickets.push_back({std::move(id), updated_at});
  }
  return changes;
}

}  // namespace firstline::zendesk
