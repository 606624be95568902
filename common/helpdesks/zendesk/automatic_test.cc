#include "common/helpdesks/zendesk/automatic.h"

#include <gtest/gtest.h>

namespace firstline::zendesk {
namespace {

CommentFacts Mail(absl::string_view text, absl::string_view subject = "") {
  CommentFacts facts;
  facts.author_id = 7;
  facts.author_email = "ana@example.com";
  facts.via_channel = "email";
  facts.subject = subject;
  facts.text = text;
  return facts;
}

TEST(AutomaticTest, ACustomersMailIsNot) {
  EXPECT_FALSE(IsAutomatic(Mail("Where is my parcel?", "Order FL-1001")));
  EXPECT_FALSE(IsAutomatic(Mail("")));
}

TEST(AutomaticTest, ANoticeThatNamesItselfInTheSubjectIs) {
  for (const absl::string_view subject :
       {"Automatic reply: Your order", "AUTOMATIC REPLY: x", "Out of Office", "Out of the office: back on Monday",
        "Auto-Reply: hello", "Abwesenheitsnotiz: Urlaub", "Automatische Antwort: AW: Bestellung",
        "Réponse automatique : commande", "Respuesta automática: pedido", "Resposta automática: pedido",
        "Risposta automatica: ordine", "自动回复: 订单", "Re: Out of office", "Undelivered Mail Returned to Sender",
        "Mail delivery failed: returning message to sender"}) {
    EXPECT_TRUE(IsAutomatic(Mail("text", subject))) << subject;
  }
}

TEST(AutomaticTest, ANoticeThatNamesItselfInItsFirstLineIs) {
  EXPECT_TRUE(IsAutomatic(Mail("Abwesenheitsnotiz\n\nIch bin im Urlaub.")));
  EXPECT_TRUE(IsAutomatic(Mail("  Out of office: I am back on 1 December.")));
}

TEST(AutomaticTest, ACustomerWhoOnlyTalksAboutItIsNot) {
  for (const absl::string_view text :
       {"I am out of office next week, please deliver earlier", "Automatic reply does not work in your product",
        "Your auto-reply: what does it mean?", "Hello\nOut of office",
        "Was my order closed and merged into another?"}) {
    EXPECT_FALSE(IsAutomatic(Mail(text))) << text;
    EXPECT_FALSE(IsAutomatic(Mail("text", text.substr(0, text.find('\n'))))) << text;
  }
}

TEST(AutomaticTest, MailSystemsAreAutomatic) {
  CommentFacts facts = Mail("could not be delivered");
  facts.author_email = "MAILER-DAEMON@example.com";
  EXPECT_TRUE(IsAutomatic(facts));
  facts.author_email = "postmasters@example.com";
  EXPECT_FALSE(IsAutomatic(facts));
}

TEST(AutomaticTest, ZendeskItselfItsRulesAndItsMergesAre) {
  for (const absl::string_view channel : {"rule", "system"}) {
    CommentFacts facts = Mail("text");
    facts.via_channel = channel;
    EXPECT_TRUE(IsAutomatic(facts));
  }
  for (const absl::string_view rel : {"merge", "trigger", "automation"}) {
    CommentFacts facts = Mail("text");
    facts.via_rel = rel;
    EXPECT_TRUE(IsAutomatic(facts));
  }
  CommentFacts facts = Mail("text");
  facts.author_id = -1;
  EXPECT_TRUE(IsAutomatic(facts));
}

TEST(AutomaticTest, AMergeNoteInAnAgentsNameIs) {
  CommentFacts facts = Mail("Request #12 \"Parcel\" was closed and merged into this request.");
  facts.by_staff = true;
  EXPECT_TRUE(IsAutomatic(facts));
  facts.text = "Out of office";
  EXPECT_FALSE(IsAutomatic(facts)) << "an agent's words are a reply whatever they say";
}

TEST(AutomaticTest, OnlyTheTicketThatAMergeClosesCarriesTheNoteOfMergeAway) {
  EXPECT_TRUE(IsNoteOfMergeAway("This request was closed and merged into request #4712 \"Parcel\"."));
  EXPECT_FALSE(IsNoteOfMergeAway("Request #12 \"Parcel\" was closed and merged into this request."));
  EXPECT_FALSE(IsNoteOfMergeAway("Why was it said that this request was closed and merged into request #1?"));
  EXPECT_FALSE(IsNoteOfMergeAway(""));
}

TEST(AutomaticTest, SuspendedAuthorsAre) {
  CommentFacts facts = Mail("text");
  facts.author_suspended = true;
  EXPECT_TRUE(IsAutomatic(facts));
}

}  // namespace
}  // namespace firstline::zendesk
