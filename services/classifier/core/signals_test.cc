#include "services/classifier/core/signals.h"

#include "gtest/gtest.h"

namespace firstline::classifier {
namespace {

// The signal of that name, or one with score 0.
Signal Find(absl::string_view text, absl::string_view name, const Sentiment& sentiment = {}) {
  const std::vector<Word> words = SplitWords(text);
  for (const Signal& signal : FindSignals(words, MeasureMood(text, words), sentiment)) {
    if (signal.name == name) return signal;
  }
  return {};
}

TEST(FindSignalsTest, LegalThreatsInEveryLanguage) {
  for (const char* text : {"My lawyer will write to you", "Ich gehe zum Anwalt", "Voy a hablar con mi abogado",
                           "Je contacte mon avocat", "Vou falar com meu advogado", "Chiamo il mio avvocato",
                           "Ik schakel een advocaat in", "我会找律师起诉你们", "弁護士に相談します", "Idę do sądu"}) {
    EXPECT_GE(Find(text, "legal").score, 0.8) << text;
  }
}

TEST(FindSignalsTest, NegatedWordsDoNotCount) {
  EXPECT_EQ(Find("I will not sue anybody", "legal").score, 0);
  EXPECT_EQ(Find("Ich will keinen Anwalt", "legal").score, 0);
  EXPECT_EQ(Find("我不会起诉", "legal").score, 0);
  EXPECT_GT(Find("I will sue", "legal").score, 0);
}

TEST(FindSignalsTest, SecurityAndChurnInEveryLanguage) {
  for (const char* text :
       {"my account was hacked", "mein Konto wurde gehackt", "me han hackeado la cuenta", "mon compte a été piraté",
        "minha conta foi invadida", "mi hanno hackerato", "我的账号被盗了", "mijn account is gehackt"}) {
    EXPECT_GE(Find(text, "security").score, 0.7) << text;
  }
  for (const char* text :
       {"I am switching to another provider", "ich kündige", "me voy a la competencia", "je vais changer de banque",
        "vou mudar de operadora", "passo alla concorrenza", "ik stap over", "我要注销账号"}) {
    EXPECT_GE(Find(text, "churn").score, 0.6) << text;
  }
}

TEST(FindSignalsTest, TheSpanShowsTheStrongestEvidence) {
  const std::string text = "There is a regulator. I take legal action.";
  EXPECT_EQ(Find(text, "legal").span.In(text), "legal action");
}

TEST(FindSignalsTest, TwoPiecesOfEvidenceAreStrongerThanOne) {
  EXPECT_GT(Find("my lawyer and the ombudsman", "legal").score, Find("my lawyer", "legal").score);
  EXPECT_LE(Find("lawyer sue lawsuit court attorney solicitor ombudsman", "legal").score, 1.0);
}

TEST(FindSignalsTest, ShoutingAndFuryAreFrustration) {
  EXPECT_GT(Find("WHERE ARE MY SHOES NOW", "frustration").score, 0);
  EXPECT_EQ(Find("where are my shoes now", "frustration").score, 0);
  EXPECT_GT(Find("where are my shoes", "frustration", {-0.9, "very_negative", 0.9}).score, 0.5);
  EXPECT_EQ(Find("where are my shoes", "frustration", {-0.9, "very_negative", 0.49}).score, 0);
}

TEST(FindSignalsTest, PlainQuestionsRaiseNothing) {
  const std::string text = "Which colours does the kettle come in?";
  const std::vector<Word> words = SplitWords(text);
  EXPECT_TRUE(FindSignals(words, MeasureMood(text, words), {}).empty());
}

}  // namespace
}  // namespace firstline::classifier
