#include "simulators/desk/html.h"

#include "gtest/gtest.h"

namespace firstline::sim::desk {
namespace {

TEST(HtmlTest, TextBecomesEscapedParagraphs) {
  EXPECT_EQ(ToHtml("a < b & c\nnext\n\nlast"), "<p>a &lt; b &amp; c<br>next</p><p>last</p>");
  EXPECT_EQ(ToHtml(""), "");
}

TEST(HtmlTest, HtmlBecomesTextWithoutTags) {
  EXPECT_EQ(FromHtml("<p>Hello <b>you</b></p><p>a &lt; b &amp;amp;</p>"), "Hello you\n\na < b &amp;");
  EXPECT_EQ(FromHtml("one<br/>two<ul><li>x</li></ul>"), "one\ntwo- x");
  EXPECT_EQ(FromHtml("open <"), "open");
}

TEST(HtmlTest, TextSurvivesTheWayThroughHtml) {
  const char text[] = "First line\nsecond <line>\n\nNew \"paragraph\" & end";
  EXPECT_EQ(FromHtml(ToHtml(text)), text);
}

}  // namespace
}  // namespace firstline::sim::desk
