#include "services/classifier/core/mood.h"

#include "gtest/gtest.h"

namespace firstline::classifier {
namespace {

Mood Of(absl::string_view text) { return MeasureMood(text, SplitWords(text)); }

TEST(MeasureMoodTest, NegationTurnsPraiseIntoDispleasure) {
  EXPECT_GT(Of("I am happy").pleased, 0);
  EXPECT_EQ(Of("I am not happy").pleased, 0);
  EXPECT_GT(Of("I am not happy").displeased, 0);
  EXPECT_GT(Of("ich bin nicht zufrieden").displeased, 0);
  EXPECT_GT(Of("je ne suis pas content").displeased, 0);
}

TEST(MeasureMoodTest, IntensifiersStrengthen) {
  EXPECT_DOUBLE_EQ(Of("it is very bad").displeased, 1.5 * Of("it is bad").displeased);
  EXPECT_DOUBLE_EQ(Of("very, bad").displeased, Of("bad").displeased);  // not across a comma
}

TEST(MeasureMoodTest, ShoutingNeedsEnoughLettersAndMostOfThemUpper) {
  EXPECT_GT(Of("WHERE IS MY ORDER").shouting, 0.9);
  EXPECT_EQ(Of("OK USA DHL").shouting, 0);
  EXPECT_EQ(Of("Where is my order").shouting, 0);
}

TEST(MeasureMoodTest, MarksAndFacesAreCountedUpToABound) {
  EXPECT_EQ(Of("no!!").exclamations, 2);
  EXPECT_EQ(Of(std::string(50, '!')).exclamations, 10);
  EXPECT_EQ(Of("thanks :) 😊").smiles, 2);
  EXPECT_EQ(Of("hm 😡").frowns, 1);
}

TEST(MoodFeaturesTest, ZeroesAreLeftOut) {
  EXPECT_EQ(MoodFeatures(Of("the blue door")).size(), 1u);  // calm
  EXPECT_GT(MoodFeatures(Of("terrible, awful, WORST SERVICE EVER!!!")).size(), 2u);
}

}  // namespace
}  // namespace firstline::classifier
