#include "services/retriever/core/plain_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "common/text/sentences.h"

namespace firstline::retriever {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::string Text(absl::string_view markdown) { return ToPlainText(markdown).text; }

TEST(ToPlainTextTest, BlocksAreSeparatedByOneEmptyLine) {
  EXPECT_EQ(Text("# Title\nOne\ntwo.\n\n\n\nThree   four."), "Title\n\nOne two.\n\nThree four.");
}

TEST(ToPlainTextTest, MarkupVanishes) {
  EXPECT_EQ(Text("**Bold**, *it*, `code`, ~~gone~~ and a [link](https://example.com)."),
            "Bold, it, code, gone and a link.");
  EXPECT_EQ(Text("Before ![picture](p.png) after."), "Before after.");
  EXPECT_EQ(Text("> Quoted\n> text"), "Quoted text");
  EXPECT_EQ(Text("a\\_b &amp; c &lt; d"), "a_b & c < d");
}

TEST(ToPlainTextTest, BareLinksStay) { EXPECT_EQ(Text("See https://example.com/a."), "See https://example.com/a."); }

TEST(ToPlainTextTest, HardLineBreaksStay) {
  EXPECT_EQ(Text("Main Street 1  \n1234 Town<br>Land"), "Main Street 1\n1234 Town\nLand");
}

TEST(ToPlainTextTest, ListItemsAreBlocksAndKeepTheirNumber) {
  EXPECT_EQ(Text("- one\n- two\n  - inner\n"), "one\n\ntwo\n\ninner");
  EXPECT_EQ(Text("3. Open it.\n4. Press Save.\n   1. Wait.\n5. Done.\n"),
            "3. Open it.\n\n4. Press Save.\n\n1. Wait.\n\n5. Done.");
}

TEST(ToPlainTextTest, ATableRowCanBeUnderstoodAlone) {
  EXPECT_EQ(Text("| Plan | Price |\n|---|---|\n| Basic | 5 EUR |\n| Pro | **9** EUR. |\n"),
            "Plan: Basic; Price: 5 EUR.\n\nPlan: Pro; Price: 9 EUR.");
}

TEST(ToPlainTextTest, EmptyCellsAndEmptyColumnHeadingsAreLeftOut) {
  EXPECT_EQ(Text("| | Price: |\n|---|---|\n| Basic | |\n| Pro | 9 |\n"), "Basic.\n\nPro; Price: 9.");
  EXPECT_EQ(Text("| A | B |\n|---|---|\n"), "A; B.");
}

TEST(ToPlainTextTest, CodeKeepsItsLines) {
  EXPECT_EQ(Text("Run:\n\n```sh\nfirst *x*\n  second\n```\n"), "Run:\n\nfirst *x*\n  second");
}

TEST(ToPlainTextTest, RawHtmlIsReducedToItsText) {
  EXPECT_EQ(Text("<div>Hello <b>you</b></div>\n\nNext."), "Hello you\n\nNext.");
  EXPECT_EQ(Text("<script>alert(1)</script>\n\nNext."), "Next.");
  EXPECT_EQ(Text("<!-- secret -->\n\nNext <i>word</i>."), "Next word.");
}

TEST(ToPlainTextTest, BlocksKnowTheirKindAndPlace) {
  const PlainText plain =
      ToPlainText("## Head\n\n**Bold line**\n\n**Note.** Text.\n\n- [only a link](x.md)\n- with [a link](x.md)\n");
  std::vector<BlockKind> kinds;
  std::vector<std::string> texts;
  for (const Block& block : plain.blocks) {
    kinds.push_back(block.kind);
    texts.emplace_back(block.span.In(plain.text));
  }
  EXPECT_THAT(kinds, ElementsAre(BlockKind::kHeading, BlockKind::kHeading, BlockKind::kParagraph, BlockKind::kListItem,
                                 BlockKind::kListItem));
  EXPECT_THAT(texts, ElementsAre("Head", "Bold line", "Note. Text.", "only a link", "with a link"));
  EXPECT_EQ(plain.blocks[0].level, 2);
  EXPECT_EQ(plain.blocks[1].level, 7);
}

TEST(ToPlainTextTest, EveryBlockIsASentenceBorder) {
  const PlainText plain = ToPlainText("# Head\n\nOne\n\n- two\n- three\n\n| A |\n|---|\n| 4 |\n| 5 |\n");
  EXPECT_EQ(text::SplitSentences(plain.text).size(), plain.blocks.size());
}

TEST(ToPlainTextTest, NothingGivesNothing) {
  EXPECT_EQ(Text(""), "");
  EXPECT_EQ(Text(" \n\n---\n"), "");
  EXPECT_THAT(ToPlainText("![x](y)").blocks, IsEmpty());
}

TEST(ToPlainTextTest, AWideTableHeadCannotMultiplyTheText) {
  std::string markdown = absl::StrCat("|", std::string(100'000, 'h'), "|\n|---|\n");
  for (int i = 0; i < 20'000; ++i) absl::StrAppend(&markdown, "|a|\n");
  const PlainText plain = ToPlainText(markdown);
  EXPECT_LE(plain.text.size(), kPlainTextBytesMax);
  EXPECT_TRUE(plain.truncated);
}

TEST(ToPlainTextTest, TextUpToTheLimitIsWhole) {
  const PlainText whole = ToPlainText(std::string(kPlainTextBytesMax, 'x'));
  EXPECT_EQ(whole.text.size(), kPlainTextBytesMax);
  EXPECT_FALSE(whole.truncated);
  const PlainText cut = ToPlainText(absl::StrCat("a\n\n", std::string(kPlainTextBytesMax, 'x')));
  EXPECT_EQ(cut.text, "a");
  EXPECT_TRUE(cut.truncated);
}

TEST(ToPlainTextTest, LongListsAndDeepNestingTakeLinearTime) {
  std::string list;
  for (int i = 0; i < 50'000; ++i) absl::StrAppend(&list, "1. x\n");
  EXPECT_EQ(ToPlainText(list).blocks.size(), 50'000U);
  EXPECT_EQ(Text(absl::StrCat(std::string(20'000, '>'), " deep")), "deep");
}

}  // namespace
}  // namespace firstline::retriever
