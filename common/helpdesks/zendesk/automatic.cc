#include "common/helpdesks/zendesk/automatic.h"

#include <re2/re2.h>

#include "common/helpdesks/notice.h"

namespace firstline::zendesk {
namespace {

constexpr size_t kLineMax = 200;  // the sentence stands at the start

bool Matches(absl::string_view text, const RE2& pattern) {
  text = text.substr(0, kLineMax);
  return RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), pattern);
}

// The comment Zendesk writes in the agent's name when two tickets are merged.
bool IsMergeNote(absl::string_view text) {
  static const RE2* const pattern = new RE2("(?i)\\b(was|were) closed and merged into\\b");
  return Matches(text, *pattern);
}

}  // namespace

bool IsNoteOfMergeAway(absl::string_view text) {
  static const RE2* const pattern = new RE2("(?i)^this request was closed and merged into request #[0-9]");
  return Matches(text, *pattern);
}

bool IsAutomatic(const CommentFacts& facts) {
  if (facts.author_id < 0 || facts.author_suspended) return true;
  if (facts.via_channel == "rule" || facts.via_channel == "system") return true;
  if (facts.via_rel == "merge" || facts.via_rel == "trigger" || facts.via_rel == "automation") return true;
  if (facts.by_staff) return IsMergeNote(facts.text);
  return helpdesks::IsNotice({.author_email = facts.author_email, .subject = facts.subject, .text = facts.text});
}

}  // namespace firstline::zendesk
