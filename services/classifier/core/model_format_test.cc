#include "services/classifier/core/model_format.h"

#include <random>

#include "gtest/gtest.h"
#include "services/classifier/core/fit.h"

namespace firstline::classifier {
namespace {

Models MakeModels() {
  const std::vector<FeatureVector> features = {ExtractFeatures("refund please", {}),
                                               ExtractFeatures("lovely work", {})};
  const std::vector<Row> rows = {{&features[0], 0}, {&features[1], 1}};
  Models models;
  models.name = "test";
  models.intent = Fit(rows, {}, {"refund", "praise"}, {});
  models.sentiment = Fit(rows, {}, {"negative", "positive"}, {});
  models.novelty.weights = {1, 2, 3, 4, 5};
  return models;
}

TEST(ModelFormatTest, WhatIsWrittenIsRead) {
  const Models models = MakeModels();
  const std::string bytes = SerializeModels(models);
  const absl::StatusOr<Models> read = ParseModels(bytes);
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_EQ(read->name, "test");
  EXPECT_EQ(read->version.substr(0, 5), "test@");
  EXPECT_EQ(read->version.size(), 21u);
  EXPECT_EQ(read->novelty.weights, models.novelty.weights);
  EXPECT_EQ(read->intent.labels(), models.intent.labels());
  const FeatureVector text = ExtractFeatures("a refund", {});
  EXPECT_EQ(read->intent.Logits(text), models.intent.Logits(text));
  EXPECT_EQ(SerializeModels(*read), bytes);
}

TEST(ModelFormatTest, EveryFlippedByteIsNoticed) {
  const std::string bytes = SerializeModels(MakeModels());
  for (size_t i = 0; i < bytes.size(); i += 97) {
    std::string damaged = bytes;
    damaged[i] = static_cast<char>(damaged[i] ^ 0x20);
    EXPECT_FALSE(ParseModels(damaged).ok()) << "byte " << i;
  }
}

TEST(ModelFormatTest, EveryPrefixIsRefused) {
  const std::string bytes = SerializeModels(MakeModels());
  for (size_t size = 0; size < bytes.size(); size += 131) EXPECT_FALSE(ParseModels(bytes.substr(0, size)).ok()) << size;
  EXPECT_FALSE(ParseModels(bytes + "x").ok());
}

TEST(ModelFormatTest, AnUnknownFormatSaysSo) {
  std::string bytes = SerializeModels(MakeModels());
  bytes[8] = 2;
  EXPECT_EQ(ParseModels(bytes).status().code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(ParseModels("not a model, but long enough to hold a head").status().code(),
            absl::StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace firstline::classifier
