#include "services/retriever/core/plain_text.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <memory>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "common/base/check.h"
#include "common/text/html.h"
#include "common/text/utf8.h"

namespace firstline::retriever {
namespace {

constexpr int kBoldHeadingLevel = 7;
constexpr size_t kBoldHeadingBytesMax = 120;  // a longer bold paragraph is emphasis, not a heading

struct NodeDeleter {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};
struct IterDeleter {
  void operator()(cmark_iter* iter) const { cmark_iter_free(iter); }
};
struct ParserDeleter {
  void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
};
using NodePtr = std::unique_ptr<cmark_node, NodeDeleter>;
using IterPtr = std::unique_ptr<cmark_iter, IterDeleter>;
using ParserPtr = std::unique_ptr<cmark_parser, ParserDeleter>;

// The table types are not in cmark's public headers, their names are.
bool Is(cmark_node* node, absl::string_view type) { return cmark_node_get_type_string(node) == type; }

absl::string_view Literal(cmark_node* node) {
  const char* literal = cmark_node_get_literal(node);
  return literal == nullptr ? absl::string_view() : absl::string_view(literal);
}

NodePtr Parse(absl::string_view markdown) {
  // Registration changes a table inside cmark; a local static makes it happen once.
  static const bool registered = (cmark_gfm_core_extensions_ensure_registered(), true);
  FL_CHECK(registered);
  const ParserPtr parser(cmark_parser_new(CMARK_OPT_DEFAULT));
  for (const char* name : {"table", "strikethrough", "autolink"}) {
    cmark_syntax_extension* extension = cmark_find_syntax_extension(name);
    FL_CHECK(extension != nullptr) << "cmark has no extension " << name;
    cmark_parser_attach_syntax_extension(parser.get(), extension);
  }
  cmark_parser_feed(parser.get(), markdown.data(), markdown.size());
  return NodePtr(cmark_parser_finish(parser.get()));
}

// <br>, <br/>, <BR />.
bool IsLineBreakTag(absl::string_view tag) {
  return absl::StartsWithIgnoreCase(tag, "<br") &&
         (tag.size() < 4 || !absl::ascii_isalnum(static_cast<unsigned char>(tag[3])));
}

// Text of the inline nodes below `node`, single-spaced. `line_break`: what a hard line break becomes.
std::string InlineText(cmark_node* node, char line_break) {
  std::string raw;
  const IterPtr iter(cmark_iter_new(node));
  for (cmark_event_type event; (event = cmark_iter_next(iter.get())) != CMARK_EVENT_DONE;) {
    cmark_node* current = cmark_iter_get_node(iter.get());
    if (event != CMARK_EVENT_ENTER) continue;
    const cmark_node_type type = cmark_node_get_type(current);
    if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE) {
      absl::StrAppend(&raw, Literal(current));
    } else if (type == CMARK_NODE_SOFTBREAK) {
      raw.push_back(' ');
    } else if (type == CMARK_NODE_LINEBREAK || (type == CMARK_NODE_HTML_INLINE && IsLineBreakTag(Literal(current)))) {
      raw.push_back(line_break);
    } else if (type == CMARK_NODE_IMAGE) {
      cmark_iter_reset(iter.get(), current, CMARK_EVENT_EXIT);
    }
  }
  std::string out;
  for (const absl::string_view line : absl::StrSplit(raw, '\n')) {
    const size_t start = out.size();
    for (const absl::string_view word : absl::StrSplit(line, absl::ByAnyChar(" \t\r"), absl::SkipEmpty())) {
      absl::StrAppend(&out, out.size() > start ? " " : (start > 0 ? "\n" : ""), word);
    }
  }
  return out;
}

bool IsAllOf(cmark_node* node, cmark_node_type type) {
  cmark_node* child = cmark_node_first_child(node);
  return child != nullptr && cmark_node_next(child) == nullptr && cmark_node_get_type(child) == type;
}

bool EndsSentence(absl::string_view text) {
  return text.empty() || absl::StrContains(".!?:;", text.substr(text.size() - 1));
}

class Builder {
 public:
  PlainText Build(cmark_node* document) {
    const IterPtr iter(cmark_iter_new(document));
    for (cmark_event_type event; (event = cmark_iter_next(iter.get())) != CMARK_EVENT_DONE && !result_.truncated;) {
      cmark_node* node = cmark_iter_get_node(iter.get());
      if (event != CMARK_EVENT_ENTER || !Handle(node)) continue;
      cmark_iter_reset(iter.get(), node, CMARK_EVENT_EXIT);  // its inside is done
    }
    return std::move(result_);
  }

