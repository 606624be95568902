#include "services/dispatcher/adapters/html.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace firstline::dispatcher {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(ToHtmlTest, BlankLinesMakeParagraphsAndLineBreaksStay) {
  EXPECT_EQ(ToHtml(""), "");
  EXPECT_EQ(ToHtml("a"), "<p>a</p>");
  EXPECT_EQ(ToHtml("a\nb"), "<p>a<br>b</p>");
  EXPECT_EQ(ToHtml("a\n\nb"), "<p>a</p><p>b</p>");
  EXPECT_EQ(ToHtml("\n\na\n \n\n- b\r\n- c\n"), "<p>a</p><p>- b<br>- c</p>");
}

TEST(ToHtmlTest, MarkupIsShownNotObeyed) {
  EXPECT_EQ(ToHtml("<b>&\"'</b>"), "<p>&lt;b&gt;&amp;&quot;&#39;&lt;/b&gt;</p>");
  for (const char* attack : {"<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</p><iframe>",
                             "<a href=\"javascript:x\">y</a>"}) {
    const std::string html = ToHtml(attack);
    for (const char* tag : {"<script", "<img", "<iframe", "<a "}) EXPECT_THAT(html, Not(HasSubstr(tag)));
  }
}

TEST(DraftHtmlTest, ADraftSaysThatItWasNotSent) {
  EXPECT_THAT(DraftHtml("<b>"), HasSubstr("not sent to the customer"));
  EXPECT_THAT(DraftHtml("<b>"), HasSubstr("<p>&lt;b&gt;</p>"));
}

TEST(NoteHtmlTest, ANoteTooLongIsCutAndSaysSo) {
  EXPECT_EQ(NoteHtml("short", 100), "<p>short</p>");
  const std::string html = NoteHtml(std::string(1000, '&'), 100);
  EXPECT_LE(html.size(), 100u);
  EXPECT_THAT(html, HasSubstr("[cut]"));
}

}  // namespace
}  // namespace firstline::dispatcher
