#include "services/responder/core/links.h"

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/strip.h"

namespace firstline::responder {
namespace {

constexpr absl::string_view kSchemes[] = {"https://", "http://", "ftp://", "mailto:", "javascript:", "data:"};

// Length of the scheme `text` starts with, 0 for none.
size_t SchemeAt(absl::string_view text) {
  for (const absl::string_view scheme : kSchemes) {
    if (absl::StartsWithIgnoreCase(text, scheme)) return scheme.size();
  }
  return 0;
}

// Words of a Markdown link "[words](target)" that starts at `text[0]`, and its whole length; 0 if there is none.
size_t LinkAt(absl::string_view text, absl::string_view& words) {
  const size_t close = text.find("](");
  if (text.empty() || text[0] != '[' || close == absl::string_view::npos) return 0;
  const absl::string_view inside = text.substr(1, close - 1);
  const size_t end = text.find(')', close);
  if (end == absl::string_view::npos || absl::StrContains(inside, "\n") || absl::StrContains(inside, "[")) return 0;
  words = inside;
  return end + 1;
}

// Length of an HTML tag or of the bracket of an autolink at `text[0] == '<'`, 0 if it is neither.
size_t TagAt(absl::string_view text) {
  if (text.size() < 3 || text[0] != '<') return 0;
  const bool tag = absl::ascii_isalpha(static_cast<unsigned char>(text[1])) || text[1] == '/' || text[1] == '!';
  const size_t close = text.find('>');
  return tag && close != absl::string_view::npos && !absl::StrContains(text.substr(0, close), "\n") ? close + 1 : 0;
}

// Appends, and takes every scheme away that is complete now: also one that came together where another was taken out of
// its middle, as in "hthttp://tp://".
void Append(absl::string_view text, std::string& out) {
  for (const char c : text) {
    out.push_back(c);
    if (c != ':' && c != '/') continue;
    for (const absl::string_view scheme : kSchemes) {
      if (absl::EndsWithIgnoreCase(out, scheme)) out.resize(out.size() - scheme.size());
    }
  }
}

}  // namespace

std::string WithoutLinks(absl::string_view text) {
  std::string out;
  while (!text.empty()) {
    absl::string_view words;
    if (absl::StartsWith(text, "![")) {
      absl::string_view rest = text.substr(1);
      if (const size_t size = LinkAt(rest, words); size > 0) {
        Append(WithoutLinks(words), out);
        text.remove_prefix(size + 1);
        continue;
      }
    }
    if (const size_t size = LinkAt(text, words); size > 0) {
      Append(WithoutLinks(words), out);
      text.remove_prefix(size);
      continue;
    }
    if (const size_t size = TagAt(text); size > 0) {
      // An autolink keeps its address, a tag vanishes.
      const absl::string_view inside = text.substr(1, size - 2);
      if (SchemeAt(inside) > 0 || absl::StrContains(inside, "@")) Append(WithoutLinks(inside), out);
      text.remove_prefix(size);
      continue;
    }
    Append(text.substr(0, 1), out);
    text.remove_prefix(1);
  }
  return out;
}

}  // namespace firstline::responder
