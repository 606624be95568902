#include "services/classifier/core/classify.h"

#include <cmath>

#include "gtest/gtest.h"
#include "services/classifier/core/train.h"

namespace firstline::classifier {
namespace {

// A small world: enough to see that the parts work together.
const Models& TinyModels() {
  static const Models* const models = [] {
    std::vector<Example> examples;
    const auto add = [&](const char* text, const char* intent, const char* sentiment) {
      for (const char* topic : {"shop", "bank", "travel"}) {
        examples.push_back({.text = std::string(text) + " " + topic,
                            .intent = intent,
                            .lang = "en",
                            .topic = topic,
                            .sentiment = sentiment});
      }
    };
    add("I want my money back", "refund", "negative");
    add("please refund the payment", "refund", "neutral");
    add("this is the worst company, terrible", "complaint", "very_negative");
    add("I am disgusted by the rude staff", "complaint", "very_negative");
    add("thank you, wonderful service", "praise", "positive");
    add("I love it, great work", "praise", "positive");
    add("what is the weather like", "other", "neutral");
    add("write me a poem about trains", "other", "neutral");
    return new Models(Train(examples, {.name = "tiny"})->models);
  }();
  return *models;
}

TEST(ClassifyTest, NamesTheIntentWithProbabilitiesBestFirst) {
  const Result result = Classify(TinyModels(), {.text = "please refund me"});
  EXPECT_EQ(result.intents.front().intent, "refund");
  ASSERT_EQ(result.intents.size(), 4u);
  double sum = 0;
  for (size_t i = 0; i < result.intents.size(); ++i) {
    sum += result.intents[i].probability;
    if (i > 0) {
      EXPECT_GE(result.intents[i - 1].probability, result.intents[i].probability);
    }
  }
  EXPECT_NEAR(sum, 1, 1e-6);
}

TEST(ClassifyTest, TheSubjectCountsForTheIntentButSpansReferToTheText) {
  const Input input{.text = "Order FL-1001, see above", .subject = "Refund my money, order FL-9999"};
  const Result result = Classify(TinyModels(), input);
  EXPECT_EQ(result.intents.front().intent, "refund");
  ASSERT_EQ(result.entities.size(), 1u);
  EXPECT_EQ(result.entities[0].span.In(input.text), "FL-1001");
}

TEST(ClassifyTest, OutOfScopeIsHigherForWhatIsOther) {
  EXPECT_GT(Classify(TinyModels(), {.text = "what is the weather like in a poem"}).out_of_scope,
            Classify(TinyModels(), {.text = "please refund the payment"}).out_of_scope);
}

TEST(ClassifyTest, ATextWithoutWordsIsOtherAndOutOfScope) {
  const Result result = Classify(TinyModels(), {.text = "🙂"});
  EXPECT_EQ(result.intents.front().intent, "other");
  EXPECT_EQ(result.intents.front().probability, 0);
  EXPECT_EQ(result.out_of_scope, 1);
  EXPECT_EQ(result.sentiment.label, "neutral");
}

TEST(ClassifyTest, EarlierSentimentPullsTheScoreAndNotTheLabel) {
  const Input now{.text = "please refund the payment"};
  Input after = now;
  after.earlier_sentiment = -1.0;
  const Result plain = Classify(TinyModels(), now), pulled = Classify(TinyModels(), after);
  EXPECT_LT(pulled.sentiment.score, plain.sentiment.score);
  EXPECT_EQ(pulled.sentiment.label, plain.sentiment.label);
  after.earlier_sentiment = -7.0;  // outside the range counts as its end
  EXPECT_DOUBLE_EQ(Classify(TinyModels(), after).sentiment.score, pulled.sentiment.score);
}

TEST(ClassifyTest, TheSameInputGivesTheSameResult) {
  const Input input{.text = "This is the WORST company!!! I want my 40 EUR back today or I call my lawyer."};
  const Result a = Classify(TinyModels(), input), b = Classify(TinyModels(), input);
  EXPECT_EQ(a.intents.front().probability, b.intents.front().probability);
  EXPECT_EQ(a.urgency.reasons, b.urgency.reasons);
  EXPECT_EQ(a.entities, b.entities);
}

TEST(ClassifyTest, WhatIsBeyondTheLimitIsNotReadByTheModels) {
  const std::string text = std::string(100, 'x') + " please refund";
  const Result cut = Classify(TinyModels(), {.text = text}, {.text_bytes_max = 100});
  const Result whole = Classify(TinyModels(), {.text = text});
  EXPECT_NE(cut.intents.front().probability, whole.intents.front().probability);
}

}  // namespace
}  // namespace firstline::classifier
