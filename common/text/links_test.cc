#include "common/text/links.h"

#include <gtest/gtest.h>

#include <vector>

namespace firstline::text {
namespace {

std::string Without(absl::string_view text) { return WithoutLinks(text, std::vector<std::string>{"acme.example"}); }

TEST(WithoutLinksTest, AnAddressStaysReadableAndIsNoLink) {
  EXPECT_EQ(Without("see https://evil.example/a?b=1 now"), "see https[:]//evil[.]example/a?b=1 now");
  EXPECT_EQ(Without("HTTP://EVIL.EXAMPLE."), "HTTP[:]//EVIL[.]EXAMPLE.");
  EXPECT_EQ(Without("ftp://10.0.0.1/x"), "ftp[:]//10[.]0[.]0[.]1/x");
}

TEST(WithoutLinksTest, AnAddressWithoutASchemeIsOneToo) {
  EXPECT_EQ(Without("go to www.evil.example"), "go to www[.]evil[.]example");
  EXPECT_EQ(Without("evil.example/pay, please"), "evil[.]example/pay, please");
  EXPECT_EQ(Without("evil.com"), "evil[.]com");
}

TEST(WithoutLinksTest, MarkdownMakesNoLinkAndNoImage) {
  EXPECT_EQ(Without("![x](https://evil.example/p.png)"), "![x] (https[:]//evil[.]example/p.png)");
  EXPECT_EQ(Without("[click](javascript:alert(1))"), "[click] (javascript[:]alert(1))");
}

TEST(WithoutLinksTest, TheTenantsOwnHostsStayLinks) {
  EXPECT_EQ(Without("https://help.acme.example/a and acme.example/b"),
            "https://help.acme.example/a and acme.example/b");
}

TEST(WithoutLinksTest, ALookAlikeOfTheTenantsHostIsNotItsHost) {
  EXPECT_EQ(Without("https://acme.example.evil.com/"), "https[:]//acme[.]example[.]evil[.]com/");
  EXPECT_EQ(Without("https://notacme.example/"), "https[:]//notacme[.]example/");
  EXPECT_EQ(Without("https://acme.example@evil.com/"), "https[:]//acme[.]example@evil.com/");
}

TEST(WithoutLinksTest, TheTenantsHostAsAUserNameIsNoHost) {
  for (const char* link :
       {"https://acme.example:1@evil.com/", "https://acme.example:p%40w@evil.com/", "https://acme.example;x=1@evil.com",
        "https://acme.example\\@evil.com/", "https://acme.example%2f@evil.com", "https://acme.example%40evil.com"}) {
    EXPECT_EQ(Without(link).find("://"), std::string::npos) << link << " became " << Without(link);
  }
  EXPECT_EQ(Without("https://acme.example:8443/a@b"),
            "https://acme.example:8443/a@b");  // behind the path it is harmless
}

TEST(WithoutLinksTest, SchemesWithoutAHostLeadNowhere) {
  for (const char* link : {"tel:+4912345", "SMS:+49123", "vbscript:x", "skype:a?call", "magnet:?xt=urn"}) {
    EXPECT_NE(Without(link).find("[:]"), std::string::npos) << link;
  }
}

TEST(WithoutLinksTest, OrdinaryTextStaysAsItIs) {
  for (const char* text : {"e.g. 3.5 kg, at 10:30. Really?", "ana@example.org wrote", "my file report.pdf", "1.2.3",
                           "Größe 42,5 … nicht da", "", "...", "a.b", "(see invoice)"}) {
    EXPECT_EQ(Without(text), text);
  }
}

TEST(WithoutLinksTest, TwiceIsOnce) {
  for (const char* text : {"https://evil.example/a", "www.evil.example", "[a](b)", "mailto:a@b.example"}) {
    EXPECT_EQ(Without(Without(text)), Without(text)) << text;
  }
}

}  // namespace
}  // namespace firstline::text
