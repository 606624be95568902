#include "simulators/intercom/search.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <tuple>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "simulators/intercom/json.h"

namespace firstline::sim::intercom {
namespace {

constexpr size_t kPerPage = 20;      // helpdesks.md 2.5
constexpr size_t kPerPageMax = 150;  // helpdesks.md 2.5
constexpr size_t kFiltersMax = 15;   // helpdesks.md 2.5, per group
constexpr int kLevelsMax = 2;        // helpdesks.md 2.5

using Position = std::pair<int64_t, std::string>;

struct Page {
  size_t size = kPerPage;
  std::optional<Position> after;
};

std::string CursorOf(const Findable& thing) {
  return absl::WebSafeBase64Escape(absl::StrCat(thing.order, ",", thing.id));
}

std::optional<Position> ReadCursor(const std::string& cursor) {
  std::string plain;
  if (!absl::WebSafeBase64Unescape(cursor, &plain)) return std::nullopt;
  const std::pair<std::string, std::string> parts = absl::StrSplit(plain, absl::MaxSplits(',', 1));
  Position position = {0, parts.second};
  if (!absl::SimpleAtoi(parts.first, &position.first)) return std::nullopt;
  return position;
}

std::string TextOf(const Json& value) { return value.is_string() ? value.get<std::string>() : Dump(value); }

// Numbers are compared as numbers, also where the query writes them as text.
std::optional<int> Compare(const Json& value, const Json& wanted) {
  int64_t left = 0;
  int64_t right = 0;
  if (absl::SimpleAtoi(TextOf(value), &left) && absl::SimpleAtoi(TextOf(wanted), &right)) {
    return left < right ? -1 : left > right ? 1 : 0;
  }
  return std::nullopt;
}

bool Equal(const Json& value, const Json& wanted) {
  if (value.is_array()) {
    return std::any_of(value.begin(), value.end(), [&wanted](const Json& entry) { return Equal(entry, wanted); });
  }
  if (value.is_null() || wanted.is_null()) return value.is_null() && wanted.is_null();
  return TextOf(value) == TextOf(wanted);
}

bool Contains(const Json& value, const Json& wanted) {
  return absl::StrContains(absl::AsciiStrToLower(TextOf(value)), absl::AsciiStrToLower(TextOf(wanted)));
}

bool OneFilterMatches(const std::string& op, const Json& value, const Json& wanted) {
  if (op == "=") return Equal(value, wanted);
  if (op == "!=") return !Equal(value, wanted);
  if (op == "~") return Contains(value, wanted);
  if (op == "!~") return !Contains(value, wanted);
  if (op == "^") return absl::StartsWithIgnoreCase(TextOf(value), TextOf(wanted));
  if (op == "$") return absl::EndsWithIgnoreCase(TextOf(value), TextOf(wanted));
  if (op == "IN" || op == "NIN") {
    const bool in =
        std::any_of(wanted.begin(), wanted.end(), [&value](const Json& entry) { return Equal(value, entry); });
    return in == (op == "IN");
  }
  const std::optional<int> compared = Compare(value, wanted);
  if (!compared) return false;
  if (op == "<") return *compared < 0;
  if (op == "<=") return *compared <= 0;
  return op == ">" ? *compared > 0 : *compared >= 0;
}

bool IsGroup(const Json& query) { return query.value("operator", "") == "AND" || query.value("operator", "") == "OR"; }

bool Matches(const Json& query, const Json& fields) {
  if (!IsGroup(query)) return OneFilterMatches(query["operator"], fields.at(query["field"]), query["value"]);
  const auto matches = [&fields](const Json& part) { return Matches(part, fields); };
  const Json& parts = query["value"];
  return query["operator"] == "AND" ? std::all_of(parts.begin(), parts.end(), matches)
                                    : std::any_of(parts.begin(), parts.end(), matches);
}

std::optional<Outcome> CheckFilter(const Json& query, const std::set<std::string>& fields) {
  static const std::set<std::string> kOperators = {"=", "!=", "IN", "NIN", "<", "<=", ">", ">=", "~", "!~", "^", "$"};
  for (const auto& [name, value] : query.items()) {
    if (name != "field" && name != "operator" && name != "value") {
      return ParameterInvalid(absl::StrCat("query.", name, ": want no such member"));
    }
  }
  if (!query.contains("field") || !query["field"].is_string() || !fields.contains(query["field"])) {
    return ParameterInvalid("query.field: want a field that can be searched");
  }
  if (!query.contains("operator") || !query["operator"].is_string() || !kOperators.contains(query["operator"])) {
    return ParameterInvalid("query.operator: want = != IN NIN < <= > >= ~ !~ ^ $, AND or OR");
  }
  const bool list = query["operator"] == "IN" || query["operator"] == "NIN";
  if (!query.contains("value") || query["value"].is_array() != list || query["value"].is_object()) {
    return ParameterInvalid("query.value: want an array with IN and NIN, else text, a number or a boolean");
  }
  return std::nullopt;
}

std::optional<Outcome> CheckQuery(const Json& query, const std::set<std::string>& fields, int level) {
  if (!query.is_object()) return ParameterInvalid("query: want an object");
  if (!IsGroup(query)) return CheckFilter(query, fields);
  if (level > kLevelsMax) return ParameterInvalid("query: want at most 2 levels");
  if (!query.contains("value") || !query["value"].is_array()) return ParameterInvalid("query.value: want an array");
  if (query["value"].size() > kFiltersMax) return ParameterInvalid("query.value: want at most 15 filters");
  for (const Json& part : query["value"]) {
    if (std::optional<Outcome> problem = CheckQuery(part, fields, level + 1)) return problem;
  }
  return std::nullopt;
}

Outcome Show(const Page& page, const Listing& listing, std::vector<Findable> things) {
  const auto before = [&listing](const Position& left, const Position& right) {
    return listing.descending ? left > right : left < right;
  };
  const auto position = [](const Findable& thing) { return Position(thing.order, thing.id); };
  std::sort(things.begin(), things.end(),
            [&](const Findable& left, const Findable& right) { return before(position(left), position(right)); });
  size_t begin = 0;
  while (page.after && begin < things.size() && !before(*page.after, position(things[begin]))) ++begin;
  const size_t end = std::min(things.size(), begin + page.size);
  Json results = Json::array();
  for (size_t i = begin; i < end; ++i) results.push_back(Json::parse(things[i].as_listed));
  Json pages = {{"type", "pages"},
                {"page", begin / page.size + 1},
                {"per_page", page.size},
                {"total_pages", (things.size() + page.size - 1) / page.size}};
  if (end < things.size()) {
    pages["next"] = {{"per_page", page.size}, {"starting_after", CursorOf(things[end - 1])}};
  }
  return Ok({{"type", listing.type}, {listing.name, results}, {"total_count", things.size()}, {"pages", pages}});
}

std::optional<Outcome> ReadPage(const std::optional<int64_t>& size, const std::string& cursor, Page* page) {
  if (size && (*size < 1 || *size > static_cast<int64_t>(kPerPageMax))) {
    return ParameterInvalid("per_page: want 1 to 150");
  }
  if (size) page->size = static_cast<size_t>(*size);
  if (cursor.empty()) return std::nullopt;
  page->after = ReadCursor(cursor);
  if (!page->after) return ParameterInvalid("starting_after: want the cursor of an earlier page");
  return std::nullopt;
}

}  // namespace

Outcome Search(const Call& call, const Listing& listing, std::vector<Findable> things) {
  std::optional<int64_t> per_page;
  std::optional<std::string> after;
  Json query;
  const desk::MemberReader pagination = [&](const std::string& member, const Json& value) {
    return desk::ReadMembers(
        member, value, {{"per_page", desk::ReadInteger(per_page)}, {"starting_after", desk::ReadTextOrNull(after)}});
  };
  const desk::MemberReader read_query = [&query](const std::string&, const Json& value) -> desk::MisfitOr {
    query = value;
    return std::nullopt;
  };
  const auto misfit = desk::ReadBody(call.body, {{"query", read_query}, {"pagination", pagination}});
  if (misfit) return Refuse(*misfit);
  Page page;
  if (std::optional<Outcome> problem = ReadPage(per_page, after.value_or(""), &page)) return *std::move(problem);
  if (std::optional<Outcome> problem = CheckQuery(query, listing.fields, 1)) return *std::move(problem);
  std::erase_if(things, [&query](const Findable& thing) { return !Matches(query, Json::parse(thing.fields)); });
  return Show(page, listing, std::move(things));
}

Outcome List(const Call& call, const Listing& listing, std::vector<Findable> things) {
  Page page;
  std::optional<int64_t> per_page;
  const std::string size = call.Parameter("per_page");
  if (!size.empty() && !absl::SimpleAtoi(size, &per_page.emplace())) per_page = 0;
  if (auto problem = ReadPage(per_page, call.Parameter("starting_after"), &page)) return *std::move(problem);
  return Show(page, listing, std::move(things));
}

}  // namespace firstline::sim::intercom
