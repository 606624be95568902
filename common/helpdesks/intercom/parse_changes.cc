#include "common/helpdesks/intercom/parse_changes.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/helpdesks/json.h"

namespace firstline::intercom {
namespace {

using helpdesks::Json;
using helpdesks::Member;
using helpdesks::Text;

constexpr int kPerPage = 150;  // the most Intercom gives
constexpr size_t kDepthMax = 64;

nlohmann::json Bound(const char* operation, absl::Time time) {
  return {{"field", "updated_at"}, {"operator", operation}, {"value", absl::StrCat(absl::ToUnixSeconds(time))}};
}

}  // namespace

std::string SearchBody(absl::Time from, absl::Time until, absl::string_view after) {
  // Described as "greater (or equal)"; a second less makes it so whichever it is.
  nlohmann::json bounds = nlohmann::json::array({Bound(">", from - absl::Seconds(1))});
  if (until != absl::InfiniteFuture()) bounds.push_back(Bound("<", until + absl::Seconds(1)));
  nlohmann::json paging = {{"per_page", kPerPage}};
  if (!after.empty()) paging["starting_after"] = std::string(after);
  return nlohmann::json{{"query", {{"operator", "AND"}, {"value", std::move(bounds)}}},
                        {"pagination", std::move(paging)}}
      .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

absl::StatusOr<SearchPage> ParseSearchPage(absl::string_view body) {
  const absl::StatusOr<helpdesks::Document> document = helpdesks::Document::Parse(body, "search result", kDepthMax);
  if (!document.ok()) return document.status();
  const Json& root = document->root();
  simdjson::dom::array conversations;
  if (Member(root, "conversations").get(conversations) != simdjson::SUCCESS) {
    return absl::InvalidArgumentError("search result has no `conversations`");
  }
  SearchPage page;
  for (const Json conversation : conversations) {
    std::string id = helpdesks::AnyId(conversation, "id");
    if (id.empty()) return absl::InvalidArgumentError("a changed conversation has no id");
    page.tickets.push_back({std::move(id), helpdesks::UnixTime(conversation, "updated_at")});
  }
  page.total = helpdesks::Id(root, "total_count");
  page.next = std::string(Text(Member(Member(root, "pages"), "next"), "starting_after"));
  return page;
}

}  // namespace firstline::intercom
