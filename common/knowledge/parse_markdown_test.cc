#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "common/knowledge/parse.h"

namespace firstline::knowledge {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::string OnlyProblem(absl::string_view content) {
  const ParseResult result = ParseMarkdown(content, "a.md", "a");
  EXPECT_THAT(result.articles, IsEmpty());
  EXPECT_THAT(result.problems, SizeIs(1));
  return result.problems.empty() ? "" : result.problems[0].ToString();
}

TEST(ParseMarkdownTest, FrontMatterGivesTheFields) {
  const ParseResult result = ParseMarkdown(
      "---\ntitle: Returns\ncategory: policies\ntags: [returns, refund]\naudience: internal\nlocale: de\n"
      "status: draft\nvalid_from: 2026-01-01\nid: returns-policy\nurl: https://example.com/r\nlayout: page\n---\n"
      "You may return it.\n",
      "returns.md", "returns");
  EXPECT_THAT(result.problems, IsEmpty());
  ASSERT_THAT(result.articles, SizeIs(1));
  const Article& article = result.articles[0];
  EXPECT_EQ(article.id, "returns-policy");
  EXPECT_EQ(article.title, "Returns");
  EXPECT_EQ(article.category, "policies");
  EXPECT_THAT(article.tags, ElementsAre("returns", "refund"));
  EXPECT_EQ(article.audience, "internal");
  EXPECT_EQ(article.locale, "de");
  EXPECT_EQ(article.status, ArticleStatus::kDraft);
  EXPECT_EQ(article.valid_from, absl::FromCivil(absl::CivilDay(2026, 1, 1), absl::UTCTimeZone()));
  EXPECT_EQ(article.url, "https://example.com/r");
  EXPECT_EQ(article.body, "You may return it.\n");
}

TEST(ParseMarkdownTest, WithoutFrontMatterNameAndHeadingServe) {
  const ParseResult result = ParseMarkdown("Intro\n\n# The title #\n\nText\n", "faq/a.md", "faq/a");
  ASSERT_THAT(result.articles, SizeIs(1));
  EXPECT_EQ(result.articles[0].id, "faq/a");
  EXPECT_EQ(result.articles[0].title, "The title");
  EXPECT_EQ(result.articles[0].audience, "public");
  EXPECT_EQ(result.articles[0].status, ArticleStatus::kPublished);
}

TEST(ParseMarkdownTest, WindowsFilesAreReadAlike) {
  const ParseResult result = ParseMarkdown("\xEF\xBB\xBF---\r\ntitle: T\r\n---\r\nText\r\n", "a.md", "a");
  ASSERT_THAT(result.articles, SizeIs(1));
  EXPECT_EQ(result.articles[0].title, "T");
  EXPECT_EQ(result.articles[0].body, "Text\n");
}

TEST(ParseMarkdownTest, ASegmentMayBeCalledSo) {
  const ParseResult result = ParseMarkdown("---\naudience: segment:pro\n---\n# T\n", "a.md", "a");
  ASSERT_THAT(result.articles, SizeIs(1));
  EXPECT_EQ(result.articles[0].audience, "pro");
}

TEST(ParseMarkdownTest, ADocumentWithoutATitleIsRefused) {
  EXPECT_EQ(OnlyProblem("Just text"), "a.md:1: title is empty, want the headline of the article");
}

TEST(ParseMarkdownTest, ProblemsCarryTheLineInTheFile) {
  EXPECT_EQ(OnlyProblem("---\ntitle: T\ntags: none\n---\nB"), "a.md:3: tags is a text, want a list");
  EXPECT_EQ(OnlyProblem("---\ntitle: [T]\n---\nB"), "a.md:2: title is a list, want a text");
  EXPECT_THAT(OnlyProblem("---\ntitle: T\ntags: [a\n---\nB"), HasSubstr("the front matter is not YAML"));
  EXPECT_EQ(OnlyProblem("---\njust text\n---\nB"), "a.md:2: the front matter is a text, want keys and values");
}

TEST(ParseMarkdownTest, AMisspeltAudienceDoesNotPublish) {
  EXPECT_EQ(OnlyProblem("---\ntitle: T\naudeince: internal\n---\nB"), "a.md:3: audeince: no such key, want audience");
  EXPECT_EQ(OnlyProblem("---\ntitle: T\nValid-Until: 2026-01-01\n---\nB"),
            "a.md:3: Valid-Until: no such key, want valid_until");
  EXPECT_EQ(OnlyProblem("---\ntitle: T\ninternal: true\n---\nB"), "a.md:3: internal: no such key, want audience");
}

TEST(ParseMarkdownTest, AnOpenFrontMatterIsRefused) {
  EXPECT_THAT(OnlyProblem("---\ntitle: T\n\nText"), HasSubstr("no closing line ---"));
  const std::string long_matter = absl::StrCat("---\n# ", std::string(70'000, 'x'), "\ntitle: T\n---\nB");
  EXPECT_THAT(OnlyProblem(long_matter), HasSubstr("within 65536 bytes"));
}

TEST(ParseMarkdownTest, AnEmptyFrontMatterIsGood) {
  const ParseResult result = ParseMarkdown("---\n---\n# T\n", "a.md", "a");
  ASSERT_THAT(result.articles, SizeIs(1));
  EXPECT_EQ(result.articles[0].title, "T");
}

}  // namespace
}  // namespace firstline::knowledge
