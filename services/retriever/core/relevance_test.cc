#include "services/retriever/core/relevance.h"

#include <gtest/gtest.h>

#include <functional>

namespace firstline::retriever {
namespace {

MatchFeatures Middling() {
  return {.passage = 0.5, .clause = 0.4, .article = 0.5, .title_asked = 0.3, .gap = 0.2, .words = 5, .passages = 1'000};
}

TEST(RelevanceTest, IsAProbability) {
  EXPECT_EQ(Relevance({}), 0.0);
  const MatchFeatures best{
      .passage = 1, .clause = 1, .article = 1, .title_asked = 1, .gap = 1, .words = 64, .passages = 1'000};
  EXPECT_GT(Relevance(best), 0.95);
  EXPECT_LE(Relevance(best), 1.0);
}

TEST(RelevanceTest, NeverFallsWhenTheMatchGetsBetter) {
  using Field = double MatchFeatures::*;
  for (const Field field : {&MatchFeatures::passage, &MatchFeatures::clause, &MatchFeatures::article,
                            &MatchFeatures::title_asked, &MatchFeatures::gap}) {
    double before = 0;
    for (int step = 0; step <= 10; ++step) {
      MatchFeatures features = Middling();
      features.*field = step / 10.0;
      EXPECT_GE(Relevance(features), before);
      before = Relevance(features);
    }
  }
}

TEST(RelevanceTest, AGoodMatchPassesTheGateAndAPoorOneDoesNot) {
  EXPECT_GT(Relevance({.passage = 0.95,
                       .clause = 0.9,
                       .article = 1,
                       .title_asked = 0.5,
                       .gap = 0.3,
                       .words = 5,
                       .passages = 1'000}),
            0.75);
  EXPECT_LT(Relevance({.passage = 0.4,
                       .clause = 0.4,
                       .article = 0.4,
                       .title_asked = 0.3,
                       .gap = 0.1,
                       .words = 5,
                       .passages = 1'000}),
            0.5);
}

TEST(RelevanceTest, TheSameMatchSaysLessAmongMorePassages) {
  const auto among = [](double passages) {
    MatchFeatures features = Middling();
    features.passages = passages;
    return Relevance(features);
  };
  EXPECT_GT(among(200), among(2'000));
  EXPECT_GT(among(2'000), among(10'000));
  EXPECT_EQ(among(10'000), among(1'000'000)) << "nothing was measured beyond";
  EXPECT_EQ(among(1), among(100));
}

TEST(RelevanceTest, AloneInASmallBaseIsNotEnough) {
  // The only article with one of five words leads by everything there is.
  EXPECT_LT(
      Relevance(
          {.passage = 0.2, .clause = 0.2, .article = 0.2, .title_asked = 0.2, .gap = 1, .words = 5, .passages = 1}),
      0.4);
}

}  // namespace
}  // namespace firstline::retriever
