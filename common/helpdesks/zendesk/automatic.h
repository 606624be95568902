#pragma once

#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"

namespace firstline::zendesk {

// What can be seen of a comment; mail headers are not part of the API.
struct CommentFacts {
  int64_t author_id = 0;  // -1 is Zendesk itself
  bool by_staff = false;  // agent or admin
  bool author_suspended = false;
  absl::string_view author_email;
  absl::string_view via_channel;  // email, web, api, rule, system …
  absl::string_view via_rel;      // merge, trigger, automation … or ""
  absl::string_view subject;      // of the ticket for its first comment, else ""
  absl::string_view text;         // clean plain text
};

// True when no person wrote the comment for this conversation: Zendesk's own rules, merge notes, bounces, vacation
// notices, suspended authors. Strict, because such a comment gets no answer: a notice counts only when it names itself
// in the subject or in its first line ("Automatic reply: …", "Abwesenheitsnotiz"); "I am out of office next week,
// please deliver earlier" is a customer. Pure, thread-safe.
bool IsAutomatic(const CommentFacts& facts);

// True for the comment that a merge leaves in the ticket it closes. Its text can be changed by whoever merges, so it is
// a second sign beside the tag. Pure, thread-safe.
bool IsNoteOfMergeAway(absl::string_view text);

}  // namespace firstline::zendesk
