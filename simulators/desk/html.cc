#include "simulators/desk/html.h"

#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"

namespace firstline::sim::desk {

std::string ToHtml(absl::string_view text) {
  const std::string escaped =
      absl::StrReplaceAll(text, {{"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}, {"\"", "&quot;"}});
  std::string html;
  for (const absl::string_view paragraph : absl::StrSplit(escaped, "\n\n", absl::SkipWhitespace())) {
    absl::StrAppend(&html, "<p>", absl::StrReplaceAll(paragraph, {{"\n", "<br>"}}), "</p>");
  }
  return html;
}

std::string FromHtml(absl::string_view html) {
  std::string out;
  while (!html.empty()) {
    const size_t begin = std::min(html.find('<'), html.size());
    absl::StrAppend(&out, html.substr(0, begin));
    html.remove_prefix(begin);
    const size_t end = html.find('>');
    if (end == absl::string_view::npos) break;
    const absl::string_view tag = html.substr(0, end + 1);
    if (absl::StartsWithIgnoreCase(tag, "<br") || absl::EqualsIgnoreCase(tag, "</li>")) out.push_back('\n');
    if (absl::EqualsIgnoreCase(tag, "</p>")) out += "\n\n";
    if (absl::EqualsIgnoreCase(tag, "<li>")) out += "- ";
    html.remove_prefix(end + 1);
  }
  out = absl::StrReplaceAll(
      out, {{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&nbsp;", " "}, {"&amp;", "&"}});
  return std::string(absl::StripAsciiWhitespace(out));
}

}  // namespace firstline::sim::desk
