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

std::string OnlyProblem(absl::string_view line) {
  const ParseResult result = ParseJsonLines(line, "kb.jsonl");
  EXPECT_THAT(result.articles, IsEmpty());
  EXPECT_THAT(result.problems, SizeIs(1));
  return result.problems.empty() ? "" : result.problems[0].ToString();
}

TEST(ParseJsonLinesTest, DefaultsArePublicPublishedEnglish) {
  const ParseResult result =
      ParseJsonLines(R"({"id":"a","guide":"g","title":"T","body":"# T\n\nText","other":{"x":[1]}})", "kb.jsonl");
  EXPECT_THAT(result.problems, IsEmpty());
  ASSERT_THAT(result.articles, SizeIs(1));
  const Article& article = result.articles[0];
  EXPECT_EQ(article.id, "a");
  EXPECT_EQ(article.title, "T");
  EXPECT_EQ(article.body, "# T\n\nText");
  EXPECT_EQ(article.audience, "public");
  EXPECT_EQ(article.locale, "en");
  EXPECT_EQ(article.status, ArticleStatus::kPublished);
}

TEST(ParseJsonLinesTest, EveryFieldIsRead) {
  const ParseResult result = ParseJsonLines(
      R"({"id":"a","title":"T","body":"B","category":"faq","tags":["x","y"],"audience":"gold","locale":"de_AT",)"
      R"("status":"archived","url":"https://example.com/a","valid_from":"2026-01-31","valid_until":"2026-02-01T01:00:00Z"})",
      "kb.jsonl");
  ASSERT_THAT(result.articles, SizeIs(1));
  const Article& article = result.articles[0];
  EXPECT_EQ(article.category, "faq");
  EXPECT_THAT(article.tags, ElementsAre("x", "y"));
  EXPECT_EQ(article.audience, "gold");
  EXPECT_EQ(article.locale, "de-AT");
  EXPECT_EQ(article.status, ArticleStatus::kArchived);
  EXPECT_EQ(article.url, "https://example.com/a");
  EXPECT_EQ(*article.valid_until - *article.valid_from, absl::Hours(25));
}

TEST(ParseJsonLinesTest, InternalTrueMeansAudienceInternal) {
  const ParseResult result = ParseJsonLines(
      "{\"id\":\"a\",\"title\":\"T\",\"body\":\"B\",\"internal\":true}\n"
      "{\"id\":\"b\",\"title\":\"T\",\"body\":\"B\",\"internal\":false}\n",
      "kb.jsonl");
  ASSERT_THAT(result.articles, SizeIs(2));
  EXPECT_EQ(result.articles[0].audience, "internal");
  EXPECT_EQ(result.articles[1].audience, "public");
}

TEST(ParseJsonLinesTest, ContradictingAudiencesAreRefused) {
  EXPECT_THAT(OnlyProblem(R"({"id":"a","title":"T","body":"B","internal":true,"audience":"public"})"),
              HasSubstr("internal is true but audience is \"public\""));
  EXPECT_THAT(OnlyProblem(R"({"id":"a","title":"T","body":"B","internal":false,"audience":"internal"})"),
              HasSubstr("internal is false"));
}

TEST(ParseJsonLinesTest, AMisspeltAudienceDoesNotPublish) {
  EXPECT_THAT(OnlyProblem(R"({"id":"a","title":"T","body":"B","audiance":"internal"})"),
              HasSubstr("audiance: no such field, want audience"));
  EXPECT_THAT(OnlyProblem(R"({"id":"a","title":"T","body":"B","Internal":true})"), HasSubstr("want internal"));
}

TEST(ParseJsonLinesTest, ABrokenLineDoesNotHideTheOthers) {
  const ParseResult result = ParseJsonLines(
      "\n{\"id\":\"a\",\"title\":\"T\",\"body\":\"B\"}\n{oops\n[1]\n{\"id\":\"c\",\"title\":\"T\",\"body\":\"B\"}",
      "kb.jsonl");
  ASSERT_THAT(result.articles, SizeIs(2));
  EXPECT_EQ(result.articles[1].id, "c");
  ASSERT_THAT(result.problems, SizeIs(2));
  EXPECT_THAT(result.problems[0].ToString(), HasSubstr("kb.jsonl:3: not JSON"));
  EXPECT_EQ(result.problems[1].ToString(), "kb.jsonl:4: the line is an array, want one object");
}

TEST(ParseJsonLinesTest, ProblemsSayWhatWasSeenAndWanted) {
  EXPECT_EQ(OnlyProblem(R"({"id":"a","title":"T"})"), "kb.jsonl:1: body is missing, want a string");
  EXPECT_EQ(OnlyProblem(R"({"id":7,"title":"T","body":"B"})"), "kb.jsonl:1: id is a number, want a string");
  EXPECT_THAT(OnlyProblem(R"({"id":"a","title":"T","body":"B","status":"live"})"),
              HasSubstr("status is \"live\", want draft, published or archived"));
  EXPECT_THAT(OnlyProblem(R"({"id":"a","title":"T","body":"B","tags":"x"})"),
              HasSubstr("tags is a string, want a list of strings"));
  EXPECT_THAT(OnlyProblem(R"({"id":"a","title":"T","body":"B","valid_from":"soon"})"),
              HasSubstr("valid_from is \"soon\", want a date"));
  EXPECT_THAT(OnlyProblem(R"({"id":"a","id":"b","title":"T","body":"B"})"), HasSubstr("id stands there twice"));
}

TEST(ParseJsonLinesTest, AnIdStandsThereOnce) {
  const ParseResult result = ParseJsonLines(
      "{\"id\":\"a\",\"title\":\"T\",\"body\":\"first\"}\n{\"id\":\"a\",\"title\":\"T\",\"body\":\"second\"}",
      "kb.jsonl");
  ASSERT_THAT(result.articles, SizeIs(1));
  EXPECT_EQ(result.articles[0].body, "first");
  ASSERT_THAT(result.problems, SizeIs(1));
  EXPECT_EQ(result.problems[0].ToString(), "kb.jsonl:2: id \"a\" stands in line 1 already, want unique ids");
}

TEST(ParseJsonLinesTest, InvisibleCharactersAreTakenOut) {
  const ParseResult result =
      ParseJsonLines("{\"id\":\"a\",\"title\":\" T\\u200bx \",\"body\":\"a\\r\\nb\"}", "kb.jsonl");
  ASSERT_THAT(result.articles, SizeIs(1));
  EXPECT_EQ(result.articles[0].title, "Tx");
  EXPECT_EQ(result.articles[0].body, "a\nb");
}

TEST(ParseJsonLinesTest, ABodyBeyondTheLimitIsRefused) {
  const auto line = [](size_t bytes) {
    return absl::StrCat(R"({"id":"a","title":"T","body":")", std::string(bytes, 'x'), "\"}");
  };
  EXPECT_THAT(ParseJsonLines(line(kBodyBytesMax), "kb.jsonl").articles, SizeIs(1));
  EXPECT_THAT(OnlyProblem(line(kBodyBytesMax + 1)), HasSubstr("body has 716801 bytes, want at most 716800"));
}

TEST(ParseJsonLinesTest, NothingGivesNothing) {
  EXPECT_THAT(ParseJsonLines("", "kb.jsonl").articles, IsEmpty());
  EXPECT_THAT(ParseJsonLines("\n \n\r\n", "kb.jsonl").problems, IsEmpty());
}

}  // namespace
}  // namespace firstline::knowledge
