#pragma once

#include <cstddef>
#include <string>

#include "absl/strings/string_view.h"

namespace firstline::dispatcher {

// Paragraphs at blank lines, line breaks at the others; everything else is text. Markup in `text` is shown, not obeyed,
// and no link is made that a vendor does not make of plain text itself.
std::string ToHtml(absl::string_view text);

// The same under a heading that says it was not sent: how a draft looks where it can only be a private note.
std::string DraftHtml(absl::string_view text);

// A note for the team, cut with a mark where its HTML would be longer than `bytes_max` (at least 100).
std::string NoteHtml(absl::string_view note, size_t bytes_max);

}  // namespace firstline::dispatcher
