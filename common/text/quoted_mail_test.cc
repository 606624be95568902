#include "common/text/quoted_mail.h"

#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"

namespace firstline::text {
namespace {

TEST(CutQuotedMailTest, AMessageWithoutHistoryStaysAsItIs) {
  EXPECT_EQ(CutQuotedMail("Hello,\n\nwhere is my parcel?\nThanks, Ana"), "Hello,\n\nwhere is my parcel?\nThanks, Ana");
  EXPECT_EQ(CutQuotedMail(""), "");
  EXPECT_EQ(CutQuotedMail(" \n "), "");
}

class ReplyHeaderTest : public ::testing::TestWithParam<const char*> {};

TEST_P(ReplyHeaderTest, EverythingFromTheHeaderOnGoes) {
  EXPECT_EQ(CutQuotedMail(absl::StrCat("My answer.\n\n", GetParam(), "\nold text\nmore old text")), "My answer.");
  EXPECT_EQ(CutQuotedMail(absl::StrCat("My answer.\n\n", GetParam(), "\n> old text\n>\n> more")), "My answer.");
}

INSTANTIATE_TEST_SUITE_P(
    Languages, ReplyHeaderTest,
    ::testing::Values(
        "On Fri, 20 Nov 2026 at 10:00, Acme Support <help@example.com> wrote:",
        "On Fri, 20 Nov 2026 at 10:00, Acme Support\n<help@example.com>\nwrote:",
        "Am 20.11.2026 um 10:00 schrieb Acme Support:",
        "Am Fr., 20. Nov. 2026 um 10:00 Uhr schrieb Acme <help@example.com>:",
        "Le ven. 20 nov. 2026 à 10:00, Acme <help@example.com> a écrit :",
        "El vie, 20 nov 2026 a las 10:00, Acme escribió:", "Em sex., 20 de nov. de 2026 às 10:00, Acme escreveu:",
        "Il giorno ven 20 nov 2026 alle ore 10:00 Acme ha scritto:",
        "Op vr 20 nov. 2026 om 10:00 schreef Acme <help@example.com>:", "在 2026年11月20日 10:00，Acme 写道：",
        "Acme Support <help@example.com> schrieb am 20.11.2026:", "-----Original Message-----",
        "-----Ursprüngliche Nachricht-----", "----- Message d'origine -----",
        "##- Please type your reply above this line -##",
        "From: Acme\nSent: Friday, 20 November 2026\nTo: Ana\nSubject: Your order",
        "Von: Acme\nGesendet: Freitag, 20. November 2026\nAn: Ana\nBetreff: Bestellung",
        "De : Acme\nEnvoyé : vendredi 20 novembre 2026\nÀ : Ana\nObjet : Commande"));

TEST(CutQuotedMailTest, WordsThatOnlyResembleAHeaderStay) {
  for (const char* text :
       {"On Monday your colleague wrote:\nyou get a refund",
        "Am Montag schrieb mir Ihr Kollege, dass es 5 Tage dauert.", "From: what I can see it was lost.\nPlease help",
        "I wrote on 20 Nov that it is late\nno answer"}) {
    EXPECT_EQ(CutQuotedMail(text), text);
  }
}

TEST(CutQuotedMailTest, QuotedLinesGo) {
  EXPECT_EQ(CutQuotedMail("> Where do you live?\nBerlin\n> And your order?\n>\nFL-1001"), "Berlin\nFL-1001");
}

TEST(CutQuotedMailTest, AComparisonIsNoQuote) {
  EXPECT_EQ(CutQuotedMail("orders\n> 100 EUR ship free"), "orders\n> 100 EUR ship free");
}

TEST(CutQuotedMailTest, AnswersBetweenQuotedLinesStay) {
  EXPECT_EQ(CutQuotedMail("Hi\nOn 20 Nov 2026, Acme wrote:\n> What size?\nL please\n> What colour?\nBlue"),
            "Hi\nL please\nBlue");
}

TEST(CutQuotedMailTest, AnAnswerBelowTheQuoteStays) {
  EXPECT_EQ(CutQuotedMail("On 20 Nov 2026, Acme wrote:\n> What size?\n\nL please"), "L please");
}

TEST(CutQuotedMailTest, AForwardedMessageIsContent) {
  const char* text =
      "See below.\n\n---------- Forwarded message ---------\nFrom: Shop\nDate: 20 Nov 2026\nSubject: Invoice\n\nYou "
      "owe 10 EUR";
  EXPECT_EQ(CutQuotedMail(text), text);
}

TEST(CutQuotedMailTest, ASignatureGoes) {
  EXPECT_EQ(CutQuotedMail("Thanks\n\n--\nAna Example\nExample Ltd"), "Thanks");
  EXPECT_EQ(CutQuotedMail("Thanks\n-- \nAna"), "Thanks");
  EXPECT_EQ(CutQuotedMail("Thanks\n\nSent from my iPhone"), "Thanks");
  EXPECT_EQ(CutQuotedMail("Danke\n\nVon meinem iPhone gesendet"), "Danke");
}

TEST(CutQuotedMailTest, ASignatureHasAtMostTwelveLines) {
  std::string twelve = "text\n--";
  for (int i = 0; i < 12; ++i) twelve += "\nline";
  EXPECT_EQ(CutQuotedMail(twelve), "text");
  EXPECT_EQ(CutQuotedMail(twelve + "\nline"), twelve + "\nline");
}

TEST(CutQuotedMailTest, TheResultIsNeverEmptyWhenThereWasText) {
  for (const char* text : {"> only a quote\n> and more", "--\nAna", "Sent from my iPhone",
                           "On 20 Nov 2026, Acme wrote:\n> old", "From: a\nSent: 20 Nov\nSubject: b\n\nold", ">"}) {
    EXPECT_EQ(CutQuotedMail(text), text);
  }
}

TEST(MessageFromHtmlTest, QuoteElementsAndQuotedTextBothGo) {
  EXPECT_EQ(
      MessageFromHtml(
          "<div>Thanks!</div><div class=gmail_quote>On 20 Nov 2026 Acme wrote:<blockquote>old</blockquote></div>"),
      "Thanks!");
  EXPECT_EQ(MessageFromHtml("<p>Thanks!</p><p>On 20 Nov 2026 Acme wrote:</p><p>old</p>"), "Thanks!");
}

TEST(MessageFromHtmlTest, AMessageThatIsAllQuoteIsKept) {
  EXPECT_EQ(MessageFromHtml("<blockquote>the error says 42</blockquote>"), "the error says 42");
}

}  // namespace
}  // namespace firstline::text
