#include "services/escalation/core/lexicon.h"

#include <gtest/gtest.h>

#include "common/policy/vocabulary.h"

namespace firstline::escalation {
namespace {

struct Case {
  const char* list;
  const char* text;
};

class MentionTest : public testing::TestWithParam<Case> {};
TEST_P(MentionTest, Counts) { EXPECT_TRUE(Mentions(GetParam().list, GetParam().text)) << GetParam().text; }

INSTANTIATE_TEST_SUITE_P(
    Lists, MentionTest,
    testing::Values(
        Case{"legal_words", "My lawyer will file a lawsuit against your company."},
        Case{"legal_words", "im going to sue"},
        Case{"legal_words", "Danach übergebe ich die Sache meinem Rechtsanwalt und melde sie der Verbraucherzentrale."},
        Case{"legal_words", "Ceci est une mise en demeure."},
        Case{"legal_words", "Voy a poner una denuncia en el juzgado"},
        Case{"legal_words", "O nosso advogado vai tratar disto"}, Case{"legal_words", "procederò per vie legali"},
        Case{"legal_words", "Ik neem een advocaat"}, Case{"legal_words", "złożę pozew"},
        Case{"legal_words", "我们将委托律师提起诉讼"}, Case{"legal_words", "弁護士を通じて法的措置を取ります"},
        Case{"security_words", "Someone hacked my account!"},
        Case{"security_words", "the invoice link shows the invoices of other customers, this is a data leak"},
        Case{"security_words", "Ich habe auf den Link geklickt. Wurde ich gehackt?"},
        Case{"security_words", "I did not make this purchase"}, Case{"security_words", "Ktoś włamał się na moje konto"},
        Case{"security_words", "我的账号被盗了"}, Case{"security_words", "不正アクセスだと思う"},
        Case{"chargeback_words", "I will dispute this with my bank"},
        Case{"chargeback_words", "Dann lasse ich das über den Käuferschutz laufen"},
        Case{"chargeback_words", "je vais faire opposition"},
        Case{"press_words", "I am a journalist and write about you"}, Case{"press_words", "I'll go public with this"},
        Case{"press_words", "Ich gehe damit an die Presse"}, Case{"press_words", "voy a contarlo a la prensa"},
        Case{"data_loss_words", "After the update all our projects are gone"},
        Case{"data_loss_words", "you lost our data"}, Case{"data_loss_words", "Alle Dateien sind plötzlich weg"},
        Case{"data_loss_words", "mes fichiers ont disparu"}, Case{"outage_words", "Your website is completely down"},
        Case{"outage_words", "nobody in our company can log in"},
        Case{"outage_words", "Bei uns geht gar nichts mehr, Totalausfall"},
        Case{"outage_words", "le site est en panne"}, Case{"danger_words", "The charger caught fire"},
        Case{"danger_words", "there is a burning smell from the power supply"},
        Case{"danger_words", "Es raucht aus dem Netzteil"},
        Case{"danger_words", "me quiero morir, pienso en el suicidio"},
        Case{"competitor_words", "then we switch to another provider"},
        Case{"competitor_words", "Ich gehe zur Konkurrenz"}, Case{"churn_words", "I am cancelling my subscription"},
        Case{"churn_words", "we will never buy from you again"}, Case{"churn_words", "Ich kündige"},
        Case{"amount limit", "What is the Amount-Limit?"}));

class NoMentionTest : public testing::TestWithParam<Case> {};
TEST_P(NoMentionTest, Counts) { EXPECT_FALSE(Mentions(GetParam().list, GetParam().text)) << GetParam().text; }

INSTANTIATE_TEST_SUITE_P(Negation, NoMentionTest,
                         testing::Values(Case{"legal_words", "I am not going to sue you"},
                                         Case{"legal_words", "no lawyer needed, just a refund"},
                                         Case{"legal_words", "Ich brauche keinen Anwalt"},
                                         Case{"legal_words", "sans avocat"},
                                         Case{"legal_words", "no quiero un abogado"}, Case{"legal_words", "不需要律师"},
                                         Case{"security_words", "my account was not hacked"},
                                         Case{"data_loss_words", "there was no data loss"},
                                         Case{"press_words", "I am not a journalist"},
                                         Case{"outage_words", "there is no outage at our side"},
                                         Case{"chargeback_words", "I will not file a chargeback"},
                                         Case{"churn_words", "we are not leaving you"}));

INSTANTIATE_TEST_SUITE_P(FalseFriends, NoMentionTest,
                         testing::Values(Case{"legal_words", "Please ask Sue from billing"},
                                         Case{"legal_words", "the food court is closed"},
                                         Case{"legal_words", "Where do I change my legal name?"},
                                         Case{"press_words", "Do you sell a French press?"},
                                         Case{"press_words", "Press the button for five seconds"},
                                         Case{"outage_words", "The desk goes down by itself"},
                                         Case{"outage_words", "the lamp is down in the basement"},
                                         Case{"danger_words",
                                              "Does "
                                              "the app run on my Fire tablet?"},
                                         Case{"danger_words", "Is the smoke detector included?"},
                                         Case{"competitor_words", "how many concurrent users?"},
                                         Case{"data_loss_words", "How do I delete my data?"},
                                         Case{"security_words",
                                              "What "
                                              "is two-factor authentication?"},
                                         Case{"churn_words", "How do I cancel an order?"},
                                         Case{"no_such_words", "anything"}, Case{"lawyer", "lawyers"},
                                         Case{"", "anything"}, Case{"legal_words", ""}));

TEST(MentionsTest, ANegationInAnotherClauseDoesNotCount) {
  EXPECT_TRUE(Mentions("legal_words", "No, my lawyer will write to you"));
  EXPECT_TRUE(Mentions("legal_words", "This is not acceptable. My lawyer will write to you"));
}

TEST(MentionsTest, ANegationCountsThreeWordsAwayAndNotFour) {
  EXPECT_FALSE(Mentions("lawyer", "not a b lawyer"));
  EXPECT_TRUE(Mentions("lawyer", "not a b c lawyer"));
}

TEST(MentionsTest, NotOnlyIsNoNegation) { EXPECT_TRUE(Mentions("legal_words", "not only my lawyer says so")); }

TEST(MentionsTest, DangerCannotBeNegated) {
  EXPECT_TRUE(Mentions("danger_words",
                       "it "
                       "is not nice that it caught fire"));
}

TEST(MentionsTest, EveryListAPolicyMayNameExists) {
  for (const absl::string_view list : policy::WordLists()) EXPECT_TRUE(IsWordList(list)) << list;
  EXPECT_FALSE(IsWordList("lawyer"));
}

TEST(ReadingTest, StrongDangerIsPartOfDanger) {
  const Reading fire("the lamp caught fire");
  EXPECT_TRUE(fire.MentionsStrongDanger());
  EXPECT_TRUE(fire.Mentions("danger_words"));
  const Reading smell("a burning smell");
  EXPECT_FALSE(smell.MentionsStrongDanger());
  EXPECT_TRUE(smell.Mentions("danger_words"));
}

TEST(ReadingTest, PlainThanksInTheLanguagesOfTheTemplates) {
  for (const char* text :
       {"Thanks!", "Perfect, that's all I needed. Thank you!", "That solved it, thanks a lot for the quick reply!",
        "Great, my problem is solved. Have a nice day!", "Danke, das hat mir sehr geholfen!",
        "Super, das war's. Vielen Dank für die schnelle Antwort!", "Perfekt, mein Problem ist gelöst, danke.",
        "¡Perfecto, muchas gracias por la ayuda!", "Gracias, eso es todo lo que necesitaba.",
        "Merci beaucoup, c'est réglé !", "Parfait, c'est tout ce qu'il me fallait. Bonne journée !",
        "Obrigada, era só isso!", "Perfeito, o problema resolvido. Muito obrigado pela ajuda.",
        "Grazie mille, ha funzionato!", "Perfetto, è tutto quello che mi serviva. Grazie!",
        "Dank je wel, dat is alles wat ik nodig had.", "Top, het is gelukt, bedankt voor de snelle reactie!",
        "好的，谢谢您的帮助！", "太好了，问题解决了，谢谢！"}) {
    EXPECT_TRUE(Reading(text).OnlyGivesThanks()) << text;
  }
}

TEST(ReadingTest, ThanksThatAskComplainOrTellAreNotPlain) {
  for (const char* text : {"Thanks, but it still does not work.",
                           "Thanks. I have the problem again.",
                           "Thanks for nothing.",
                           "Thank you, please send me the invoice.",
                           "Great, and my refund too please",
                           "Thanks, I will cancel my account.",
                           "Perfect, now tell me the price of the desk.",
                           "Thanks, the answer is wrong.",
                           "Danke, aber es geht immer noch nicht.",
                           "Danke, das hat leider nicht geholfen.",
                           "Vielen Dank, ich brauche noch die Rechnung.",
                           "Gracias, pero sigue sin funcionar.",
                           "Gracias, quiero cancelar mi pedido.",
                           "Merci, mais ça ne marche pas.",
                           "Merci, je voudrais un remboursement.",
                           "Obrigado, mas não resolveu.",
                           "Obrigado, onde está o meu pedido",
                           "Grazie, ma non funziona ancora.",
                           "Grazie, vorrei il rimborso.",
                           "Bedankt, maar het werkt nog niet.",
                           "Bedankt, stuur me de factuur.",
                           "谢谢，但是还是不行。",
                           "谢谢，请把发票发给我。",
                           "Hello?",
                           "ok"}) {
    EXPECT_FALSE(Reading(text).OnlyGivesThanks()) << text;
  }
}

TEST(ReadingTest, AnObjectionOutsideOfThanksIsSeen) {
  EXPECT_TRUE(Reading("Thanks, but it still fails").Objects());
  EXPECT_TRUE(Reading("Danke, hat leider nicht geklappt").Objects());
  EXPECT_TRUE(Reading("Merci, mais rien").Objects());
  EXPECT_FALSE(Reading("No problem, thanks").Objects());
  EXPECT_FALSE(Reading("Vielen Dank, keine weiteren Fragen").Objects());
}

TEST(ReadingTest, ThanksInSeveralLanguages) {
  for (const char* text : {"Thanks!", "danke, hat geklappt", "muchas gracias", "merci beaucoup", "obrigada",
                           "grazie "
                           "mille",
                           "dank je wel", "dziękuję", "谢谢", "ありがとうございます"}) {
    EXPECT_TRUE(Reading(text).GivesThanks()) << text;
  }
  EXPECT_FALSE(Reading("hello?").GivesThanks());
  EXPECT_FALSE(Reading("not great").GivesThanks());
}

}  // namespace
}  // namespace firstline::escalation
