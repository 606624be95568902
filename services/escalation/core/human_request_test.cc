#include "services/escalation/core/human_request.h"

#include <gtest/gtest.h>

#include <string>

#include "absl/strings/str_cat.h"
#include "common/templates/templates.h"

namespace firstline::escalation {
namespace {

using templates::TemplateId;

class AsksTest : public testing::TestWithParam<const char*> {};
TEST_P(AsksTest, ForAPerson) { EXPECT_EQ(MatchHumanRequest(GetParam()), HumanRequest::kAsks) << GetParam(); }

INSTANTIATE_TEST_SUITE_P(
    English, AsksTest,
    testing::Values("I'd like to talk to a real person, please.", "human", "HUMAN PLEASE", "agent", "Representative!!",
                    "Can I speak with someone from your team?", "let me talk to a human being",
                    "Please connect me with a live agent", "transfer me to a colleague",
                    "Put me through to your manager now", "I want a human, not a bot", "I don't want to talk to a bot",
                    "Stop this stupid bot", "Is there a person I can talk to?", "is anyone there? I need a real person",
                    "Please call me back today.", "Could somebody give me a call?",
                    "I have asked three times for a human being.", "Please escalate this ticket to a supervisor",
                    "get me a human", "speak to an agent", "How do I get hold of a human?",
                    "I don't want a bot but a human", "Hello. My parcel is late. Can I talk to\nsomeone about it?",
                    "I’d prefer to deal with a human", "talk to a person", "live chat agent please",
                    "why can't I talk to a human?", "I would rather speak to a person than a chatbot"));

INSTANTIATE_TEST_SUITE_P(
    German, AsksTest,
    testing::Values("Bitte verbinden Sie mich mit einem Mitarbeiter, ich möchte mit einem Menschen sprechen.",
                    "Ich will mit einem echten Menschen reden", "Mitarbeiter bitte",
                    "Kann mich bitte jemand zurückrufen?", "Ich moechte mit jemandem sprechen",
                    "Leiten Sie das bitte an einen Kollegen weiter", "Ich brauche einen Ansprechpartner",
                    "Ich möchte nicht mit einem Bot, sondern mit einem Menschen sprechen",
                    "Gibt es da einen echten Menschen?", "Bitte um Rückruf"));

INSTANTIATE_TEST_SUITE_P(Spanish, AsksTest,
                         testing::Values("Quiero hablar con una persona, por favor, no con un robot.",
                                         "pásame con un agente", "Necesito un asesor humano",
                                         "No quiero hablar con una máquina", "¿Hay alguien con quien pueda hablar?",
                                         "agente humano", "¿Me puede llamar alguien?"));

INSTANTIATE_TEST_SUITE_P(French, AsksTest,
                         testing::Values("Je voudrais parler à un conseiller humain, s'il vous plaît.",
                                         "passez-moi quelqu'un", "Je veux un humain",
                                         "Mettez-moi en relation avec un conseiller", "Rappelez-moi s'il vous plaît",
                                         "Je ne veux pas parler à un robot"));

INSTANTIATE_TEST_SUITE_P(Portuguese, AsksTest,
                         testing::Values("Quero falar com um atendente humano, por favor.",
                                         "me transfere para uma pessoa", "atendente", "Não quero falar com um robô",
                                         "Podem ligar-me?"));

INSTANTIATE_TEST_SUITE_P(Italian, AsksTest,
                         testing::Values("Vorrei parlare con un operatore", "Passatemi una persona vera",
                                         "operatore umano per favore", "Non voglio parlare con un bot",
                                         "Richiamatemi subito"));

INSTANTIATE_TEST_SUITE_P(Dutch, AsksTest,
                         testing::Values("Ik wil met een medewerker spreken", "Verbind me door met een echt mens",
                                         "Medewerker graag", "Kan iemand me bellen?",
                                         "Ik wil niet met een robot praten"));

INSTANTIATE_TEST_SUITE_P(Polish, AsksTest,
                         testing::Values("Chcę porozmawiać z człowiekiem", "Proszę o połączenie z konsultantem",
                                         "Proszę o telefon", "Proszę mnie przełączyć do konsultanta"));

INSTANTIATE_TEST_SUITE_P(Chinese, AsksTest,
                         testing::Values("我要转人工客服，谢谢。", "转人工", "我想和真人客服说话", "人工服务",
                                         "請幫我轉接專員", "别给我机器人，我要人工"));

INSTANTIATE_TEST_SUITE_P(Japanese, AsksTest,
                         testing::Values("人間と話したいです", "オペレーターにつないでください",
                                         "担当者の方と直接お話しできますか。", "有人対応をお願いします",
                                         "ｵﾍﾟﾚｰﾀｰお願いします"));

class DeclinesTest : public testing::TestWithParam<const char*> {};
TEST_P(DeclinesTest, APerson) { EXPECT_EQ(MatchHumanRequest(GetParam()), HumanRequest::kDeclines) << GetParam(); }

INSTANTIATE_TEST_SUITE_P(Negation, DeclinesTest,
                         testing::Values("I don't need a human, just tell me the opening hours of your support.",
                                         "I do not want to talk to an agent", "no need to connect me to a human",
                                         "please don't transfer me to an agent",
                                         "Can I change my plan without talking to someone?", "no human please",
                                         "do I have to speak to a representative?", "Ich brauche keinen Menschen",
                                         "Ich möchte nicht mit einem Mitarbeiter sprechen",
                                         "Geht das auch ohne mit jemandem zu sprechen?",
                                         "Bitte rufen Sie mich nicht an", "No quiero hablar con un agente",
                                         "sin hablar con nadie ni con un agente", "No necesito un humano",
                                         "Je ne veux pas parler à un conseiller", "Pas besoin d'un conseiller",
                                         "Não quero falar com um atendente", "Non voglio parlare con un operatore",
                                         "Ik wil niet met een medewerker praten", "Ik hoef geen mens te spreken",
                                         "Nie chcę rozmawiać z konsultantem", "不需要人工客服", "我不想转人工",
                                         "人間と話す必要はありません", "オペレーターは不要です"));

class NothingTest : public testing::TestWithParam<const char*> {};
TEST_P(NothingTest, IsSaidAboutAPerson) { EXPECT_NE(MatchHumanRequest(GetParam()), HumanRequest::kAsks) << GetParam(); }

INSTANTIATE_TEST_SUITE_P(
    FalseFriends, NothingTest,
    testing::Values(
        "Do you have a human resources module?", "I want to talk to human resources", "Is this a real person's review?",
        "The delivery person was rude", "Which user agent does your crawler send?",
        "I need an agent version that runs on Linux", "How do I install the agent?", "The monitoring agent crashed",
        "Can I add another person to my plan?", "What is the price per person?", "Was this a human error?",
        "I talked to an agent yesterday and he promised a refund", "Do you sell a cleaning agent for the desk?",
        "The password manager fills the wrong field", "The operator manual is missing",
        "Where can I read about human rights at your company?", "people call me Jo", "am I talking to a human?",
        "What are the hours of customer support?", "My travel agent booked it", "Ich suche eine Lampe für eine Person",
        "Wie lade ich einen Mitarbeiter in mein Team ein?", "recursos humanos", "Precio por persona",
        "Les ressources humaines ont commandé un bureau", "horaires du service client", "Recursos Humanos quer fatura",
        "Le risorse umane chiedono la fattura", "prijs per persoon", "人工智能功能怎么用？", "客服电话是多少？",
        "人間工学に基づいた椅子ですか", "", "???", "How do I reset my password?", "\xff\xfe human\xff resources"));

TEST(HumanRequestTest, AnAskAfterADeclinedOneStillCounts) {
  EXPECT_TRUE(AsksForPerson("I don't need a human for this. But please let me talk to an agent about my refund."));
}

TEST(HumanRequestTest, TheWordsOurMessagesTellCustomersToReplyAreMatched) {
  for (const absl::string_view language : templates::Languages()) {
    const std::string phrase = templates::Render(TemplateId::kPersonPhrase, language);
    EXPECT_TRUE(AsksForPerson(phrase)) << language << ": " << phrase;
  }
}

TEST(HumanRequestTest, OurOwnSentenceInAQuotationIsNoRequest) {
  for (const absl::string_view language : templates::Languages()) {
    const std::string phrase = templates::Render(TemplateId::kPersonPhrase, language);
    for (const TemplateId id : {TemplateId::kReachPerson, TemplateId::kOffer}) {
      const std::string own = templates::Render(id, language, {{"phrase", phrase}});
      EXPECT_FALSE(AsksForPerson(absl::StrCat("ok 123\n", own))) << language << ": " << own;
      EXPECT_TRUE(AsksForPerson(absl::StrCat(phrase, "\n\n", own))) << language << ": " << own;
    }
  }
}

TEST(HumanRequestTest, TheLanguageOfTheRequestIsKnownFromItsWords) {
  EXPECT_EQ(LanguageOfRequest("Can I talk to a human?"), "en");
  EXPECT_EQ(LanguageOfRequest("Bitte verbinden Sie mich mit einem Mitarbeiter"), "de");
  EXPECT_EQ(LanguageOfRequest("Quiero hablar con una persona"), "es");
  EXPECT_EQ(LanguageOfRequest("Je veux parler à un conseiller"), "fr");
  EXPECT_EQ(LanguageOfRequest("Quero falar com um atendente"), "pt");
  EXPECT_EQ(LanguageOfRequest("Vorrei parlare con un operatore"), "it");
  EXPECT_EQ(LanguageOfRequest("Ik wil met een medewerker spreken"), "nl");
  EXPECT_EQ(LanguageOfRequest("Chcę porozmawiać z konsultantem"), "pl");
  EXPECT_EQ(LanguageOfRequest("转人工"), "zh");
  EXPECT_EQ(LanguageOfRequest("オペレーターにつないでください"), "ja");
  EXPECT_EQ(LanguageOfRequest("operator"), "");
  EXPECT_EQ(LanguageOfRequest("Ich brauche keinen Menschen"), "");
  EXPECT_EQ(LanguageOfRequest("How long is a refund?"), "");
}

TEST(HumanRequestTest, HandlesTheLongestTurn) {
  std::string text;
  while (text.size() < 32 * 1024) absl::StrAppend(&text, "I want to talk about the agent and my order. ");
  EXPECT_FALSE(AsksForPerson(text));
  EXPECT_TRUE(AsksForPerson(absl::StrCat(text, "Please connect me to a human.")));
}

}  // namespace
}  // namespace firstline::escalation
