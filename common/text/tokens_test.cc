#include "common/text/tokens.h"

#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace firstline::text {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> Terms(absl::string_view text) {
  std::vector<std::string> terms;
  for (const Token& token : Tokenize(text)) terms.push_back(token.term);
  return terms;
}

TEST(TokenizeTest, WordsAreFoldedAndPunctuationIsDropped) {
  EXPECT_THAT(Terms("Where is MY order? (again!)"), ElementsAre("where", "is", "my", "order", "again"));
  EXPECT_THAT(Terms("Die Größe der Straße"), ElementsAre("die", "grösse", "der", "strasse"));
  EXPECT_THAT(Terms("I don't, l'ami"), ElementsAre("i", "don't", "l'ami"));
  EXPECT_THAT(Terms(" ...!?"), IsEmpty());
  EXPECT_THAT(Terms(""), IsEmpty());
}

TEST(TokenizeTest, SpansPointAtTheOriginalBytes) {
  const std::string text = "¿Dónde está FL-1001?";
  std::vector<std::string> originals;
  for (const Token& token : Tokenize(text)) originals.emplace_back(token.span.In(text));
  EXPECT_THAT(originals, ElementsAre("Dónde", "está", "FL", "1001", "FL-1001"));
}

TEST(TokenizeTest, IdentifiersYieldPartsAndThenTheWhole) {
  EXPECT_THAT(Terms("order FL-1001 late"), ElementsAre("order", "fl", "1001", "fl-1001", "late"));
  EXPECT_THAT(Terms("max_rows"), ElementsAre("max", "rows", "max_rows"));
  EXPECT_THAT(Terms("v2.1.3"), ElementsAre("v2", "1", "3", "v2.1.3"));
  EXPECT_THAT(Terms("example.com/help/a"), ElementsAre("example", "com", "help", "a", "example.com/help/a"));
  EXPECT_THAT(Terms("2026-11-21"), ElementsAre("2026", "11", "21", "2026-11-21"));
}

TEST(TokenizeTest, TheKindTellsWordsWholesAndBigramsApart) {
  std::vector<Token::Kind> kinds;
  for (const Token& token : Tokenize("FL-1 退款")) kinds.push_back(token.kind);
  EXPECT_THAT(kinds, ElementsAre(Token::Kind::kWord, Token::Kind::kWord, Token::Kind::kWhole, Token::Kind::kBigram));
}

TEST(TokenizeTest, OnlyOneJoinerConnects) {
  EXPECT_THAT(Terms("a - b"), ElementsAre("a", "b"));
  EXPECT_THAT(Terms("a--b"), ElementsAre("a", "b"));
  EXPECT_THAT(Terms("_foo_ bar."), ElementsAre("foo", "bar"));
  EXPECT_THAT(Terms("end. Next"), ElementsAre("end", "next"));
}

TEST(TokenizeTest, NumbersStayWhole) {
  EXPECT_THAT(Terms("3.14 and 1.234,56 EUR"), ElementsAre("3.14", "and", "1.234,56", "eur"));
  EXPECT_THAT(Terms("from 10.0.0.1"), ElementsAre("from", "10.0.0.1"));
}

TEST(TokenizeTest, ScriptsWithoutSpacesBecomeBigrams) {
  EXPECT_THAT(Terms("退款申请"), ElementsAre("退款", "款申", "申请"));
  EXPECT_THAT(Terms("退 x"), ElementsAre("退", "x"));
  EXPECT_THAT(Terms("カメラー"), ElementsAre("カメ", "メラ", "ラー"));
  EXPECT_THAT(Terms("iPhoneの充電"), ElementsAre("iphone", "の充", "充電"));
  EXPECT_THAT(Terms("ที่นี่"), ElementsAre("ที่นี่"));                   // two characters, each with its marks
  EXPECT_THAT(Terms("환불 요청"), ElementsAre("환불", "요청"));  // Korean writes spaces
}

