#include "common/text/html.h"

#include <gumbo.h>

#include <algorithm>
#include <csetjmp>
#include <cstdlib>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "common/text/utf8.h"

namespace firstline::text {
namespace {

constexpr size_t kMaxInput = size_t{512} << 10;
constexpr size_t kMaxTree = size_t{64} << 20;
constexpr size_t kMaxTags = 10'000;  // gumbo is quadratic in the depth: 0.1 s for that many nested ones
constexpr size_t kChunk = size_t{64} << 10;

// Memory of one parse. gumbo knows no limit and mis-nested formatting tags make its tree quadratic in the input, so it
// allocates from here; at the limit we jump out of it. It is C and holds nothing but this memory. Dropping the arena
// also spares gumbo's own destruction, which recurses as deep as the tree.
struct Arena {
  struct Chunk {
    Chunk* next;
  };
  Chunk* chunks = nullptr;
  char* free = nullptr;
  size_t left = 0;
  size_t used = 0;
  std::jmp_buf exhausted;

  Arena() = default;
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;
  ~Arena() {
    while (chunks != nullptr) {
      Chunk* next = chunks->next;
      std::free(chunks);
      chunks = next;
    }
  }
};

// Nothing here may have a destructor: longjmp would skip it.
void* Allocate(void* user, size_t size) {
  constexpr size_t kAlign = alignof(std::max_align_t);
  constexpr size_t kHeader = (sizeof(Arena::Chunk) + kAlign - 1) / kAlign * kAlign;
  auto* arena = static_cast<Arena*>(user);
  size = std::max<size_t>((size + kAlign - 1) / kAlign * kAlign, kAlign);
  if (size > arena->left) {
    const size_t bytes = std::max(kChunk, size + kHeader);
    arena->used += bytes;
    void* memory = arena->used > kMaxTree ? nullptr : std::malloc(bytes);
    if (memory == nullptr) std::longjmp(arena->exhausted, 1);
    auto* chunk = static_cast<Arena::Chunk*>(memory);
    chunk->next = arena->chunks;
    arena->chunks = chunk;
    arena->free = static_cast<char*>(memory) + kHeader;
    arena->left = bytes - kHeader;
  }
  char* result = arena->free;
  arena->free += size;
  arena->left -= size;
  return result;
}

void Release(void*, void*) {}

// The tree, owned by `arena`; nullptr when it would not fit.
GumboOutput* Parse(absl::string_view html, Arena& arena) {
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = Allocate;
  options.deallocator = Release;
  options.userdata = &arena;
  options.max_errors = 0;
  if (setjmp(arena.exhausted) != 0) return nullptr;
  return gumbo_parse_with_options(&options, html.data(), html.size());
}

// Collects words and breaks; white space collapses as in a browser.
class Writer {
 public:
  void Text(absl::string_view text, bool preformatted) {
    for (const char c : text) {
      if (preformatted && c == '\n') {
        Break(1, true);
      } else if (!preformatted && absl::ascii_isspace(static_cast<unsigned char>(c))) {
        space_ = true;
      } else {
        Put(c);
      }
    }
  }
  void Space() { space_ = true; }
  // At least `lines` line ends before what follows; `more` adds to those already due (br, pre), at most one empty line.
  void Break(int lines, bool more = false) {
    breaks_ = std::min(more ? breaks_ + lines : std::max(breaks_, lines), 2);
    space_ = false;
  }
  void Item() {
    after_bullet_ = false;
    Break(1);
    Text("-", false);
    space_ = true;
    // A paragraph inside an item starts on the item's line.
    after_bullet_ = true;
  }
  std::string Take() { return std::move(out_); }

 private:
  void Put(char c) {
    if (after_bullet_ && breaks_ > 0) {
      breaks_ = 0;
      space_ = true;
    }
    if (breaks_ > 0) {
      if (!out_.empty()) out_.append(static_cast<size_t>(breaks_), '\n');
      breaks_ = 0;
      space_ = false;
    }
    if (space_ && !out_.empty() && out_.back() != '\n') out_ += ' ';
    space_ = false;
    after_bullet_ = false;
    out_ += c;
  }

