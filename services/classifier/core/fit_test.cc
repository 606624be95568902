#include "services/classifier/core/fit.h"

#include <cmath>

#include "gtest/gtest.h"
#include "services/classifier/core/linear_model.h"
#include "services/classifier/core/measure.h"

namespace firstline::classifier {
namespace {

struct Toy {
  std::vector<FeatureVector> features;
  std::vector<Row> rows;
};

// Two labels told apart by one word each.
Toy MakeToy() {
  Toy toy;
  for (int i = 0; i < 20; ++i) {
    toy.features.push_back(ExtractFeatures(i % 2 == 0 ? "please refund me now" : "please deliver parcel now", {}));
  }
  for (size_t i = 0; i < toy.features.size(); ++i) toy.rows.push_back({&toy.features[i], i % 2});
  return toy;
}

TEST(FitTest, LearnsWhatTellsLabelsApart) {
  const Toy toy = MakeToy();
  const LinearModel model = Fit(toy.rows, {}, {"refund", "shipping"}, {});
  EXPECT_GT(model.Probabilities(ExtractFeatures("refund me", {}))[0], 0.8);
  EXPECT_GT(model.Probabilities(ExtractFeatures("deliver the parcel", {}))[1], 0.8);
}

TEST(FitTest, TheSameSeedGivesTheSameModelAndAnotherSeedADifferentOne) {
  const Toy toy = MakeToy();
  const LinearModel a = Fit(toy.rows, {}, {"x", "y"}, {}), b = Fit(toy.rows, {}, {"x", "y"}, {});
  EXPECT_EQ(a.parts().weights, b.parts().weights);
  EXPECT_EQ(a.parts().bias, b.parts().bias);
  const LinearModel c = Fit(toy.rows, {}, {"x", "y"}, {.seed = 7});
  EXPECT_NE(a.parts().bias, c.parts().bias);
}

TEST(FitTest, CoverageIsTheShareOfKnownFeatures) {
  const Toy toy = MakeToy();
  const LinearModel model = Fit(toy.rows, {}, {"x", "y"}, {});
  EXPECT_GT(model.Coverage(ExtractFeatures("please refund me now", {})), 0.95);
  EXPECT_LT(model.Coverage(ExtractFeatures("quantum chromodynamics", {})), 0.7);
  EXPECT_EQ(model.Coverage({}), 0);
}

TEST(QuantiseTest, KeepsWeightsWithinHalfAStepAndDropsTinyRows) {
  LinearModel::Parts parts;
  parts.labels = {"a", "b"};
  parts.bias = {0, 0};
  const std::vector<uint32_t> indices = {5, 9};
  const std::vector<float> dense = {1.27f, -0.504f, 1e-5f, 0};
  const LinearModel model = Quantise(parts, indices, dense, 1e-3f);
  ASSERT_EQ(model.parts().rows.size(), 1u);
  const std::vector<double> logits = model.Logits({{5, 1.0f}, {9, 1.0f}});
  EXPECT_NEAR(logits[0], 1.27, 1e-5);
  EXPECT_NEAR(logits[1], -0.504, 0.005);
}

TEST(FitTemperatureTest, CoolsOverconfidenceAndKeepsHonesty) {
  // Logits that claim 98 % while 75 % are right: t must raise the odds to 3, so 4 / t = ln 3.
  std::vector<std::vector<double>> logits;
  std::vector<size_t> labels;
  for (size_t i = 0; i < 400; ++i) {
    logits.push_back({4, 0});
    labels.push_back(i % 4 == 0 ? 1 : 0);
  }
  EXPECT_NEAR(FitTemperature(logits, labels), 4 / std::log(3), 0.01);
  for (auto& row : logits) row = {std::log(3), 0};
  EXPECT_NEAR(FitTemperature(logits, labels), 1, 0.01);
  EXPECT_EQ(FitTemperature({}, {}), 1);
}

TEST(MeasureTest, CountsByHand) {
  const std::vector<std::vector<double>> probabilities = {{0.9, 0.1}, {0.8, 0.2}, {0.3, 0.7}, {0.4, 0.6}};
  const std::vector<size_t> labels = {0, 1, 1, 1};
  const Quality quality = Measure(probabilities, labels, 2);
  EXPECT_DOUBLE_EQ(quality.accuracy, 0.75);
  EXPECT_DOUBLE_EQ(quality.recall[1], 2.0 / 3);
  EXPECT_DOUBLE_EQ(quality.precision[0], 0.5);
  EXPECT_NEAR(quality.macro_f1, (2.0 / 3 + 0.8) / 2, 1e-9);
  EXPECT_NEAR(quality.ece, (0.1 + 0.8 + 0.3 + 0.4) / 4, 1e-9);
}

TEST(AurocTest, CountsOrderedPairsAndHalvesTies) {
  const std::vector<double> scores = {0.1, 0.4, 0.4, 0.9};
  EXPECT_DOUBLE_EQ(Auroc(scores, {false, false, true, true}), 0.875);
  EXPECT_DOUBLE_EQ(Auroc(scores, {false, false, false, false}), 0.5);
}

}  // namespace
}  // namespace firstline::classifier