TEST(TokenizeTest, WidthAndCompatibilityFormsAreUnified) {
  EXPECT_THAT(Terms("ＡＢＣ ﬁne"), ElementsAre("abc", "fine"));
}

TEST(TokenizeTest, IsFastEnoughForTheRequestPath) {
  std::string text;
  while (text.size() < 1'000'000) text += "My order FL-1001 has not arrived yet, could you please check where it is? ";
  const auto start = std::chrono::steady_clock::now();
  const size_t count = Tokenize(text).size();
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  EXPECT_GT(count, 100'000u);
  RecordProperty("megabytes_per_second", std::to_string(1.0 / seconds));
  EXPECT_LT(seconds, 10.0);  // a guard against quadratic behaviour, not a benchmark: sanitizers run this too
}

TEST(StemTest, UsesTheStemmerOfTheLanguage) {
  EXPECT_EQ(Stem("orders", "en"), Stem("order", "en"));
  EXPECT_EQ(Stem("bestellungen", "de"), Stem("bestellung", "de"));
  EXPECT_EQ(Stem("pedidos", "es"), Stem("pedido", "es"));
  EXPECT_NE(Stem("bestellungen", "en"), Stem("bestellung", "en"));
}

TEST(StemTest, WithoutAStemmerTheTermStays) {
  EXPECT_EQ(Stem("orders", "zh"), "orders");
  EXPECT_EQ(Stem("orders", "und"), "orders");
  EXPECT_EQ(Stem("orders", ""), "orders");
  EXPECT_EQ(Stem("", "en"), "");
}

TEST(StemTest, ThreadsDoNotShareAStemmer) {
  std::vector<std::thread> threads;
  std::vector<int> wrong(4, 0);
  for (size_t t = 0; t < wrong.size(); ++t) {
    threads.emplace_back([&wrong, t] {
      for (int i = 0; i < 2000; ++i) {
        if (Stem("bestellungen", "de") != "bestell" || Stem("orders", "en") != "order") ++wrong[t];
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_THAT(wrong, ElementsAre(0, 0, 0, 0));
}

TEST(StopWordTest, FunctionWordsOfTheLanguageOnly) {
  EXPECT_TRUE(IsStopWord("the", "en"));
  EXPECT_TRUE(IsStopWord("und", "de"));
  EXPECT_TRUE(IsStopWord("de", "fr"));
  EXPECT_TRUE(IsStopWord("é", "pt"));
  EXPECT_FALSE(IsStopWord("the", "de"));
  EXPECT_FALSE(IsStopWord("refund", "en"));
  EXPECT_FALSE(IsStopWord("the", "xx"));
  EXPECT_FALSE(IsStopWord("", "en"));
}

TEST(StopWordTest, NegationIsNeverAStopWord) {
  for (const char* term : {"not", "no", "never"}) EXPECT_FALSE(IsStopWord(term, "en")) << term;
  for (const char* term : {"nicht", "kein", "nie"}) EXPECT_FALSE(IsStopWord(term, "de")) << term;
  EXPECT_FALSE(IsStopWord("no", "es"));
  EXPECT_FALSE(IsStopWord("pas", "fr"));
}

TEST(FoldTest, RemovesDiacriticsAndCase) {
  EXPECT_EQ(Fold("Größe"), "grosse");
  EXPECT_EQ(Fold("Señor Ångström"), "senor angstrom");
  EXPECT_EQ(Fold("Łódź Ærø œuvre"), "lodz aero oeuvre");
  EXPECT_EQ(Fold("PLAIN ascii"), "plain ascii");
}

TEST(FoldTest, KeepsMarksThatMakeAnotherLetter) {
  EXPECT_EQ(Fold("が"), "が");
  EXPECT_EQ(Fold("कि"), "कि");
  EXPECT_EQ(Fold("מַיִם"), "מים");
}

}  // namespace
}  // namespace firstline::text
