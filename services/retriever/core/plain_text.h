#pragma once

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "common/text/span.h"

namespace firstline::retriever {

enum class BlockKind { kHeading, kParagraph, kListItem, kTableRow, kCode };

// One block of an article's plain text.
struct Block {
  BlockKind kind = BlockKind::kParagraph;
  int level = 0;    // headings: 1..6 as written, 7 for a paragraph that is bold from start to end
  text::Span span;  // in PlainText::text, without the empty line behind it
};

// The canonical plain text of an article. All byte spans in the product refer to `text`.
struct PlainText {
  std::string text;           // blocks separated by one empty line
  std::vector<Block> blocks;  // in order, not overlapping
  bool truncated = false;     // the text reached kPlainTextBytesMax and the rest was left out
};

// With its passage table this fits a 900 KB record.
inline constexpr size_t kPlainTextBytesMax = 700 * 1024;
// Column headings are repeated in every row; longer ones are cut so that a table cannot multiply its size.
inline constexpr size_t kColumnHeadingBytesMax = 120;

// Markdown (GitHub flavour: tables, strikethrough, autolinks) → plain text. Headings, paragraphs, list items, table
// rows and code blocks become one block each. Links are replaced by their text, pictures vanish, raw HTML is reduced to
// its text, numbered items keep their number ("2. Press Save."). A table row becomes a line that can be understood
// alone: "Plan: Basic; Price: 5 EUR.". Code keeps its lines. Deterministic: the same bytes give the same text.
//
// markdown: valid UTF-8. Thread-safe.
PlainText ToPlainText(absl::string_view markdown);

}  // namespace firstline::retriever
