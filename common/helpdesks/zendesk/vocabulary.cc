#include "common/helpdesks/zendesk/vocabulary.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

namespace firstline::zendesk {
namespace {

bool OneOf(absl::string_view word, std::initializer_list<absl::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

conversation::Status StatusOf(absl::string_view status) {
  using conversation::Status;
  if (OneOf(status, {"new", "open"})) return Status::kActive;
  if (OneOf(status, {"pending", "hold"})) return Status::kWaiting;
  if (status == "solved") return Status::kResolved;
  if (OneOf(status, {"closed", "deleted", "archived"})) return Status::kClosed;
  return Status::kUnknown;
}

conversation::Priority PriorityOf(absl::string_view priority) {
  using conversation::Priority;
  if (priority == "low") return Priority::kLow;
  if (priority == "normal") return Priority::kMedium;
  if (priority == "high") return Priority::kHigh;
  if (priority == "urgent") return Priority::kUrgent;
  return Priority::kUnset;
}

int CsatOf(absl::string_view score) {
  // "good_with_comment" and "bad_with_comment" occur too.
  if (absl::StartsWith(score, "good")) return 5;
  if (absl::StartsWith(score, "bad")) return 1;
  return 0;
}

std::string ChannelOf(absl::string_view via_channel, bool from_messaging, absl::Span<const std::string> tags) {
  if (from_messaging || OneOf(via_channel, {"chat", "messaging", "native_messaging", "whatsapp", "line", "wechat",
                                            "telegram", "sunshine_conversations_api", "mobile_sdk"})) {
    return "chat";
  }
  if (absl::StartsWith(via_channel, "slack")) return "slack";
  if (OneOf(via_channel, {"voice", "phone", "voicemail", "phone_call_inbound", "phone_call_outbound"})) return "voice";
  if (OneOf(via_channel, {"twitter", "twitter_dm", "facebook", "facebook_post", "facebook_message", "instagram_dm",
                          "any_channel"})) {
    return "social";
  }
  if (OneOf(via_channel, {"api", "web_service"})) {
    for (const absl::string_view channel : {"chat", "email", "slack", "social", "voice"}) {
      if (std::find(tags.begin(), tags.end(), absl::StrCat("channel_", channel)) != tags.end())
        return std::string(channel);
    }
  }
  return "email";
}

}  // namespace firstline::zendesk
