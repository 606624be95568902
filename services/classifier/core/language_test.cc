#include "services/classifier/core/language.h"

#include "gtest/gtest.h"

namespace firstline::classifier {
namespace {

std::string Code(absl::string_view text, absl::string_view hint = "") { return DetectLanguage(text, hint).code; }

TEST(DetectLanguageTest, RecognisesSentences) {
  EXPECT_EQ(Code("Where is my parcel? It was supposed to be here on Tuesday."), "en");
  EXPECT_EQ(Code("Ich warte seit drei Wochen auf meine Lieferung und niemand antwortet."), "de");
  EXPECT_EQ(Code("Quisiera saber cuándo llega mi pedido, por favor."), "es");
  EXPECT_EQ(Code("Je voudrais annuler mon abonnement, merci de confirmer."), "fr");
  EXPECT_EQ(Code("Não consigo entrar na minha conta desde ontem."), "pt");
  EXPECT_EQ(Code("Vorrei sapere quando arriva il mio ordine."), "it");
  EXPECT_EQ(Code("Wanneer wordt mijn bestelling geleverd?"), "nl");
  EXPECT_EQ(Code("Где мой заказ? Я жду уже две недели."), "ru");
}

TEST(DetectLanguageTest, AScriptOfOneLanguageDecides) {
  EXPECT_EQ(Code("我要退款"), "zh");
  EXPECT_EQ(Code("返品したい"), "ja");
  EXPECT_EQ(Code("환불 요청"), "ko");
  EXPECT_EQ(Code("ขอคืนเงิน"), "th");
  EXPECT_GT(DetectLanguage("환불", "").probability, 0.99);
  EXPECT_EQ(Code("注文", "ja-JP"), "ja");  // Han only, but a Japanese customer
}

TEST(DetectLanguageTest, AddressesAndNumbersSayNothing) {
  EXPECT_EQ(Code("https://www.example.com/where/is/my/order/status 12345 someone@example.com"), "und");
  EXPECT_EQ(Code("12345"), "und");
  EXPECT_EQ(Code(""), "und");
}

TEST(DetectLanguageTest, TheLocaleHelpsWhereTheTextIsShort) {
  EXPECT_EQ(Code("ok", "de-AT"), "de");
  const Language without = DetectLanguage("meu pedido", "");
  const Language with = DetectLanguage("meu pedido", "pt-BR");
  EXPECT_EQ(with.code, "pt");
  EXPECT_TRUE(without.code != "pt" || with.probability > without.probability);
}

TEST(DetectLanguageTest, TheLocaleDoesNotOverruleAClearText) {
  EXPECT_EQ(Code("Where is my parcel? It was supposed to be here on Tuesday.", "de"), "en");
}

TEST(DetectLanguageTest, BelowTheFloorIsUndetermined) {
  const Language guess = DetectLanguage("Wo ist das?", "");
  EXPECT_EQ(DetectLanguage("Wo ist das?", "", {.floor = guess.probability}).code, guess.code);
  EXPECT_EQ(DetectLanguage("Wo ist das?", "", {.floor = guess.probability + 1e-9}).code, "und");
}

}  // namespace
}  // namespace firstline::classifier
