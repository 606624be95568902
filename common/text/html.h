#pragma once

#include <string>

#include "absl/strings/string_view.h"

namespace firstline::text {

// Whether the elements that mail programs put around quoted history and signatures (gmail_quote, blockquote, Outlook's
// reply header and what follows …) are left out. A forwarded message is never left out.
enum class QuotedHtml { kKeep, kDrop };

// What a person sees of an HTML fragment or page, as clean plain text (CleanText): block elements end lines, paragraphs
// and headings are followed by an empty line, list items start with "- ", table cells are separated by a space, links
// keep their text and lose their address, images vanish with their alternative text. Scripts, styles and everything
// hidden (hidden, aria-hidden, display:none, visibility:hidden, opacity:0, a font of at most 1 px) is left out, because
// hidden text is how instructions are smuggled to machines.
//
// Never fails. html: any bytes; ill-formed UTF-8 is repaired. Only the first 512 KiB count. At most 10,000 tags and 64
// MiB of parse tree: a document beyond that (only an attack is) is read with its tags merely cut away. Thread-safe.
std::string HtmlToText(absl::string_view html, QuotedHtml quoted = QuotedHtml::kKeep);

}  // namespace firstline::text
