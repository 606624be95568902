#include "services/responder/core/question.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace firstline::responder {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

std::vector<std::string> Texts(const Turn& turn) {
  std::vector<std::string> texts;
  for (const Question& question : turn.questions) texts.push_back(question.text);
  return texts;
}

std::vector<std::string> Terms(const Question& question, bool borrowed) {
  std::vector<std::string> terms;
  for (const QuestionTerm& term : question.terms) {
    if (term.borrowed == borrowed) terms.push_back(term.term);
  }
  return terms;
}

AnswerKind KindOf(absl::string_view text, absl::string_view language = "en") {
  const Turn turn = ReadTurn(text, {}, language);
  EXPECT_THAT(turn.questions, SizeIs(1)) << text;
  return turn.questions.empty() ? AnswerKind::kAny : turn.questions[0].kind;
}

TEST(ReadTurnTest, PoliteWordsAskNothing) {
  for (const char* text :
       {"Hi", "Hello??", "Thank you so much!", "Thanks, bye", "Perfect, that's all I needed. Thank you!",
        "quick question", "Never mind, I found it.", "How are you?", "", "   ", "👍"}) {
    EXPECT_THAT(Texts(ReadTurn(text, {}, "en")), IsEmpty()) << text;
  }
  EXPECT_THAT(Texts(ReadTurn("Hat sich erledigt, ich habe sie gefunden. Danke!", {}, "de")), IsEmpty());
  EXPECT_THAT(Texts(ReadTurn("Hallo, wie geht es euch heute?", {}, "de")), IsEmpty());
  EXPECT_THAT(Texts(ReadTurn("¡Muchas gracias!", {}, "es")), IsEmpty());
  EXPECT_THAT(Texts(ReadTurn("谢谢！", {}, "zh")), IsEmpty());
}

TEST(ReadTurnTest, ThanksBesideAQuestionDoNotHideIt) {
  EXPECT_THAT(Texts(ReadTurn("Thanks! How long does the trace take?", {}, "en")),
              ElementsAre("How long does the trace take?"));
}

TEST(ReadTurnTest, ASignatureIsNoPartOfTheQuestion) {
  const Turn turn = ReadTurn("Where do I find my invoice?\n\nKind regards\nSamuel Oyelaran\nSales Manager", {}, "en");
  ASSERT_THAT(turn.questions, SizeIs(1));
  EXPECT_THAT(Terms(turn.questions[0], true), Not(Contains("samuel")));
}

TEST(ReadTurnTest, AProblemWithoutAQuestionIsOneQuestion) {
  const Turn turn = ReadTurn("My webcam shows error W-12. It started today.", {}, "en");
  ASSERT_THAT(turn.questions, SizeIs(1));
  EXPECT_EQ(turn.questions[0].kind, AnswerKind::kAny);
  EXPECT_THAT(Terms(turn.questions[0], false), Contains("w-12"));
}

TEST(ReadTurnTest, TwoQuestionsInOneSentenceAreTwo) {
  EXPECT_THAT(Texts(ReadTurn("How much is shipping within Germany and how long does a parcel take?", {}, "en")),
              ElementsAre("How much is shipping within Germany", "how long does a parcel take?"));
  EXPECT_THAT(ReadTurn("Wie kann ich mein Abo kündigen und gibt es eine Kündigungsfrist?", {}, "de").questions,
              SizeIs(2));
  EXPECT_THAT(ReadTurn("¿Cuánto tarda el envío y cuánto cuesta el paquete?", {}, "es").questions, SizeIs(2));
}

TEST(ReadTurnTest, AQuestionThatStartsWithWhatNeedsNoMark) {
  const Turn turn = ReadTurn("what sizes does the desk come in and what does the small one cost", {}, "en");
  ASSERT_EQ(turn.questions.size(), 2U);
  EXPECT_EQ(turn.questions[1].text, "what does the small one cost");
  EXPECT_EQ(ReadTurn("What a mess the parcel is and what is in it is broken", {}, "en").questions.size(), 1U);
}

TEST(ReadTurnTest, AndBetweenNounsDoesNotSplit) {
  EXPECT_THAT(ReadTurn("How do I return a lamp and a desk?", {}, "en").questions, SizeIs(1));
}

TEST(ReadTurnTest, AtMostFourQuestionsAreRead) {
  EXPECT_THAT(ReadTurn("What is a dock? What is a lamp? What is a desk? What is a chair? What is a sensor?", {}, "en")
                  .questions,
              SizeIs(kQuestionsMax));
}

TEST(ReadTurnTest, AQuestionBorrowsFromTheSentencesBeforeIt) {
  const Turn turn = ReadTurn("My desk shows E02. What does that mean?", {}, "en");
  ASSERT_THAT(turn.questions, SizeIs(1));
  EXPECT_THAT(Terms(turn.questions[0], true), Contains("e02"));
}

