#include "services/dispatcher/adapters/freshdesk/encode.h"

#include <algorithm>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "common/base/status_macros.h"
#include "services/dispatcher/adapters/html.h"

namespace firstline::dispatcher::freshdesk {
namespace {

using Json = nlohmann::json;
using conversation::Priority;
using conversation::Status;

absl::StatusOr<int64_t> IdOf(absl::string_view text, absl::string_view what) {
  int64_t id = 0;
  if (!absl::SimpleAtoi(text, &id) || id <= 0) {
    return absl::InvalidArgumentError(absl::StrCat(what, ": want a positive 64-bit integer"));
  }
  return id;
}

absl::StatusOr<std::string> PathOf(const Plan& content) {
  FL_ASSIGN_OR_RETURN(const int64_t id, IdOf(content.ticket_id, "ticket id"));
  return absl::StrCat("/api/v2/tickets/", id);
}

// Ill-formed UTF-8 is replaced, never thrown at.
std::string Dump(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

absl::StatusOr<RenderedRequest> Note(const Plan& content, std::string html) {
  FL_ASSIGN_OR_RETURN(const std::string path, PathOf(content));
  return RenderedRequest{.method = "POST",
                         .path = absl::StrCat(path, "/notes"),
                         .body = Dump({{"body", std::move(html)}, {"private", true}})};
}

std::optional<int> NumberOf(Priority priority) {
  switch (priority) {
    case Priority::kUnset: return std::nullopt;
    case Priority::kLow: return 1;
    case Priority::kMedium: return 2;
    case Priority::kHigh: return 3;
    case Priority::kUrgent: return 4;
  }
  return std::nullopt;
}

std::optional<int> NumberOf(Status status) {
  switch (status) {
    case Status::kActive:
    case Status::kEscalated: return 2;
    case Status::kWaiting: return 3;
    case Status::kResolved: return 4;
    case Status::kClosed:
    case Status::kUnknown: return std::nullopt;
  }
  return std::nullopt;
}

std::vector<std::string> Merged(const std::vector<std::string>& current, const std::vector<std::string>& added) {
  std::vector<std::string> tags = current;
  for (const std::string& name : added) {
    const absl::string_view tag = absl::StripAsciiWhitespace(name);
    const bool known = std::any_of(tags.begin(), tags.end(),
                                   [&](const std::string& other) { return absl::EqualsIgnoreCase(other, tag); });
    if (!tag.empty() && !known) tags.emplace_back(tag.data(), tag.size());
  }
  return tags;
}

}  // namespace

absl::StatusOr<RenderedRequest> EncodeMessage(const Plan& content) {
  std::string html = content.draft ? DraftHtml(content.public_text) : ToHtml(content.public_text);
  if (html.size() > kBodyBytesMax) return absl::InvalidArgumentError("message: too long");
  if (content.draft) return Note(content, std::move(html));
  FL_ASSIGN_OR_RETURN(const std::string path, PathOf(content));
  return RenderedRequest{
      .method = "POST", .path = absl::StrCat(path, "/reply"), .body = Dump({{"body", std::move(html)}})};
}

absl::StatusOr<RenderedRequest> EncodeNote(const Plan& content) {
  return Note(content, NoteHtml(content.note, kBodyBytesMax));
}

absl::StatusOr<RenderedRequest> EncodeRead(const Plan& content) {
  FL_ASSIGN_OR_RETURN(std::string path, PathOf(content));
  return RenderedRequest{.method = "GET", .path = std::move(path), .body = ""};
}

absl::StatusOr<RenderedRequest> EncodeUpdate(const Plan& content, SlotSet slots,
                                             const std::vector<std::string>& current_tags) {
  FL_ASSIGN_OR_RETURN(std::string path, PathOf(content));
  Json update = Json::object();
  if (slots.Has(Slot::kFields)) {
    if (!content.fields.team_id.empty()) {
      FL_ASSIGN_OR_RETURN(update["group_id"], IdOf(content.fields.team_id, "group id"));
    }
    if (const auto number = NumberOf(content.fields.priority)) update["priority"] = *number;
    if (const auto number = NumberOf(content.fields.status)) update["status"] = *number;
  }
  if (slots.Has(Slot::kTags)) update["tags"] = Merged(current_tags, content.tags);
  return RenderedRequest{.method = "PUT", .path = std::move(path), .body = Dump(update)};
}

absl::StatusOr<std::vector<RenderedRequest>> RenderAll(const Plan& content, SlotSet slots) {
  std::vector<RenderedRequest> requests;
  if (slots == SlotSet{Slot::kPublicMessage}) {
    FL_ASSIGN_OR_RETURN(requests.emplace_back(), EncodeMessage(content));
  } else if (slots == SlotSet{Slot::kNote}) {
    FL_ASSIGN_OR_RETURN(requests.emplace_back(), EncodeNote(content));
  } else if (!slots.empty() && slots.And({Slot::kFields, Slot::kTags}) == slots) {
    FL_ASSIGN_OR_RETURN(requests.emplace_back(), EncodeRead(content));
    FL_ASSIGN_OR_RETURN(requests.emplace_back(), EncodeUpdate(content, slots, {}));
  } else {
    return absl::InvalidArgumentError("slots: want those of one call");
  }
  return requests;
}

}  // namespace firstline::dispatcher::freshdesk
