// HTML and quoted mail to clean text.

#include "common/text/html.h"

#include "common/text/quoted_mail.h"
#include "common/text/utf8.h"
#include "tests/fuzz/property.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  namespace text = firstline::text;
  using firstline::fuzz::Require;
  const absl::string_view bytes = firstline::fuzz::BytesOf(data, size);
  for (const std::string& clean :
       {text::HtmlToText(bytes), text::MessageFromHtml(bytes), text::CutQuotedMail(text::CleanText(bytes))}) {
    Require(text::IsValidUtf8(clean), "clean text is UTF-8");
    Require(clean.size() <= 4 * size + 64, "clean text is not larger than what it came from");
    Require(text::CleanText(clean) == clean, "clean text stays as it is");
  }
  return 0;
}