 private:
  // Writes the block; false for containers, whose children are visited one by one.
  bool Handle(cmark_node* node) {
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_HEADING:
        Add(InlineText(node, ' '), {.kind = BlockKind::kHeading, .level = cmark_node_get_heading_level(node)});
        return true;
      case CMARK_NODE_PARAGRAPH: AddParagraph(node); return true;
      case CMARK_NODE_CODE_BLOCK: Add(absl::StripSuffix(Literal(node), "\n"), {.kind = BlockKind::kCode}); return true;
      case CMARK_NODE_HTML_BLOCK: AddHtml(node); return true;
      case CMARK_NODE_ITEM: ++items_seen_[cmark_node_parent(node)]; return false;
      default:
        if (!Is(node, "table")) return false;
        AddTable(node);
        return true;
    }
  }

  void Add(absl::string_view text, Block block) {
    if (absl::StripAsciiWhitespace(text).empty()) return;
    const absl::string_view gap = result_.text.empty() ? "" : "\n\n";
    if (result_.text.size() + gap.size() + text.size() > kPlainTextBytesMax) {
      result_.truncated = true;
      return;
    }
    absl::StrAppend(&result_.text, gap);
    block.span.begin = result_.text.size();
    absl::StrAppend(&result_.text, text);
    block.span.end = result_.text.size();
    result_.blocks.push_back(block);
  }

  void AddParagraph(cmark_node* node) {
    const std::string text = InlineText(node, '\n');
    cmark_node* item = cmark_node_parent(node);
    if (cmark_node_get_type(item) == CMARK_NODE_ITEM && cmark_node_first_child(item) == node) {
      Add(absl::StrCat(ItemPrefix(item), text), {.kind = BlockKind::kListItem});
      return;
    }
    const bool at_top = cmark_node_get_type(item) == CMARK_NODE_DOCUMENT;
    if (at_top && IsAllOf(node, CMARK_NODE_STRONG) && text.size() <= kBoldHeadingBytesMax &&
        !absl::EndsWith(text, ".")) {
      Add(text, {.kind = BlockKind::kHeading, .level = kBoldHeadingLevel});
      return;
    }
    Add(text, {.kind = BlockKind::kParagraph});
  }

  std::string ItemPrefix(cmark_node* item) {
    cmark_node* list = cmark_node_parent(item);
    if (cmark_node_get_list_type(list) != CMARK_ORDERED_LIST) return "";
    return absl::StrCat(cmark_node_get_list_start(list) + items_seen_[list] - 1, ". ");
  }

  void AddHtml(cmark_node* node) {
    const std::string text = text::HtmlToText(Literal(node));
    for (const absl::string_view paragraph : absl::StrSplit(text, "\n\n", absl::SkipEmpty())) {
      Add(paragraph, {.kind = BlockKind::kParagraph});
    }
  }

  static std::vector<std::string> Cells(cmark_node* row) {
    std::vector<std::string> cells;
    for (cmark_node* cell = cmark_node_first_child(row); cell != nullptr; cell = cmark_node_next(cell)) {
      cells.push_back(InlineText(cell, ' '));
    }
    return cells;
  }

  void AddTable(cmark_node* table) {
    std::vector<std::string> heads;
    for (cmark_node* row = cmark_node_first_child(table); row != nullptr; row = cmark_node_next(row)) {
      if (!cmark_gfm_extensions_get_table_row_is_header(row)) {
        AddRow(Cells(row), heads);
        continue;
      }
      heads = Cells(row);
      if (cmark_node_next(row) == nullptr) AddRow(heads, {});  // a table of nothing but a header
      for (std::string& head : heads) {
        head.resize(text::TruncateUtf8(head, kColumnHeadingBytesMax).size());
        absl::string_view bare = head;
        absl::ConsumeSuffix(&bare, ":");
        head.resize(bare.size());
      }
    }
  }

  void AddRow(const std::vector<std::string>& cells, const std::vector<std::string>& heads) {
    std::string line;
    for (size_t i = 0; i < cells.size(); ++i) {
      if (cells[i].empty()) continue;
      absl::StrAppend(&line, line.empty() ? "" : "; ");
      if (i < heads.size() && !heads[i].empty()) absl::StrAppend(&line, heads[i], ": ");
      absl::StrAppend(&line, cells[i]);
    }
    if (!EndsSentence(line)) line.push_back('.');
    Add(line, {.kind = BlockKind::kTableRow});
  }

  PlainText result_;
  absl::flat_hash_map<cmark_node*, int> items_seen_;  // by list; counting siblings would be quadratic
};

}  // namespace

PlainText ToPlainText(absl::string_view markdown) { return Builder().Build(Parse(markdown).get()); }

}  // namespace firstline::retriever
