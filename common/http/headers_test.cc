#include "common/http/headers.h"

#include "gtest/gtest.h"

namespace firstline::http {
namespace {

TEST(HeadersTest, NamesCompareWithoutCase) {
  Headers headers;
  headers.Add("Content-Type", "text/plain");
  EXPECT_EQ(headers.Get("content-type"), "text/plain");
  EXPECT_FALSE(headers.Has("content-typ"));
}

TEST(HeadersTest, AMissingNameIsAbsentAndReadsAsEmpty) {
  const Headers headers;
  EXPECT_EQ(headers.Find("x"), std::nullopt);
  EXPECT_EQ(headers.Get("x"), "");
}

TEST(HeadersTest, AddKeepsRepeatedFieldsAndFindReturnsTheFirst) {
  Headers headers = {{"Via", "a"}};
  headers.Add("via", "b");
  EXPECT_EQ(headers.size(), 2u);
  EXPECT_EQ(headers.Get("VIA"), "a");
}

TEST(HeadersTest, SetLeavesOneField) {
  Headers headers = {{"Via", "a"}, {"X", "1"}, {"via", "b"}};
  headers.Set("VIA", "c");
  EXPECT_EQ(headers.size(), 2u);
  EXPECT_EQ(headers.Get("via"), "c");
}

TEST(HeadersTest, AValueWithALineBreakIsNotSafe) {
  EXPECT_TRUE(IsSafeField("X-Name", "plain\ttext"));
  EXPECT_TRUE(IsSafeField("X-Name", "Grüße"));
  EXPECT_FALSE(IsSafeField("X-Name", "a\r\nSet-Cookie: b"));
  EXPECT_FALSE(IsSafeField("X-Name", "a\nb"));
  EXPECT_FALSE(IsSafeField("X-Name", absl::string_view("a\0b", 3)));
}

TEST(HeadersTest, ANameMustBeAToken) {
  EXPECT_FALSE(IsSafeField("", "a"));
  EXPECT_FALSE(IsSafeField("X Name", "a"));
  EXPECT_FALSE(IsSafeField("X:", "a"));
}

}  // namespace
}  // namespace firstline::http
