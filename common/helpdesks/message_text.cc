#include "common/helpdesks/message_text.h"

#include "absl/strings/ascii.h"
#include "common/text/quoted_mail.h"
#include "common/text/utf8.h"

namespace firstline::helpdesks {

std::string Clean(absl::string_view text) { return std::string(absl::StripAsciiWhitespace(text::CleanText(text))); }

std::string MessageText(absl::string_view html, std::initializer_list<absl::string_view> plain, bool attached) {
  if (std::string text = text::MessageFromHtml(html); !text.empty()) return text;
  for (const absl::string_view form : plain) {
    if (std::string text = text::CutQuotedMail(text::CleanText(form)); !text.empty()) return text;
  }
  return attached ? "[attachment]" : "";
}

}  // namespace firstline::helpdesks
