#include "simulators/intercom/webhook.h"

#include <nlohmann/json.hpp>

#include "absl/strings/str_cat.h"
#include "common/base/ids.h"
#include "simulators/intercom/json.h"

namespace firstline::sim::intercom {
namespace {

Json Envelope(const std::string& topic, const Json& item, const Options& options, absl::Time now) {
  return {{"type", "notification_event"},
          {"app_id", options.app_id},
          {"data", {{"type", "notification_event_data"}, {"item", item}}},
          {"links", Json::object()},
          {"id", nullptr},
          {"topic", topic},
          {"delivery_status", "pending"},
          {"delivery_attempts", 1},
          {"delivered_at", 0},
          {"first_sent_at", TimeJson(now)},
          {"created_at", TimeJson(now)},
          {"self", nullptr}};
}

// The API's conversation with only the new part.
Json ItemOf(const Change& change, const Workspace& workspace) {
  const Conversation& conversation = workspace.conversations.at(change.conversation);
  if (change.topic == "conversation.deleted") return {{"type", "conversation"}, {"id", conversation.id}};
  Json item = ConversationItemJson(conversation, workspace, BodyAs::kHtml);
  Json parts = Json::array();
  for (const Part& part : conversation.parts) {
    if (part.id == change.part) parts.push_back(PartJson(part, BodyAs::kHtml));
  }
  item["conversation_parts"] = {
      {"type", "conversation_part.list"}, {"conversation_parts", parts}, {"total_count", parts.size()}};
  return item;
}

}  // namespace

std::vector<std::string> KnownTopics() {
  return {"conversation.user.created",    "conversation.user.replied",   "conversation.admin.replied",
          "conversation.admin.noted",     "conversation.admin.assigned", "conversation.admin.open.assigned",
          "conversation.admin.closed",    "conversation.admin.opened",   "conversation.admin.snoozed",
          "conversation.admin.unsnoozed", "conversation.rating.added",   "conversation.deleted"};
}

desk::Delivery NotificationOf(const Change& change, const Workspace& workspace, const Options& options, int64_t number,
                              absl::Time now) {
  const std::string id = absl::StrCat("notif_", HashId({"notification", absl::StrCat(number)}));
  Json body = Envelope(change.topic, ItemOf(change, workspace), options, now);
  body["id"] = id;
  return {.ticket = Dump(Json(change.conversation)), .id = id, .webhook = change.topic, .body = Dump(body)};
}

desk::Delivery Ping(const Options& options, absl::Time now) {
  Json body = Envelope("ping", {{"type", "ping"}, {"message", "hello"}}, options, now);
  body["delivery_status"] = nullptr;
  return {.webhook = "ping", .body = Dump(body)};
}

}  // namespace firstline::sim::intercom
