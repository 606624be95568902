#include "services/classifier/core/urgency.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace firstline::classifier {
namespace {

using ::testing::Contains;
using ::testing::IsEmpty;
using ::testing::Not;

Urgency Judge(absl::string_view text, absl::string_view intent = "billing", const Sentiment& sentiment = {},
              const UrgencyOptions& options = {}) {
  const std::vector<Word> words = SplitWords(text);
  return JudgeUrgency({.words = words,
                       .mood = MeasureMood(text, words),
                       .sentiment = sentiment,
                       .intent = intent,
                       .intent_probability = 1},
                      options);
}

TEST(JudgeUrgencyTest, APlainMessageIsNormalWithoutReasons) {
  const Urgency urgency = Judge("A question about my bill");
  EXPECT_EQ(urgency.level, "normal");
  EXPECT_THAT(urgency.reasons, IsEmpty());
}

TEST(JudgeUrgencyTest, DeadlineWordsRaiseAndAreNamed) {
  const Urgency urgency = Judge("I need this today");
  EXPECT_GT(urgency.score, Judge("I need this").score);
  EXPECT_THAT(urgency.reasons, Contains("deadline_word"));
  for (const char* text : {"das muss heute passieren", "lo necesito hoy", "aujourd'hui s'il vous plaît", "preciso hoje",
                           "mi serve oggi", "ik heb het vandaag nodig", "今天要"}) {
    EXPECT_THAT(Judge(text).reasons, Contains("deadline_word")) << text;
  }
}

TEST(JudgeUrgencyTest, NegatedDeadlinesAndNoHurryLower) {
  EXPECT_THAT(Judge("This is not urgent").reasons, Not(Contains("deadline_word")));
  EXPECT_EQ(Judge("No rush, whenever you have a minute today").level, "low");
}

TEST(JudgeUrgencyTest, DangerIsHighByItself) {
  EXPECT_EQ(Judge("There is smoke coming out of it").level, "high");
  EXPECT_EQ(Judge("Es riecht nach Gas, Gasgeruch in der Küche").level, "high");
}

TEST(JudgeUrgencyTest, PraiseIsLowAndSecurityIsHigherThanBilling) {
  EXPECT_EQ(Judge("You people were lovely", "praise").level, "low");
  EXPECT_GT(Judge("strange mail", "security").score, Judge("strange mail", "billing").score);
}

TEST(JudgeUrgencyTest, TheThresholdsBelongToTheHigherLevel) {
  UrgencyOptions options;
  options.base = options.high;
  EXPECT_EQ(Judge("hello", "billing", {}, options).level, "high");
  options.base = options.high - 1e-9;
  EXPECT_EQ(Judge("hello", "billing", {}, options).level, "normal");
  options.base = options.low;
  EXPECT_EQ(Judge("hello", "billing", {}, options).level, "normal");
  options.base = options.low - 1e-9;
  EXPECT_EQ(Judge("hello", "billing", {}, options).level, "low");
}

TEST(JudgeUrgencyTest, ExclamationCountsOnlyForTheUnhappy) {
  EXPECT_THAT(Judge("great stuff!!!", "praise", {0.8, "positive", 1}).reasons, Not(Contains("exclamation")));
  EXPECT_THAT(Judge("it is broken!!!", "billing", {-0.6, "negative", 1}).reasons, Contains("exclamation"));
}

}  // namespace
}  // namespace firstline::classifier
