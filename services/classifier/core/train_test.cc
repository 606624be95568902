#include "services/classifier/core/train.h"

#include "gtest/gtest.h"
#include "services/classifier/core/model_format.h"

namespace firstline::classifier {
namespace {

std::vector<Example> Examples() {
  std::vector<Example> examples;
  for (const char* topic : {"shop", "bank", "travel", "energy"}) {
    for (int i = 0; i < 4; ++i) {
      examples.push_back({.text = "I want a refund of my money",
                          .intent = "refund",
                          .lang = "en",
                          .topic = topic,
                          .sentiment = "negative",
                          .urgency = "normal"});
      examples.push_back({.text = "thank you, lovely people",
                          .intent = "praise",
                          .lang = "en",
                          .topic = topic,
                          .sentiment = "positive",
                          .urgency = "low"});
    }
  }
  return examples;
}

TEST(TrainTest, TheReportIsAboutHeldOutTopicsOnly) {
  const auto trained = Train(Examples(), {});
  ASSERT_TRUE(trained.ok()) << trained.status();
  EXPECT_EQ(trained->report.rows, 32u);
  EXPECT_EQ(trained->report.train_rows, 24u);
  EXPECT_EQ(trained->report.intent.rows, 8u);
  EXPECT_EQ(trained->report.intent.accuracy, 1);
  EXPECT_EQ(trained->report.sentiment.accuracy, 1);
}

TEST(TrainTest, WithoutHeldOutTopicsAShareIsHeldOut) {
  const auto trained = Train(Examples(), {.held_out_topics = {"nowhere"}, .held_out_share = 0.5});
  ASSERT_TRUE(trained.ok()) << trained.status();
  EXPECT_GT(trained->report.intent.rows, 4u);
  EXPECT_LT(trained->report.intent.rows, 28u);
}

TEST(TrainTest, IsDeterministic) {
  EXPECT_EQ(SerializeModels(Train(Examples(), {})->models), SerializeModels(Train(Examples(), {})->models));
}

TEST(TrainTest, WithoutSentimentsTheGivenModelIsShipped) {
  std::vector<Example> examples = Examples();
  const LinearModel sentiment = Train(examples, {})->models.sentiment;
  for (Example& example : examples) example.sentiment.clear();
  EXPECT_EQ(Train(examples, {}).status().code(), absl::StatusCode::kInvalidArgument);
  const auto trained = Train(examples, {}, &sentiment);
  ASSERT_TRUE(trained.ok()) << trained.status();
  EXPECT_EQ(trained->models.sentiment.parts().weights, sentiment.parts().weights);
}

TEST(TrainTest, BadExamplesAreNamed) {
  std::vector<Example> examples = Examples();
  examples[2].intent.clear();
  EXPECT_EQ(Train(examples, {}).status().message(), "example 3: text and intent must not be empty");
  examples = Examples();
  examples[0].sentiment = "grumpy";
  EXPECT_EQ(Train(examples, {}).status().message(), "example 1: unknown sentiment grumpy");
  for (Example& example : examples) example = {.text = "x", .intent = "refund"};
  EXPECT_EQ(Train(examples, {}).status().message(), "the examples have 1 intents, want 2 to 1024");
}

}  // namespace
}  // namespace firstline::classifier
