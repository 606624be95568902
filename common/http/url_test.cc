#include "common/http/url.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace firstline::http {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;

TEST(UrlTest, SplitsEveryPart) {
  const absl::StatusOr<Url> url = ParseUrl("HTTPS://Acme.Example.COM:8443/a%20b/c?x=1&y=2");
  ASSERT_TRUE(url.ok()) << url.status();
  EXPECT_EQ(url->scheme, "https");
  EXPECT_EQ(url->host, "acme.example.com");
  EXPECT_EQ(url->port, 8443);
  EXPECT_EQ(url->path, "/a%20b/c");
  EXPECT_EQ(url->query, "x=1&y=2");
}

TEST(UrlTest, FillsInPortAndPath) {
  EXPECT_EQ(ParseUrl("http://h")->port, 80);
  EXPECT_EQ(ParseUrl("https://h")->port, 443);
  EXPECT_EQ(ParseUrl("http://h")->path, "/");
  EXPECT_EQ(ParseUrl("http://h?q=1")->path, "/");
  EXPECT_EQ(ParseUrl("http://h?q=1")->query, "q=1");
}

TEST(UrlTest, ReadsIpv6InBrackets) {
  const absl::StatusOr<Url> url = ParseUrl("http://[::1]:81/");
  ASSERT_TRUE(url.ok()) << url.status();
  EXPECT_EQ(url->host, "::1");
  EXPECT_EQ(url->port, 81);
  EXPECT_EQ(ComposeUrl(*url), "http://[::1]:81/");
}

TEST(UrlTest, ComposeIsTheReverseOfParse) {
  for (const char* text : {"http://h/", "https://h/a?b=c", "http://h:8080/x/y", "https://h:80/"}) {
    EXPECT_EQ(ComposeUrl(*ParseUrl(text)), text);
  }
}

TEST(UrlTest, RefusesWhatCouldPointElsewhere) {
  for (const char* text : {"",
                           "h",
                           "ftp://h/",
                           "file:///etc/passwd",
                           "http://",
                           "http:///a",
                           "http://user@h/",
                           "http://user:pw@h/",
                           "http://h#f",
                           "http://h:0/",
                           "http://h:65536/",
                           "http://h:+80/",
                           "http://h:/",
                           "http://h:8o/",
                           "http://a b/",
                           "http://h/\r\nX: y",
                           "http://[::1/",
                           "http://[::1]x/",
                           "http://[host]/",
                           "http://h\\@evil/",
                           "http://%68/"}) {
    EXPECT_FALSE(ParseUrl(text).ok()) << text;
  }
}

TEST(UrlTest, AcceptsTheHighestPort) { EXPECT_EQ(ParseUrl("http://h:65535/")->port, 65535); }

TEST(PercentTest, EncodesAllButUnreserved) {
  EXPECT_EQ(PercentEncode("aZ09-._~"), "aZ09-._~");
  EXPECT_EQ(PercentEncode("a b/ü?"), "a%20b%2F%C3%BC%3F");
}

TEST(PercentTest, DecodesWhatItEncoded) {
  std::string all;
  for (int c = 0; c < 256; ++c) all.push_back(static_cast<char>(c));
  EXPECT_EQ(PercentDecode(PercentEncode(all)), all);
}

TEST(PercentTest, RefusesBrokenEscapes) {
  EXPECT_EQ(PercentDecode("%"), std::nullopt);
  EXPECT_EQ(PercentDecode("%4"), std::nullopt);
  EXPECT_EQ(PercentDecode("%4g"), std::nullopt);
  EXPECT_EQ(PercentDecode("%41"), "A");
}

TEST(PercentTest, PlusIsASpaceOnlyInForms) {
  EXPECT_EQ(PercentDecode("a+b"), "a+b");
  EXPECT_EQ(PercentDecode("a+b", true), "a b");
}

TEST(QueryTest, DecodesPairsInOrder) {
  EXPECT_THAT(*ParseQuery("page%5Bsize%5D=100&sort=created_at&flag&&x="),
              ElementsAre(Pair("page[size]", "100"), Pair("sort", "created_at"), Pair("flag", ""), Pair("x", "")));
  EXPECT_EQ(ParseQuery("a=%"), std::nullopt);
  EXPECT_TRUE(ParseQuery("")->empty());
}

TEST(QueryTest, ComposeIsTheReverseOfParse) {
  const QueryPairs pairs = {{"page[size]", "1"}, {"q", "email:a+b@example.com"}};
  EXPECT_EQ(ComposeQuery(pairs), "page%5Bsize%5D=1&q=email%3Aa%2Bb%40example.com");
  EXPECT_EQ(ParseQuery(ComposeQuery(pairs)), pairs);
}

}  // namespace
}  // namespace firstline::http