TEST(ReadTurnTest, AShortFollowUpBorrowsFromTheEarlierMessage) {
  const std::vector<std::string> earlier = {"How long does delivery of a desk take?"};
  const Turn turn = ReadTurn("And what does it cost?", earlier, "en");
  ASSERT_THAT(turn.questions, SizeIs(1));
  EXPECT_THAT(Terms(turn.questions[0], true), Contains("desk"));
  const Turn full = ReadTurn("What does a height reset of the chair cost?", earlier, "en");
  EXPECT_THAT(Terms(full.questions[0], true), IsEmpty());
}

TEST(ReadTurnTest, IdentifiersStayWhole) {
  const Turn turn = ReadTurn("Where is order FL-1001?", {}, "en");
  ASSERT_THAT(turn.questions, SizeIs(1));
  EXPECT_THAT(Terms(turn.questions[0], false), Contains("fl-1001"));
  EXPECT_THAT(Terms(turn.questions[0], false), Not(Contains("1001")));
  EXPECT_THAT(Terms(ReadTurn("Set up two-factor login", {}, "en").questions[0], false), Contains("factor"));
}

TEST(ReadTurnTest, MailLinesThatWereWrappedAreJoined) {
  const Turn turn = ReadTurn(
      "I would like to know how many days I have got to return the\nlamp after it was delivered to me?", {}, "en");
  ASSERT_THAT(turn.questions, SizeIs(1));
  EXPECT_THAT(Terms(turn.questions[0], false), Contains("lamp"));
}

TEST(ReadTurnTest, ChineseClausesAskSeparately) {
  const Turn turn = ReadTurn("你好，我忘记密码了，怎么重置密码？", {}, "zh");
  EXPECT_THAT(Texts(turn), ElementsAre("怎么重置密码？"));
  EXPECT_EQ(turn.questions[0].kind, AnswerKind::kSteps);
}

TEST(ReadTurnTest, TermsOfALongMessageAreBounded) {
  std::string text;
  for (int i = 0; i < 500; ++i) text += "word" + std::to_string(i) + " ";
  const Turn turn = ReadTurn(text, {}, "en");
  ASSERT_THAT(turn.questions, SizeIs(1));
  EXPECT_THAT(turn.questions[0].terms, SizeIs(kTermsMax));
}

struct KindCase {
  const char* text;
  const char* language;
  AnswerKind kind;
};

class KindTest : public ::testing::TestWithParam<KindCase> {};

TEST_P(KindTest, IsReadFromTheWords) {
  EXPECT_EQ(KindOf(GetParam().text, GetParam().language), GetParam().kind) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Languages, KindTest,
    ::testing::Values(KindCase{"How many devices can I use?", "en", AnswerKind::kNumber},
                      KindCase{"What is the maximum size of a file?", "en", AnswerKind::kNumber},
                      KindCase{"How long is the link valid?", "en", AnswerKind::kDuration},
                      KindCase{"When does a downgrade start?", "en", AnswerKind::kTime},
                      KindCase{"How do I reset my password?", "en", AnswerKind::kSteps},
                      KindCase{"Why was I charged twice?", "en", AnswerKind::kReason},
                      KindCase{"Where can I find my invoice?", "en", AnswerKind::kPlace},
                      KindCase{"What is a height reset?", "en", AnswerKind::kDefinition},
                      KindCase{"Which payment methods do you accept?", "en", AnswerKind::kChoice},
                      KindCase{"Can I pause my subscription?", "en", AnswerKind::kYesNo},
                      KindCase{"can I pause my subscription", "en", AnswerKind::kYesNo},
                      KindCase{"Was kostet der Versand nach Norwegen?", "de", AnswerKind::kNumber},
                      KindCase{"Wie lange ist der Link gültig?", "de", AnswerKind::kDuration},
                      KindCase{"Gibt es eine Kündigungsfrist?", "de", AnswerKind::kYesNo},
                      KindCase{"¿Cómo cambio la contraseña?", "es", AnswerKind::kSteps},
                      KindCase{"Quel est le délai de livraison ?", "fr", AnswerKind::kDuration},
                      KindCase{"Em quantos dias úteis é pago o reembolso?", "pt", AnswerKind::kDuration},
                      KindCase{"Quanto dura la garanzia della sedia?", "it", AnswerKind::kDuration},
                      KindCase{"Welke betaalmethoden accepteren jullie?", "nl", AnswerKind::kChoice},
                      KindCase{"运费是多少？", "zh", AnswerKind::kNumber}));

TEST(AnswerKindTest, EveryKindHasAName) {
  for (int kind = 0; kind <= static_cast<int>(AnswerKind::kChoice); ++kind) {
    EXPECT_FALSE(AnswerKindName(static_cast<AnswerKind>(kind)).empty());
  }
}

}  // namespace
}  // namespace firstline::responder
