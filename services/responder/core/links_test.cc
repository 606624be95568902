#include "services/responder/core/links.h"

#include <gtest/gtest.h>

namespace firstline::responder {
namespace {

TEST(WithoutLinksTest, TheSchemeGoesAndTheAddressStays) {
  EXPECT_EQ(WithoutLinks("Open https://my.acme.example/a now."), "Open my.acme.example/a now.");
  EXPECT_EQ(WithoutLinks("Open HTTP://my.acme.example now."), "Open my.acme.example now.");
  EXPECT_EQ(WithoutLinks("Write to mailto:help@acme.example."), "Write to help@acme.example.");
}

TEST(WithoutLinksTest, WhatIsTakenAwayLeavesNoScheme) {
  for (const char* text : {"hthttp://tp://x.example", "h[t](a)tp://x.example", "ht<b>tp://x.example",
                           "hhttp://thttp://tp://x.example", "java<i>script:alert(1)", "javajavascript:script:x"}) {
    const std::string out = WithoutLinks(text);
    EXPECT_EQ(out.find("://"), std::string::npos) << text << " became " << out;
    EXPECT_EQ(out.find("script:"), std::string::npos) << text << " became " << out;
  }
}

TEST(WithoutLinksTest, MarkdownKeepsItsWords) {
  EXPECT_EQ(WithoutLinks("See [the guide](https://x.example/a) first."), "See the guide first.");
  EXPECT_EQ(WithoutLinks("![a picture](https://x.example/p.png) here"), "a picture here");
  EXPECT_EQ(WithoutLinks("[https://a.example](https://b.example)"), "a.example");
}

TEST(WithoutLinksTest, TagsGoAndAutolinksKeepTheirAddress) {
  EXPECT_EQ(WithoutLinks("<a href=\"https://x.example\">Click</a>"), "Click");
  EXPECT_EQ(WithoutLinks("<img src=x onerror=alert(1)>Hi"), "Hi");
  EXPECT_EQ(WithoutLinks("<https://x.example/a>"), "x.example/a");
  EXPECT_EQ(WithoutLinks("javascript:alert(1)"), "alert(1)");
}

TEST(WithoutLinksTest, OtherBracketsStay) {
  EXPECT_EQ(WithoutLinks("a < b, [1] and (see) x[2](3"), "a < b, [1] and (see) x[2](3");
  EXPECT_EQ(WithoutLinks("5 <6 and 7> 3"), "5 <6 and 7> 3");
  EXPECT_EQ(WithoutLinks("重置密码"), "重置密码");
}

}  // namespace
}  // namespace firstline::responder
