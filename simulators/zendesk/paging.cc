#include "simulators/zendesk/paging.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "absl/strings/escaping.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "simulators/zendesk/json.h"

namespace firstline::sim::zendesk {
namespace {

constexpr size_t kPageMax = 100;

Outcome BadPaging(const std::string& parameter, const std::string& want) {
  const Json errors = Json::array({{{"code", "InvalidPaginationParameter"}, {"title", parameter + ": want " + want}}});
  return {.status = 400, .body = Dump({{"errors", errors}})};
}

// Opaque to clients: the position of an item.
std::string CursorOf(size_t position) { return absl::WebSafeBase64Escape(absl::StrCat("at:", position)); }

bool ReadCursor(const std::string& cursor, size_t* position) {
  std::string plain;
  absl::string_view digits;
  if (!absl::WebSafeBase64Unescape(cursor, &plain)) return false;
  digits = plain;
  return absl::ConsumePrefix(&digits, "at:") && absl::SimpleAtoi(digits, position);
}

Json Slice(std::vector<Json>& items, size_t begin, size_t end) {
  Json slice = Json::array();
  for (size_t i = begin; i < end; ++i) slice.push_back(std::move(items[i]));
  return slice;
}

Outcome ByCursor(const Call& call, const std::string& path, const std::string& name, std::vector<Json>& items) {
  size_t size = 0;
  if (!absl::SimpleAtoi(call.Parameter("page[size]"), &size) || size < 1 || size > kPageMax) {
    return BadPaging("page[size]", "1 to 100");
  }
  const std::string after = call.Parameter("page[after]");
  const std::string before = call.Parameter("page[before]");
  size_t begin = 0;
  size_t end = items.size();
  if (!before.empty()) {
    if (!ReadCursor(before, &end) || end > items.size()) return BadPaging("page[before]", "a cursor");
    begin = end > size ? end - size : 0;
  } else {
    if (!after.empty() && (!ReadCursor(after, &begin) || begin > items.size()))
      return BadPaging("page[after]", "a cursor");
    end = std::min(items.size(), begin + size);
  }
  const bool more = before.empty() ? end < items.size() : begin > 0;
  const auto link = [&](const char* parameter, size_t position) {
    return absl::StrCat(call.base, path, "?page%5Bsize%5D=", size, "&page%5B", parameter, "%5D=", CursorOf(position));
  };
  const bool none = begin == end;
  return Ok({{name, Slice(items, begin, end)},
             {"meta",
              {{"has_more", more},
               {"after_cursor", none ? Json(nullptr) : Json(CursorOf(end))},
               {"before_cursor", none ? Json(nullptr) : Json(CursorOf(begin))}}},
             {"links",
              {{"next", none ? Json(nullptr) : Json(link("after", end))},
               {"prev", none ? Json(nullptr) : Json(link("before", begin))}}}});
}

Outcome ByNumber(const Call& call, const std::string& path, const std::string& name, std::vector<Json>& items) {
  size_t page = 1;
  size_t size = kPageMax;
  const std::string page_text = call.Parameter("page");
  const std::string size_text = call.Parameter("per_page");
  if (!page_text.empty() && (!absl::SimpleAtoi(page_text, &page) || page < 1)) return BadPaging("page", "1 or more");
  if (!size_text.empty() && (!absl::SimpleAtoi(size_text, &size) || size < 1 || size > kPageMax)) {
    return BadPaging("per_page", "1 to 100");
  }
  const size_t begin = std::min(items.size(), (page - 1) * size);
  const size_t end = std::min(items.size(), begin + size);
  const size_t count = items.size();
  const auto link = [&](size_t number) { return absl::StrCat(call.base, path, "?page=", number, "&per_page=", size); };
  return Ok({{name, Slice(items, begin, end)},
             {"next_page", end < count ? Json(link(page + 1)) : Json(nullptr)},
             {"previous_page", page > 1 ? Json(link(page - 1)) : Json(nullptr)},
             {"count", count}});
}

}  // namespace

Outcome Paged(const Call& call, const std::string& path, const std::string& name, std::vector<Json> items) {
  const bool by_cursor =
      std::any_of(call.query.begin(), call.query.end(), [](const auto& pair) { return pair.first == "page[size]"; });
  return by_cursor ? ByCursor(call, path, name, items) : ByNumber(call, path, name, items);
}

}  // namespace firstline::sim::zendesk
