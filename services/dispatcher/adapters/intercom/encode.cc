#include "services/dispatcher/adapters/intercom/encode.h"

#include <algorithm>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "common/base/status_macros.h"
#include "common/helpdesks/intercom/vocabulary.h"
#include "services/dispatcher/adapters/html.h"

namespace firstline::dispatcher::intercom {
namespace {

using Json = nlohmann::json;
using conversation::Status;

constexpr size_t kIdMax = 64;

std::string Text(absl::string_view text) { return std::string(text.data(), text.size()); }

// Ill-formed UTF-8 is replaced, never thrown at.
std::string Dump(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

// The conversation's address. Ids are opaque text; nothing but word characters can be one.
absl::StatusOr<std::string> PathOf(const Plan& content) {
  const std::string& id = content.ticket_id;
  const bool plain = !id.empty() && id.size() <= kIdMax && std::all_of(id.begin(), id.end(), [](char c) {
    return absl::ascii_isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '-';
  });
  if (!plain) return absl::InvalidArgumentError("conversation id: want letters and digits");
  return absl::StrCat("/conversations/", id);
}

absl::StatusOr<RenderedRequest> Reply(const Plan& content, absl::string_view admin_id, absl::string_view type,
                                      absl::string_view html) {
  FL_ASSIGN_OR_RETURN(const std::string path, PathOf(content));
  return RenderedRequest{
      .method = "POST",
      .path = absl::StrCat(path, "/reply"),
      .body =
          Dump({{"message_type", Text(type)}, {"type", "admin"}, {"admin_id", Text(admin_id)}, {"body", Text(html)}})};
}

RenderedRequest Part(absl::string_view path, Json part) {
  return {.method = "POST", .path = absl::StrCat(path, "/parts"), .body = Dump(part)};
}

// The part that brings a conversation into a status; "" for a status that cannot be set.
absl::string_view PartTypeOf(Status status) {
  switch (status) {
    case Status::kActive:
    case Status::kEscalated: return "open";
    case Status::kWaiting: return "snoozed";
    case Status::kResolved: return "close";
    case Status::kClosed:
    case Status::kUnknown: return "";
  }
  return "";
}

}  // namespace

absl::StatusOr<RenderedRequest> EncodeMessage(const Plan& content, absl::string_view admin_id) {
  const std::string html = content.draft ? DraftHtml(content.public_text) : ToHtml(content.public_text);
  if (html.size() > kBodyBytesMax) return absl::InvalidArgumentError("message: too long");
  return Reply(content, admin_id, content.draft ? "note" : "comment", html);
}

absl::StatusOr<RenderedRequest> EncodeNote(const Plan& content, absl::string_view admin_id) {
  return Reply(content, admin_id, "note", NoteHtml(content.note, kBodyBytesMax));
}

absl::StatusOr<std::vector<RenderedRequest>> EncodeFields(const Plan& content, absl::string_view admin_id,
                                                          const conversation::Thread* current) {
  FL_ASSIGN_OR_RETURN(const std::string path, PathOf(content));
  std::vector<RenderedRequest> requests;
  const std::string& team = content.fields.team_id;
  if (!team.empty()) {
    int64_t id = 0;
    if (!absl::SimpleAtoi(team, &id) || id <= 0) {
      return absl::InvalidArgumentError("team id: want a positive 64-bit integer");
    }
    if (current == nullptr || current->team_id != absl::StrCat(id)) {
      requests.push_back(Part(path, {{"message_type", "assignment"},
                                     {"type", "team"},
                                     {"admin_id", Text(admin_id)},
                                     {"assignee_id", absl::StrCat(id)}}));
    }
  }
  absl::string_view type = PartTypeOf(content.fields.status);
  // Nobody waits for a customer who wrote after us: the turn of that message decides.
  const bool customer_waits = current != nullptr && !conversation::Reduce(*current).unanswered.empty();
  if (content.fields.status == Status::kWaiting && customer_waits) type = "";
  const bool assigns = !requests.empty();
  // An assignment may have reopened it, so what it was before counts only without one.
  const bool is_so = current != nullptr && !assigns && PartTypeOf(current->status) == type;
  if (!type.empty() && !is_so) {
    Json part = {{"message_type", Text(type)}, {"type", "admin"}, {"admin_id", Text(admin_id)}};
    if (type == "snoozed") part["snoozed_until"] = absl::ToUnixSeconds(content.emitted_at + kSnooze);
    requests.push_back(Part(path, std::move(part)));
  }
  return requests;
}

RenderedRequest MakeTag(absl::string_view name) {
  return {.method = "POST", .path = "/tags", .body = Dump({{"name", Text(name)}})};
}

absl::StatusOr<RenderedRequest> AddTag(const Plan& content, absl::string_view admin_id, absl::string_view tag_id) {
  FL_ASSIGN_OR_RETURN(const std::string path, PathOf(content));
  return RenderedRequest{.method = "POST",
                         .path = absl::StrCat(path, "/tags"),
                         .body = Dump({{"id", Text(tag_id)}, {"admin_id", Text(admin_id)}})};
}

std::vector<std::string> TagsOf(const Plan& content, Slot slot) {
  std::vector<std::string> tags;
  const auto add = [&](absl::string_view name) {
    std::string tag = Text(absl::StripAsciiWhitespace(name));
    if (!tag.empty() && std::find(tags.begin(), tags.end(), tag) == tags.end()) tags.push_back(std::move(tag));
  };
  if (slot == Slot::kFields) add(firstline::intercom::PriorityTag(content.fields.priority));
  if (slot == Slot::kTags) {
    for (const std::string& tag : content.tags) add(tag);
  }
  return tags;
}

absl::StatusOr<std::vector<RenderedRequest>> RenderAll(const Plan& content, SlotSet slots, absl::string_view admin_id) {
  const std::vector<Slot> list = slots.List();
  if (list.size() != 1) return absl::InvalidArgumentError("slots: want those of one call");
  const Slot slot = list.front();
  std::vector<RenderedRequest> requests;
  if (slot == Slot::kPublicMessage) {
    FL_ASSIGN_OR_RETURN(requests.emplace_back(), EncodeMessage(content, admin_id));
  } else if (slot == Slot::kNote) {
    FL_ASSIGN_OR_RETURN(requests.emplace_back(), EncodeNote(content, admin_id));
  } else if (slot == Slot::kFields) {
    FL_ASSIGN_OR_RETURN(requests, EncodeFields(content, admin_id, nullptr));
  }
  for (const std::string& tag : TagsOf(content, slot)) {
    requests.push_back(MakeTag(tag));
    FL_ASSIGN_OR_RETURN(requests.emplace_back(), AddTag(content, admin_id, absl::StrCat("<id of ", tag, ">")));
  }
  return requests;
}

}  // namespace firstline::dispatcher::intercom
