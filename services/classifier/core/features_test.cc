#include "services/classifier/core/features.h"

#include <cmath>

#include "gtest/gtest.h"

namespace firstline::classifier {
namespace {

FeatureOptions Only(float chars, float concepts) {
  FeatureOptions options;
  options.char_weight = chars;
  options.concept_weight = concepts;
  options.pair_weight = 0;
  options.structure_weight = 0;
  options.mood_weight = 0;
  return options;
}

bool Same(const FeatureVector& a, const FeatureVector& b) {
  if (a.size() != b.size()) return false;
  for (size_t i = 0; i < a.size(); ++i) {
    if (a[i].index != b[i].index || a[i].value != b[i].value) return false;
  }
  return true;
}

double Dot(const FeatureVector& a, const FeatureVector& b) {
  double sum = 0;
  for (const Feature& x : a) {
    for (const Feature& y : b) {
      if (x.index == y.index) sum += static_cast<double>(x.value) * static_cast<double>(y.value);
    }
  }
  return sum;
}

TEST(ExtractFeaturesTest, AreSortedUniqueAndInRange) {
  FeatureOptions options;
  options.bits = 12;
  const FeatureVector features = ExtractFeatures("My order FL-1001 is late, where is my order?", options);
  ASSERT_FALSE(features.empty());
  for (size_t i = 0; i < features.size(); ++i) {
    EXPECT_LT(features[i].index, 1u << 12);
    if (i > 0) {
      EXPECT_LT(features[i - 1].index, features[i].index);
    }
  }
}

TEST(ExtractFeaturesTest, AFamilyHasItsWeightAsLength) {
  const FeatureVector words = ExtractFeatures("hello there world", Only(0, 0));
  EXPECT_NEAR(Dot(words, words), 1, 1e-5);
}

TEST(ExtractFeaturesTest, NumbersOfOneShapeLookAlike) {
  EXPECT_TRUE(Same(ExtractFeatures("order 10023", {}), ExtractFeatures("order 98881", {})));
  EXPECT_TRUE(Same(ExtractFeatures("order 12345678", {}), ExtractFeatures("order 99999", {})));
  EXPECT_FALSE(Same(ExtractFeatures("order 12", {}), ExtractFeatures("order 123", {})));
}

TEST(ExtractFeaturesTest, ConceptsReachAcrossLanguages) {
  const auto similarity = [](float concepts) {
    const FeatureOptions options = Only(0.8f, concepts);
    return Dot(ExtractFeatures("I want a refund", options), ExtractFeatures("Ich verlange eine Erstattung", options));
  };
  EXPECT_LT(std::abs(similarity(0)), 0.3);
  EXPECT_GT(similarity(3), 3);
}

TEST(ExtractFeaturesTest, NothingToReadGivesNothing) {
  EXPECT_TRUE(ExtractFeatures("", {}).empty());
  EXPECT_TRUE(ExtractFeatures("...", Only(1, 1)).empty());
}

}  // namespace
}  // namespace firstline::classifier
