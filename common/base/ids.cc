#include "common/base/ids.h"

#include <openssl/sha.h>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"

namespace firstline {
namespace {

std::string Hex(const unsigned char* digest, size_t bytes) {
  return absl::BytesToHexString(absl::string_view(reinterpret_cast<const char*>(digest), bytes));
}

std::string Sha256(absl::string_view data, size_t bytes) {
  unsigned char digest[SHA256_DIGEST_LENGTH];
  SHA256(reinterpret_cast<const unsigned char*>(data.data()), data.size(), digest);
  return Hex(digest, bytes);
}

}  // namespace

std::string HashId(absl::Span<const absl::string_view> parts) {
  std::string input;
  for (const absl::string_view part : parts) {
    for (int shift = 56; shift >= 0; shift -= 8) {
      input.push_back(static_cast<char>((static_cast<uint64_t>(part.size()) >> shift) & 0xff));
    }
    input.append(part.data(), part.size());
  }
  return Sha256(input, 16);
}

std::string TurnId(absl::string_view tenant, absl::string_view conversation, absl::string_view anchor_message_id) {
  return HashId({"turn", tenant, conversation, anchor_message_id});
}

std::string StageOutId(absl::string_view turn_id, absl::string_view stage) { return HashId({"stage", turn_id, stage}); }

std::string EffectId(absl::string_view turn_id, absl::string_view slot) { return HashId({"effect", turn_id, slot}); }

std::string ConversationKey(absl::string_view tenant, absl::string_view conversation) {
  return absl::StrCat(tenant, "/", conversation);
}

std::string ConversationId(absl::string_view helpdesk, absl::string_view ticket_id) {
  return absl::StrCat(helpdesk, ":", ticket_id);
}

std::string ContentVersion(absl::string_view content) { return Sha256(content, 8); }

}  // namespace firstline
