#include "services/retriever/core/passages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"

namespace firstline::retriever {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

struct Passage {
  std::string heading;
  std::string text;
  friend bool operator==(const Passage&, const Passage&) = default;
};

std::vector<Passage> Split(absl::string_view markdown, const PassageLimits& limits = {}) {
  const PlainText plain = ToPlainText(markdown);
  std::vector<Passage> passages;
  for (const PassageSpan& span : SplitPassages(plain, limits)) {
    passages.push_back({span.heading, std::string(span.span.In(plain.text))});
  }
  return passages;
}

std::string Sentence(size_t bytes) { return absl::StrCat("A", std::string(bytes - 2, 'a'), "."); }

TEST(SplitPassagesTest, APassageNeverCrossesAHeading) {
  EXPECT_THAT(
      Split("# Shop\n\nIntro.\n\n## Do you ship?\n\nYes.\n\n## Do you deliver?\n\nNo.\n"),
      ElementsAre(Passage{"Shop", "Intro."}, Passage{"Do you ship?", "Yes."}, Passage{"Do you deliver?", "No."}));
}

TEST(SplitPassagesTest, HeadingsFormAPathWithoutTheTitle) {
  EXPECT_THAT(Split("# Title\n## A\n### B\nText.\n## C\nMore.\n"),
              ElementsAre(Passage{"A / B", "Text."}, Passage{"C", "More."}));
}

TEST(SplitPassagesTest, BlocksAreGatheredUpToTheTarget) {
  const std::string s = Sentence(300);
  const std::vector<Passage> passages = Split(absl::StrCat(s, "\n\n", s, "\n\n", s));
  EXPECT_THAT(passages, ElementsAre(Passage{"", absl::StrCat(s, "\n\n", s)}, Passage{"", s}));
}

TEST(SplitPassagesTest, ALongParagraphIsCutBetweenSentences) {
  std::string paragraph;
  for (int i = 0; i < 20; ++i) absl::StrAppend(&paragraph, Sentence(200), " ");
  for (const Passage& passage : Split(paragraph)) {
    EXPECT_LE(passage.text.size(), 800U);
    EXPECT_EQ(passage.text.front(), 'A');
    EXPECT_EQ(passage.text.back(), '.');
  }
}

TEST(SplitPassagesTest, NoPassageIsLongerThanTheLimit) {
  const std::string words = [] {
    std::string text;
    for (int i = 0; i < 2'000; ++i) absl::StrAppend(&text, "word ");
    return text;
  }();
  std::string wide;
  for (int i = 0; i < 3'000; ++i) wide += "字";
  for (const std::string& markdown : {words, std::string(5'000, 'x'), wide, absl::StrCat("```\n", words, "\n```")}) {
    const std::vector<Passage> passages = Split(markdown);
    EXPECT_GT(passages.size(), 2U);
    for (const Passage& passage : passages) {
      EXPECT_LE(passage.text.size(), 2048U);
      EXPECT_NE(passage.text.back(), ' ');
      EXPECT_NE(passage.text.front(), ' ');
    }
  }
}

TEST(SplitPassagesTest, NothingOfTheContentIsLost) {
  std::string markdown;
  for (int i = 0; i < 200; ++i) absl::StrAppend(&markdown, i % 7 == 0 ? "\n\n" : " ", "Sentence number ", i, " here.");
  std::string joined;
  for (const Passage& passage : Split(markdown)) absl::StrAppend(&joined, passage.text, " ");
  for (int i = 0; i < 200; ++i) EXPECT_THAT(joined, ::testing::HasSubstr(absl::StrCat("number ", i, " here.")));
}

TEST(SplitPassagesTest, AnIntroductionStaysWithItsList) {
  const std::string before = Sentence(700);
  const std::string item = Sentence(150);
  EXPECT_THAT(Split(absl::StrCat(before, "\n\nYou need:\n\n- ", item, "\n- ", item)),
              ElementsAre(Passage{"", before}, Passage{"", absl::StrCat("You need:\n\n", item, "\n\n", item)}));
}

TEST(SplitPassagesTest, AnArticleOfHeadingsIsFoundByThem) {
  EXPECT_THAT(Split("# Guides\n\n## First\n"), ElementsAre(Passage{"", "Guides\n\nFirst"}));
}

TEST(SplitPassagesTest, NothingGivesNothing) { EXPECT_THAT(Split(""), IsEmpty()); }

TEST(SplitPassagesTest, HeadingsAreBounded) {
  const std::vector<Passage> passages = Split(absl::StrCat("## ", std::string(1'000, 'h'), "\n\nText."));
  ASSERT_THAT(passages, SizeIs(1));
  EXPECT_EQ(passages[0].heading.size(), kHeadingBytesMax);
}

}  // namespace
}  // namespace firstline::retriever
