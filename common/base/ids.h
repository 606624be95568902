#pragma once

#include <string>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"

namespace firstline {

// Deterministic ids. H(parts) is the first 128 bits of SHA-256 over the parts, each preceded by its length as eight
// big-endian bytes, as 32 lower-case hex digits. The length prefix keeps ("ab","c") and ("a","bc") apart. Text written
// by a model is part of no id.
std::string HashId(absl::Span<const absl::string_view> parts);

// turn_id = H("turn", tenant, conversation, last customer message id).
std::string TurnId(absl::string_view tenant, absl::string_view conversation, absl::string_view anchor_message_id);

// stage_out_id = H("stage", turn_id, stage).
std::string StageOutId(absl::string_view turn_id, absl::string_view stage);

// effect_id = H("effect", turn_id, slot). slot: public_message, note, tags, fields.
std::string EffectId(absl::string_view turn_id, absl::string_view slot);

// Key of every record of a conversation: tenant + "/" + conversation.
std::string ConversationKey(absl::string_view tenant, absl::string_view conversation);

// Conversation id: helpdesk name + ":" + the vendor's ticket id.
std::string ConversationId(absl::string_view helpdesk, absl::string_view ticket_id);

// First 64 bits of SHA-256 of `content` as 16 lower-case hex digits; versions of policies and articles.
std::string ContentVersion(absl::string_view content);

}  // namespace firstline
