#include "services/dispatcher/adapters/zendesk/encode.h"

#include <algorithm>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "common/base/ids.h"
#include "common/base/status_macros.h"
#include "services/dispatcher/adapters/html.h"

namespace firstline::dispatcher::zendesk {
namespace {

using Json = nlohmann::json;

absl::StatusOr<int64_t> IdOf(absl::string_view text, absl::string_view what) {
  int64_t id = 0;
  if (!absl::SimpleAtoi(text, &id) || id <= 0) {
    return absl::InvalidArgumentError(absl::StrCat(what, ": want a positive 64-bit integer"));
  }
  return id;
}

std::optional<absl::string_view> StatusWord(conversation::Status status) {
  switch (status) {
    case conversation::Status::kActive:
    case conversation::Status::kEscalated: return "open";
    case conversation::Status::kWaiting: return "pending";
    case conversation::Status::kResolved: return "solved";
    case conversation::Status::kClosed:  // for good, and nobody could answer any more
    case conversation::Status::kUnknown: return std::nullopt;
  }
  return std::nullopt;
}

std::string Text(absl::string_view text) { return std::string(text.data(), text.size()); }

Json Comment(absl::string_view html, bool is_public) { return {{"html_body", Text(html)}, {"public", is_public}}; }

// Ill-formed UTF-8 is replaced, never thrown at.
std::string Dump(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

absl::Status PutMessage(const Plan& content, Json& ticket) {
  const std::string html = content.draft ? DraftHtml(content.public_text) : ToHtml(content.public_text);
  if (html.size() > kCommentBytesMax) return absl::InvalidArgumentError("message: longer than Zendesk takes");
  ticket["comment"] = Comment(html, !content.draft);
  return absl::OkStatus();
}

absl::Status PutFields(const FieldChanges& fields, Json& ticket) {
  if (!fields.team_id.empty()) {
    FL_ASSIGN_OR_RETURN(ticket["group_id"], IdOf(fields.team_id, "group id"));
  }
  if (const auto word = PriorityWord(fields.priority)) ticket["priority"] = Text(*word);
  if (const auto word = StatusWord(fields.status)) ticket["status"] = Text(*word);
  return absl::OkStatus();
}

}  // namespace

std::optional<absl::string_view> PriorityWord(conversation::Priority priority) {
  switch (priority) {
    case conversation::Priority::kUnset: return std::nullopt;
    case conversation::Priority::kLow: return "low";
    case conversation::Priority::kMedium: return "normal";
    case conversation::Priority::kHigh: return "high";
    case conversation::Priority::kUrgent: return "urgent";
  }
  return std::nullopt;
}

std::string ToTag(absl::string_view tag) {
  std::string word = Text(absl::StripAsciiWhitespace(tag));
  absl::AsciiStrToLower(&word);
  std::replace_if(
      word.begin(), word.end(), [](char c) { return absl::ascii_isspace(static_cast<unsigned char>(c)) || c == ','; },
      '_');
  return word;
}

std::vector<std::string> ToTags(const std::vector<std::string>& tags) {
  std::vector<std::string> words;
  for (const std::string& tag : tags) {
    std::string word = ToTag(tag);
    if (!word.empty() && std::find(words.begin(), words.end(), word) == words.end()) words.push_back(std::move(word));
  }
  return words;
}

absl::StatusOr<RenderedRequest> Encode(const Plan& content, SlotSet slots, absl::string_view stamp) {
  const CallGroup* group = nullptr;
  for (const CallGroup& candidate : kGroups) {
    if (!slots.empty() && candidate.slots.And(slots) == slots) group = &candidate;
  }
  if (group == nullptr) return absl::InvalidArgumentError("slots: want those of one call");
  if (group->guarded && stamp.empty()) return absl::InvalidArgumentError("stamp: a guarded call needs one");
  FL_ASSIGN_OR_RETURN(const int64_t ticket_id, IdOf(content.ticket_id, "ticket id"));

  RenderedRequest call;
  call.method = "PUT";
  call.path = absl::StrCat("/api/v2/tickets/", ticket_id);
  if (slots.Has(Slot::kTags)) {
    absl::StrAppend(&call.path, "/tags");
    call.body = Dump({{"tags", ToTags(content.tags)}});
    return call;
  }

  Json ticket = Json::object();
  if (slots.Has(Slot::kPublicMessage)) FL_RETURN_IF_ERROR(PutMessage(content, ticket));
  if (slots.Has(Slot::kFields)) FL_RETURN_IF_ERROR(PutFields(content.fields, ticket));
  if (slots.Has(Slot::kNote)) {
    ticket["comment"] = Comment(NoteHtml(content.note, kCommentBytesMax), false);
  }
  ticket["metadata"] = {{"firstline_delivery", EffectId(content.turn_id, SlotName(slots.List().front()))}};
  if (group->guarded) {
    ticket["safe_update"] = true;
    ticket["updated_stamp"] = Text(stamp);
  }
  call.body = Dump({{"ticket", std::move(ticket)}});
  return call;
}

}  // namespace firstline::dispatcher::zendesk
