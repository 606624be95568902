#pragma once

#include <string>

#include "absl/strings/string_view.h"

namespace firstline::text {

// What the writer of a mail added: `text` (clean plain text) without quoted history and signature. Cut away are
//   - everything from a reply header on: "On … wrote:" and its forms in twelve languages (a date must be in it, it may
//     be wrapped over three lines), "Original Message", a From/Sent/To/Subject block, "type your reply above this
//     line"; where answers stand between quoted lines, only the header and the quoted lines go;
//   - lines that start with ">" (but not "> 100", a comparison);
//   - a signature of at most 12 lines after a line "--", and "Sent from my …" at the end.
// Conservative: a forwarded message is content, a header with nothing before it is kept, and the result is empty only
// if `text` is blank. Never fails. O(text). Thread-safe.
std::string CutQuotedMail(absl::string_view text);

// The same for HTML: the elements mail programs quote with go first (QuotedHtml::kDrop), then the text is cut.
std::string MessageFromHtml(absl::string_view html);

}  // namespace firstline::text