  std::string out_;
  int breaks_ = 0;
  bool space_ = false;
  bool after_bullet_ = false;
};

absl::string_view Attribute(const GumboElement& element, const char* name) {
  const GumboAttribute* attribute = gumbo_get_attribute(&element.attributes, name);
  return attribute == nullptr ? absl::string_view() : absl::string_view(attribute->value);
}

// True for a CSS length of at most one pixel: "0", "0px", "1px !important", "0.0em".
bool IsTiny(absl::string_view length) {
  size_t digits = 0;
  while (digits < length.size() &&
         (absl::ascii_isdigit(static_cast<unsigned char>(length[digits])) || length[digits] == '.')) {
    ++digits;
  }
  double value = 0;
  if (digits == 0 || !absl::SimpleAtod(length.substr(0, digits), &value)) return false;
  return value == 0 || (value <= 1 && absl::StartsWith(length.substr(digits), "p"));
}

bool HidesByStyle(absl::string_view style) {
  for (const absl::string_view declaration : absl::StrSplit(style, ';')) {
    const std::pair<absl::string_view, absl::string_view> parts = absl::StrSplit(declaration, absl::MaxSplits(':', 1));
    const std::string name = absl::AsciiStrToLower(absl::StripAsciiWhitespace(parts.first));
    const std::string value = absl::AsciiStrToLower(absl::StripAsciiWhitespace(parts.second));
    if (name == "display" && absl::StartsWith(value, "none")) return true;
    if (name == "visibility" && (absl::StartsWith(value, "hidden") || absl::StartsWith(value, "collapse"))) return true;
    if (name == "mso-hide" && absl::StartsWith(value, "all")) return true;
    double opacity = 1;
    if (name == "opacity" && absl::SimpleAtod(absl::StripSuffix(value, "!important"), &opacity) && opacity == 0)
      return true;
    if (name == "font-size" && IsTiny(value)) return true;
  }
  return false;
}

bool IsHidden(const GumboElement& element) {
  if (gumbo_get_attribute(&element.attributes, "hidden") != nullptr) return true;
  if (absl::EqualsIgnoreCase(Attribute(element, "aria-hidden"), "true")) return true;
  return HidesByStyle(Attribute(element, "style"));
}

bool IsSilent(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_MATH:
    case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_VIDEO:
    case GUMBO_TAG_CANVAS:
    case GUMBO_TAG_IMG:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_NOEMBED:
    case GUMBO_TAG_NOFRAMES: return true;
    default: return false;
  }
}

// Line ends around the element: 0 inline, 1 a line of its own, 2 a paragraph. A list inside a list item is no
// paragraph.
int BreaksAround(GumboTag tag, GumboTag parent) {
  switch (tag) {
    case GUMBO_TAG_UL:
    case GUMBO_TAG_OL: return parent == GUMBO_TAG_LI ? 1 : 2;
    case GUMBO_TAG_P:
    case GUMBO_TAG_H1:
    case GUMBO_TAG_H2:
    case GUMBO_TAG_H3:
    case GUMBO_TAG_H4:
    case GUMBO_TAG_H5:
    case GUMBO_TAG_H6:
    case GUMBO_TAG_DL:
    case GUMBO_TAG_TABLE:
    case GUMBO_TAG_PRE:
    case GUMBO_TAG_BLOCKQUOTE:
    case GUMBO_TAG_HR: return 2;
    case GUMBO_TAG_DIV:
    case GUMBO_TAG_SECTION:
    case GUMBO_TAG_ARTICLE:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_HEADER:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_MAIN:
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_ADDRESS:
    case GUMBO_TAG_FIGURE:
    case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_CENTER:
    case GUMBO_TAG_FORM:
    case GUMBO_TAG_FIELDSET:
    case GUMBO_TAG_DETAILS:
    case GUMBO_TAG_SUMMARY:
    case GUMBO_TAG_TR:
    case GUMBO_TAG_CAPTION:
    case GUMBO_TAG_LI:
    case GUMBO_TAG_DT:
    case GUMBO_TAG_DD: return 1;
    default: return 0;
  }
}

bool OneOf(absl::string_view word, std::initializer_list<absl::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Text of the first text node below `node` that is not blank; looks at 64 nodes at most.
absl::string_view FirstText(const GumboNode* node) {
  std::vector<const GumboNode*> todo = {node};
  for (int looked = 0; !todo.empty() && looked < 64; ++looked) {
    const GumboNode* next = todo.back();
    todo.pop_back();
    if (next->type == GUMBO_NODE_TEXT) return next->v.text.text;
    if (next->type != GUMBO_NODE_ELEMENT) continue;
    const GumboVector& children = next->v.element.children;
    for (unsigned i = children.length; i > 0; --i) todo.push_back(static_cast<GumboNode*>(children.data[i - 1]));
  }
  return {};
}

bool IsForward(const GumboNode* node) {
  const std::string first = absl::AsciiStrToLower(FirstText(node));
  for (const absl::string_view words :
       {"forwarded message", "weitergeleitete nachricht", "message transf", "mensaje reenviado", "mensagem encaminhada",
        "messaggio inoltrato", "doorgestuurd bericht"}) {
    if (absl::StrContains(first, words)) return true;
  }
  return false;
}

// Names the mail programs give: Gmail, Yahoo, Thunderbird, Proton, Zoho, Outlook (which prefixes foreign names "x_").
bool IsQuoteOrSignature(const GumboNode* node) {
  const GumboElement& element = node->v.element;
  bool quoted = element.tag == GUMBO_TAG_BLOCKQUOTE;
  for (absl::string_view name : absl::StrSplit(Attribute(element, "class"), ' ', absl::SkipEmpty())) {
    name = absl::StripPrefix(name, "x_");
    quoted |= OneOf(name, {"gmail_quote", "gmail_quote_container", "gmail_extra", "yahoo_quoted", "moz-cite-prefix",
                           "protonmail_quote", "zmail_extra", "tutanota_quote", "gmail_signature", "moz-signature"});
  }
  quoted |= OneOf(absl::StripPrefix(Attribute(element, "id"), "x_"),
                  {"mail-editor-reference-message-container", "ms-outlook-mobile-signature", "Signature"});
  return quoted && !IsForward(node);
}

// Outlook puts the quoted mail beside its header, not inside: everything from here on is history.
bool StartsHistory(const GumboElement& element) {
  if (absl::StrContains(Attribute(element, "class"), "OutlookMessageHeader")) return true;
  return OneOf(absl::StripPrefix(Attribute(element, "id"), "x_"), {"appendonsend", "divRplyFwdMsg"});
}

// Walks the tree without recursion: it may be as deep as the document has tags.
std::string Render(const GumboNode* root, QuotedHtml quoted) {
  struct Step {
    const GumboNode* node;
    unsigned next_child;
    bool preformatted;
  };
  Writer writer;
  std::vector<Step> path = {{root, 0, false}};
  while (!path.empty()) {
    Step& step = path.back();
    const GumboElement& element = step.node->v.element;
    if (step.next_child == element.children.length) {
      if (element.tag == GUMBO_TAG_TD || element.tag == GUMBO_TAG_TH) writer.Space();
      const GumboTag parent = path.size() > 1 ? path[path.size() - 2].node->v.element.tag : GUMBO_TAG_UNKNOWN;
      if (const int breaks = BreaksAround(element.tag, parent); breaks > 0) writer.Break(breaks);
      path.pop_back();
      continue;
    }
    const auto* child = static_cast<const GumboNode*>(element.children.data[step.next_child++]);
    if (child->type == GUMBO_NODE_TEXT || child->type == GUMBO_NODE_WHITESPACE || child->type == GUMBO_NODE_CDATA) {
      writer.Text(child->v.text.text, step.preformatted);
      continue;
    }
    if (child->type != GUMBO_NODE_ELEMENT) continue;
    const GumboElement& inner = child->v.element;
    if (inner.tag == GUMBO_TAG_BR) writer.Break(1, true);
    if (IsSilent(inner.tag) || IsHidden(inner)) continue;
    if (quoted == QuotedHtml::kDrop) {
      if (StartsHistory(inner)) break;
      if (IsQuoteOrSignature(child)) continue;
    }
    if (const int breaks = BreaksAround(inner.tag, element.tag); breaks > 0) writer.Break(breaks);
    if (inner.tag == GUMBO_TAG_LI) writer.Item();
    path.push_back({child, 0, step.preformatted || inner.tag == GUMBO_TAG_PRE});
  }
  return writer.Take();
}

// For documents beyond the limits: every "<…>" becomes a space.
std::string StripTags(absl::string_view html) {
  std::string out;
  bool inside = false;
  for (size_t i = 0; i < html.size(); ++i) {
    const bool opens =
        html[i] == '<' && i + 1 < html.size() &&
        (absl::ascii_isalpha(static_cast<unsigned char>(html[i + 1])) || html[i + 1] == '/' || html[i + 1] == '!');
    if (inside) {
      inside = html[i] != '>';
    } else if (opens) {
      inside = true;
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else {
      out += html[i];
    }
  }
  return absl::StrReplaceAll(
      out, {{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&nbsp;", " "}, {"&amp;", "&"}});
}

std::string Clean(absl::string_view text) { return std::string(absl::StripAsciiWhitespace(CleanText(text))); }

}  // namespace

std::string HtmlToText(absl::string_view html, QuotedHtml quoted) {
  std::string source = RepairUtf8(html.substr(0, kMaxInput));
  std::replace(source.begin(), source.end(), '\0', ' ');
  Arena arena;
  GumboOutput* output = nullptr;
  if (static_cast<size_t>(std::count(source.begin(), source.end(), '<')) <= kMaxTags) output = Parse(source, arena);
  return Clean(output == nullptr ? StripTags(source) : Render(output->root, quoted));
}

}  // namespace firstline::text
