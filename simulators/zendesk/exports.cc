#include <nlohmann/json.hpp>

#include "absl/strings/escaping.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "simulators/zendesk/json.h"
#include "simulators/zendesk/lists.h"
#include "simulators/zendesk/paging.h"

namespace firstline::sim::zendesk {
namespace {

constexpr size_t kExportPageMax = 1000;

std::string CursorOf(int64_t change_seq) { return absl::WebSafeBase64Escape(absl::StrCat("change:", change_seq)); }

bool ReadCursor(const std::string& cursor, int64_t* change_seq) {
  std::string plain;
  if (!absl::WebSafeBase64Unescape(cursor, &plain)) return false;
  absl::string_view digits = plain;
  return absl::ConsumePrefix(&digits, "change:") && absl::SimpleAtoi(digits, change_seq);
}

}  // namespace

Outcome ListRatings(const Call& call, const Account& account) {
  int64_t start = 0;
  const std::string text = call.Parameter("start_time");
  if (!text.empty() && !absl::SimpleAtoi(text, &start)) return InvalidAttribute("start_time", "Unix seconds");
  std::vector<Json> ratings;
  for (const auto& [id, ticket] : account.tickets) {
    if (ticket.rating && ticket.rating->created_at >= absl::FromUnixSeconds(start))
      ratings.push_back(RatingJson(ticket, *ticket.rating));
  }
  return Paged(call, "/api/v2/satisfaction_ratings", "satisfaction_ratings", std::move(ratings));
}

Outcome ListFields(const Call& call, const Options& options) {
  std::vector<Json> fields;
  fields.reserve(options.custom_fields.size());
  for (const int64_t id : options.custom_fields) {
    fields.push_back({{"id", id}, {"type", "text"}, {"title", absl::StrCat("Field ", id)}, {"active", true}});
  }
  return Paged(call, "/api/v2/ticket_fields", "ticket_fields", std::move(fields));
}

Outcome ExportTickets(const Call& call, const Account& account, const Options& options) {
  size_t size = kExportPageMax;
  const std::string size_text = call.Parameter("per_page");
  if (!size_text.empty() && (!absl::SimpleAtoi(size_text, &size) || size < 1 || size > kExportPageMax)) {
    return InvalidAttribute("per_page", "1 to 1000");
  }
  int64_t after = 0;
  int64_t start = 0;
  const std::string cursor = call.Parameter("cursor");
  const std::string start_text = call.Parameter("start_time");
  if (!cursor.empty()) {
    if (!ReadCursor(cursor, &after)) return InvalidAttribute("cursor", "the cursor of an earlier page");
  } else if (!absl::SimpleAtoi(start_text, &start)) {
    return InvalidAttribute("start_time", "Unix seconds");
  } else if (absl::FromUnixSeconds(start) > call.now - options.incremental_age_min) {
    return InvalidAttribute("start_time", "an earlier time");
  }
  Json tickets = Json::array();
  bool end = true;
  for (auto it = account.ticket_by_change.upper_bound(after); it != account.ticket_by_change.end(); ++it) {
    const Ticket& ticket = account.tickets.at(it->second);
    // A page continues by position; only the first is cut by time.
    if (cursor.empty() && ticket.updated_at < absl::FromUnixSeconds(start)) continue;
    if (tickets.size() == size) {
      end = false;
      break;
    }
    tickets.push_back(TicketJson(ticket));
    after = it->first;
  }
  if (after == 0) after = account.change_seq;
  return Ok({{"tickets", tickets},
             {"after_cursor", CursorOf(after)},
             {"after_url", absl::StrCat(call.base, "/api/v2/incremental/tickets/cursor?cursor=", CursorOf(after))},
             {"before_cursor", nullptr},
             {"end_of_stream", end}});
}

}  // namespace firstline::sim::zendesk
