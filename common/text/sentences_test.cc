#include "common/text/sentences.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace firstline::text {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> Split(absl::string_view text) {
  std::vector<std::string> sentences;
  for (const Span& span : SplitSentences(text)) sentences.emplace_back(span.In(text));
  return sentences;
}

TEST(SentencesTest, EndMarksEndSentences) {
  EXPECT_THAT(Split(" One. Two! Three?  Four "), ElementsAre("One.", "Two!", "Three?", "Four"));
  EXPECT_THAT(Split("我要退款。请帮忙！"), ElementsAre("我要退款。", "请帮忙！"));
  EXPECT_THAT(Split(""), IsEmpty());
  EXPECT_THAT(Split(" \n \n"), IsEmpty());
}

TEST(SentencesTest, AnAbbreviationDoesNotEndASentence) {
  EXPECT_THAT(Split("See e.g. Section 4. Then stop."), ElementsAre("See e.g. Section 4.", "Then stop."));
  EXPECT_THAT(Split("Das gilt z. B. Bei Reisen. Ende."), ElementsAre("Das gilt z. B. Bei Reisen.", "Ende."));
  EXPECT_THAT(Split("Das gilt z.B. Montags. Ende."), ElementsAre("Das gilt z.B. Montags.", "Ende."));
  EXPECT_THAT(Split("Order No. 5 is here. Dr. Smith too."), ElementsAre("Order No. 5 is here.", "Dr. Smith too."));
  EXPECT_THAT(Split("La Sra. García llamó. Gracias."), ElementsAre("La Sra. García llamó.", "Gracias."));
  EXPECT_THAT(Split("am 3. Mai 2026. Danke."), ElementsAre("am 3. Mai 2026.", "Danke."));
}

TEST(SentencesTest, TheSameWordBeforeALetterEndsASentence) {
  EXPECT_THAT(Split("I said no. Then I left."), ElementsAre("I said no.", "Then I left."));
  EXPECT_THAT(Split("It costs 5. Then it rose."), ElementsAre("It costs 5.", "Then it rose."));
}

TEST(SentencesTest, PointsInNumbersAndAddressesDoNotEndASentence) {
  EXPECT_THAT(Split("It costs 3.14 EUR. Fine."), ElementsAre("It costs 3.14 EUR.", "Fine."));
  EXPECT_THAT(Split("Open https://a.example/?Q=1 now. Fine."),
              ElementsAre("Open https://a.example/?Q=1 now.", "Fine."));
}

TEST(SentencesTest, ALineBreakInsideAParagraphIsOnlyASpace) {
  EXPECT_THAT(Split("The parcel\nis late. It\nhurts."), ElementsAre("The parcel\nis late.", "It\nhurts."));
}

TEST(SentencesTest, AnEmptyLineOrAListItemEndsASentence) {
  EXPECT_THAT(Split("Heading\n\nText"), ElementsAre("Heading", "Text"));
  EXPECT_THAT(Split("Heading\n \nText"), ElementsAre("Heading", "Text"));
  EXPECT_THAT(Split("Steps:\n- open it\n- close it"), ElementsAre("Steps:", "- open it", "- close it"));
  EXPECT_THAT(Split("Steps:\n1. Open it\n2) Close it\na) Wait"),
              ElementsAre("Steps:", "1. Open it", "2) Close it", "a) Wait"));
  EXPECT_THAT(Split("minus\n-5 degrees"), ElementsAre("minus\n-5 degrees"));
}

TEST(SentencesTest, SpansCountBytes) {
  const std::string text = "Größe. Zwei.";
  const std::vector<Span> spans = SplitSentences(text);
  ASSERT_EQ(spans.size(), 2u);
  EXPECT_EQ(spans[1], (Span{9, 14}));
}

}  // namespace
}  // namespace firstline::text
