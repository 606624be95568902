#include "services/retriever/core/query.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "services/retriever/core/small_talk.h"

namespace firstline::retriever {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST(WithoutSmallTalkTest, GreetingsAndSignOffsAreCut) {
  EXPECT_EQ(WithoutSmallTalk("Hi Anna,\nwhere is my parcel?\nBest regards\nTom Barkley", "en"), "where is my parcel?");
  EXPECT_EQ(WithoutSmallTalk("Dear support team, the lamp is broken.", "en"), "the lamp is broken.");
  EXPECT_EQ(WithoutSmallTalk("Hallo, wo ist mein Paket?\nViele Grüße\nJürgen", "de"), "wo ist mein Paket?");
  EXPECT_EQ(WithoutSmallTalk("你好，怎么退货？", "zh"), "，怎么退货？");
}

TEST(WithoutSmallTalkTest, QuotedLinesAreCut) {
  EXPECT_EQ(WithoutSmallTalk("> You wrote this\nIt is still late.", "en"), "It is still late.");
}

TEST(WithoutSmallTalkTest, AMessageThatBeginsLikeASignOffIsKept) {
  EXPECT_EQ(WithoutSmallTalk("Regards, the lamp is late", "en"), ", the lamp is late");
}

TEST(WithoutSmallTalkTest, TheMatterIsNeverMistakenForAGreeting) {
  EXPECT_EQ(WithoutSmallTalk("Invoice, please", "en"), "Invoice,");
  EXPECT_EQ(WithoutSmallTalk("Hello I have a lamp that flickers all day and night, why?", "en"),
            "I have a lamp that flickers all day and night, why?");
}

TEST(BuildQueryTest, ThanksAloneSearchNothing) {
  EXPECT_THAT(
      BuildQuery(
          {.text = "Thanks a lot!", .subject = "Lamp", .history = {{true, "Where is my lamp?"}}, .language = "en"})
          .pieces,
      IsEmpty());
  EXPECT_THAT(BuildQuery({.text = "", .subject = "Lamp", .history = {}, .language = "en"}).pieces, IsEmpty());
}

TEST(BuildQueryTest, AQuestionOfEverydayWordsAsksAboutTheMessageBefore) {
  const Query query = BuildQuery({.text = "And how long does that take?",
                                  .subject = "",
                                  .history = {{true, "What does shipping to Germany cost?"}},
                                  .language = "en"});
  ASSERT_THAT(query.pieces, SizeIs(2));
  EXPECT_EQ(query.pieces[1].text, "What does shipping to Germany cost?");
  EXPECT_FALSE(query.pieces[1].optional);
  EXPECT_EQ(query.pieces[1].weight, 1.0);
}

TEST(BuildQueryTest, AShortFollowUpLeansOnTheMessageBefore) {
  const Query query =
      BuildQuery({.text = "And to Norway?",
                  .subject = "",
                  .history = {{true, "What does shipping to Germany cost?"}, {false, "5 EUR."}, {true, "ok thanks"}},
                  .language = "en"});
  ASSERT_THAT(query.pieces, SizeIs(2));
  EXPECT_EQ(query.pieces[0].text, "And to Norway?");
  EXPECT_FALSE(query.pieces[0].optional);
  EXPECT_EQ(query.pieces[1].text, "What does shipping to Germany cost?");
  EXPECT_TRUE(query.pieces[1].optional);
  EXPECT_LT(query.pieces[1].weight, 1.0);
}

TEST(BuildQueryTest, ALongTurnStandsAlone) {
  const std::vector<EarlierMessage> history = {{true, "Where is my lamp?"}};
  const std::string eight = "alpha beta gamma delta epsilon zeta theta kappa";
  EXPECT_THAT(BuildQuery({.text = eight, .subject = "", .history = history, .language = "en"}).pieces, SizeIs(2));
  EXPECT_THAT(
      BuildQuery({.text = absl::StrCat(eight, " lambda"), .subject = "", .history = history, .language = "en"}).pieces,
      SizeIs(1));
}

TEST(BuildQueryTest, OnlyTheCustomersWordsAreUsed) {
  const Query query =
      BuildQuery({.text = "Norway?", .subject = "", .history = {{false, "Shipping costs 5 EUR."}}, .language = "en"});
  EXPECT_THAT(query.pieces, SizeIs(1));
}

TEST(BuildQueryTest, ASubjectCountsUnlessItSaysNothing) {
  const auto with = [](absl::string_view subject) {
    return BuildQuery({.text = "It flickers.", .subject = std::string(subject), .history = {}, .language = "en"})
        .pieces.size();
  };
  EXPECT_EQ(with("Glow lamp"), 2U);
  EXPECT_EQ(with("Re: AW: Glow lamp"), 2U);
  EXPECT_EQ(with("Re: "), 1U);
  EXPECT_EQ(with("Question"), 1U);
  EXPECT_EQ(with("Conversation with Tom"), 1U);
}

TEST(BuildQueryTest, TheTurnIsBounded) {
  std::string text;
  for (int i = 0; i < 10'000; ++i) absl::StrAppend(&text, "word", i, " ");
  const Query query = BuildQuery({.text = text, .subject = "", .history = {}, .language = "en"});
  ASSERT_THAT(query.pieces, SizeIs(1));
  EXPECT_LE(query.pieces[0].text.size(), 16U * 1024);
  EXPECT_LE(QueryText(query).size(), 1024U);
}

TEST(QueryTextTest, PiecesStandInOneLine) { EXPECT_EQ(QueryText({{{"a\nb", 1.0}, {"c", 0.3, true}}}), "a b | c"); }

}  // namespace
}  // namespace firstline::retriever
