#include "services/dispatcher/adapters/html.h"

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "common/text/utf8.h"

namespace firstline::dispatcher {
namespace {

void AppendEscaped(absl::string_view text, std::string& html) {
  for (const char c : text) {
    switch (c) {
      case '&': html += "&amp;"; break;
      case '<': html += "&lt;"; break;
      case '>': html += "&gt;"; break;
      case '"': html += "&quot;"; break;
      case '\'': html += "&#39;"; break;
      default: html += c;
    }
  }
}

}  // namespace

std::string ToHtml(absl::string_view text) {
  std::string html;
  bool in_paragraph = false;
  for (absl::string_view line : absl::StrSplit(text, '\n')) {
    line = absl::StripTrailingAsciiWhitespace(line);
    if (line.empty()) {
      if (in_paragraph) html += "</p>";
      in_paragraph = false;
      continue;
    }
    html += in_paragraph ? "<br>" : "<p>";
    in_paragraph = true;
    AppendEscaped(line, html);
  }
  if (in_paragraph) html += "</p>";
  return html;
}

std::string DraftHtml(absl::string_view text) {
  return absl::StrCat("<p><strong>Draft by Firstline, not sent to the customer:</strong></p>", ToHtml(text));
}

std::string NoteHtml(absl::string_view note, size_t bytes_max) {
  std::string html = ToHtml(note);
  for (size_t bytes = note.size(); html.size() > bytes_max; bytes /= 2) {
    html = absl::StrCat(ToHtml(text::TruncateUtf8(note, bytes)), "<p>[cut]</p>");
  }
  return html;
}

}  // namespace firstline::dispatcher
