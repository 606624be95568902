// Knowledge over a real broker: an edit is found, a superseded version leaves the log in time, a deletion stays one,
// and a second replica that starts later sees the same.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <memory>

#include "absl/time/clock.h"
#include "common/kafka/log_reader.h"
#include "common/kafka/topics.h"
#include "common/knowledge/wire.h"
#include "common/runtime/stage.h"
#include "services/retriever/article_wire.h"
#include "services/retriever/core/retrieve.h"
#include "services/retriever/core/testing.h"
#include "services/retriever/knowledge_view.h"
#include "services/retriever/knowledge_worker.h"
#include "services/retriever/version_keeper.h"
#include "tests/integration/broker.h"

namespace firstline::retriever {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

bool Eventually(const std::function<bool()>& condition) {
  const absl::Time deadline = absl::Now() + absl::Seconds(60);
  while (!condition()) {
    if (absl::Now() > deadline) return false;
    absl::SleepFor(absl::Milliseconds(20));
  }
  return true;
}

class KnowledgeOverKafkaTest : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto& broker = firstline::testing::Broker();
    ASSERT_TRUE(kafka::ApplyTopics(broker, kafka::TopicPlan(4, 1), 1, false).ok());
    producer_ = *kafka::Producer::Create(broker);
    view_.Start(broker, absl::Seconds(60));
    stage_ = std::make_unique<runtime::Stage>(runtime::StageOptions{.name = "knowledge"}, *producer_, worker_,
                                              Clock::Real(), log_, registry_);
    ASSERT_TRUE(
        stage_->Start({.client = broker, .group = tenant_ + "-knowledge", .topics = {kafka::kKnowledgeChanges}}).ok());
  }
  void TearDown() override {
    stage_->Stop(absl::Seconds(10));
    view_.Stop();
  }

  void Upsert(absl::string_view id, absl::string_view body) {
    Write(knowledge::UpsertRecord(tenant_, testing::MakeArticle(id, "Lamp", body), "test", absl::Now()));
  }
  void Write(kafka::OutRecord record) { ASSERT_TRUE(producer_->ProduceAndWait({std::move(record)}).ok()); }

  std::vector<std::string> Texts(const KnowledgeView& view) {
    SearchScratch scratch;
    const RetrieveInput input{.query = {.text = "lamp", .subject = "", .history = {}, .language = "en"},
                              .customer_locale = "",
                              .segments = {},
                              .categories = {},
                              .now = absl::Now()};
    std::vector<std::string> texts;
    for (const FoundPassage& passage : Retrieve(*view.Snapshot(tenant_).index, input, {}, scratch).passages) {
      texts.push_back(passage.text);
    }
    return texts;
  }

  // Versions of the article that a reader of the log would still see after compaction.
  size_t VersionsInTheLog() {
    std::map<std::string, bool> alive;
    auto reader = kafka::LogReader::Open(firstline::testing::Broker(), kafka::kKnowledgeArticles);
    EXPECT_TRUE(reader.ok());
    const absl::Status status = (*reader)->ReadToEnd(
        [&](const kafka::Record& record) {
          if (record.key.starts_with(tenant_ + "/")) alive[record.key] = record.value.has_value();
        },
        absl::Seconds(30));
    EXPECT_TRUE(status.ok()) << status;
    size_t count = 0;
    for (const auto& [key, is_alive] : alive) count += is_alive ? 1 : 0;
    return count;
  }

  const std::string tenant_ = firstline::testing::NewTopic("tenant");
  telemetry::Log log_{"test", telemetry::Level::kError};
  telemetry::Metrics registry_;
  Metrics metrics_{registry_};
  std::unique_ptr<kafka::Producer> producer_;
  KnowledgeView view_{log_, metrics_};
  KnowledgeWorker worker_{[this](const ArticleKey& key) { return view_.InForce(key); },
                          [this](const std::function<bool()>& cancelled) { return view_.AwaitReady(cancelled); },
                          Clock::Real(), metrics_};
  std::unique_ptr<runtime::Stage> stage_;
};

TEST_F(KnowledgeOverKafkaTest, EditsAndDeletionsAreSeenByEveryReplica) {
  Upsert("a", "The lamp costs 1 EUR.");
  ASSERT_TRUE(Eventually([&] { return Texts(view_).size() == 1; }));
  EXPECT_THAT(Texts(view_), ElementsAre("The lamp costs 1 EUR."));

  Upsert("a", "The lamp costs 2 EUR.");
  ASSERT_TRUE(Eventually([&] { return Texts(view_) == std::vector<std::string>{"The lamp costs 2 EUR."}; }));

  FakeClock clock(absl::Now());
  VersionKeeper keeper(view_, *producer_, absl::Hours(168), clock, log_, metrics_);
  clock.Advance(absl::Hours(167));
  keeper.Look();
  EXPECT_EQ(VersionsInTheLog(), 2U) << "decisions may still be replayed against the first version";
  clock.Advance(absl::Hours(2));
  keeper.Look();
  EXPECT_EQ(VersionsInTheLog(), 1U);

  KnowledgeView second(log_, metrics_);
  second.Start(firstline::testing::Broker(), absl::Seconds(60));
  ASSERT_TRUE(Eventually([&] { return second.Ready(); }));
  EXPECT_THAT(Texts(second), ElementsAre("The lamp costs 2 EUR."));
  VersionKeeper restarted(second, *producer_, absl::Hours(168), clock, log_, metrics_);
  restarted.Look();
  EXPECT_EQ(VersionsInTheLog(), 1U) << "what was done is not done again";

  Write(knowledge::DeleteRecord(tenant_, "a", "test", absl::Now()));
  ASSERT_TRUE(Eventually([&] { return Texts(view_).empty() && Texts(second).empty(); }));

  KnowledgeView third(log_, metrics_);
  third.Start(firstline::testing::Broker(), absl::Seconds(60));
  ASSERT_TRUE(Eventually([&] { return third.Ready(); }));
  EXPECT_THAT(Texts(third), IsEmpty());
}

}  // namespace
}  // namespace firstline::retriever
