#include "services/retriever/version_keeper.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/retriever/article_wire.h"
#include "services/retriever/core/testing.h"

namespace firstline::retriever {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const absl::Time kDay1 = absl::FromUnixSeconds(1'800'000'000);
constexpr absl::Duration kWeek = absl::Hours(168);

// The topic as a list that views read from the start.
class LogProducer : public kafka::Producer {
 public:
  void Produce(kafka::OutRecord record, Done done) override {
    if (result.ok()) records.push_back(std::move(record));
    done(result);
  }
  absl::Status Flush(absl::Duration) override { return absl::OkStatus(); }

  std::vector<kafka::OutRecord> records;
  absl::Status result;
};

class VersionKeeperTest : public ::testing::Test {
 protected:
  struct Replica {
    explicit Replica(VersionKeeperTest& test)
        : test_(test),
          view(test.log_, test.metrics_),
          keeper(view, test.producer_, kWeek, test.clock_, test.log_, test.metrics_) {}
    // Takes in what was written since the last look, then looks.
    void Look() {
      for (; read_ < test_.producer_.records.size(); ++read_) {
        kafka::Record record;
        record.key = test_.producer_.records[read_].key;
        record.value = test_.producer_.records[read_].value;
        record.timestamp = kDay1;
        view.Apply(record);
      }
      view.Publish();
      keeper.Look();
    }
    VersionKeeperTest& test_;
    KnowledgeView view;
    VersionKeeper keeper;
    size_t read_ = 0;
  };

  // Writes the article one second after the last.
  void Write(const StoredArticle& article) {
    clock_.Advance(absl::Seconds(1));
    const VersionTimes times{clock_.Now(), clock_.Now()};
    producer_.records.push_back(ArticleRecord({"acme", article.id, article.version},
                                              ToProto("acme", article, times).SerializeAsString(), clock_.Now()));
  }
  std::vector<std::string> Tombstones() const {
    std::vector<std::string> keys;
    for (const kafka::OutRecord& record : producer_.records) {
      if (!record.value.has_value()) keys.push_back(record.key);
    }
    return keys;
  }
  static std::string KeyOf(const StoredArticle& article) { return RecordKey({"acme", article.id, article.version}); }

  FakeClock clock_{kDay1};
  telemetry::Log log_{"test", telemetry::Level::kError};
  telemetry::Metrics registry_;
  Metrics metrics_{registry_};
  LogProducer producer_;
  const std::shared_ptr<const StoredArticle> one_ = testing::Stored("a", "Lamp", "The lamp costs 1 EUR.");
  const std::shared_ptr<const StoredArticle> two_ = testing::Stored("a", "Lamp", "The lamp costs 2 EUR.");
};

TEST_F(VersionKeeperTest, ASupersededVersionStaysForTheRetentionAndNoLonger) {
  Replica replica(*this);
  Write(*one_);
  clock_.Advance(kWeek * 10);
  replica.Look();
  EXPECT_THAT(Tombstones(), IsEmpty()) << "it is in force";
  Write(*two_);
  clock_.Advance(kWeek - absl::Seconds(1));
  replica.Look();
  EXPECT_THAT(Tombstones(), IsEmpty());
  clock_.Advance(absl::Seconds(1));
  replica.Look();
  EXPECT_THAT(Tombstones(), ElementsAre(KeyOf(*one_)));
  replica.Look();
  EXPECT_THAT(Tombstones(), SizeIs(1));
  EXPECT_THAT(registry_.Text(), HasSubstr("firstline_knowledge_versions_total{outcome=\"expired\"} 1"));
}

TEST_F(VersionKeeperTest, ARestartKeepsTheTime) {
  {
    Replica first(*this);
    Write(*one_);
    Write(*two_);
    clock_.Advance(kWeek / 2);
    first.Look();
  }
  Replica second(*this);
  second.Look();
  EXPECT_THAT(Tombstones(), IsEmpty());
  clock_.Advance(kWeek / 2);
  second.Look();
  EXPECT_THAT(Tombstones(), ElementsAre(KeyOf(*one_)));
}

TEST_F(VersionKeeperTest, AnEditTakenBackAtThatMomentIsNotLost) {
  Replica replica(*this);
  Write(*one_);
  Write(*two_);
  replica.Look();
  clock_.Advance(kWeek);
  // The keeper has seen the first version superseded when the log gets it again; its tombstone comes after that.
  Write(*one_);
  producer_.records.push_back(ArticleRecord({"acme", "a", one_->version}, std::nullopt, clock_.Now()));
  replica.Look();
  ASSERT_TRUE(producer_.records.back().value.has_value());
  EXPECT_EQ(producer_.records.back().key, KeyOf(*one_));
  const size_t written = producer_.records.size();
  replica.Look();
  EXPECT_THAT(producer_.records, SizeIs(written));
  EXPECT_THAT(registry_.Text(), HasSubstr("firstline_knowledge_versions_total{outcome=\"restored\"} 1"));
}

TEST_F(VersionKeeperTest, OneLookWritesABoundedNumber) {
  Replica replica(*this);
  const size_t articles = VersionKeeper::kRecordsPerLook + 10;
  for (size_t i = 0; i < articles; ++i) {
    const std::string id = "a" + std::to_string(i);
    Write(*testing::Stored(id, "Lamp", "The lamp costs 1 EUR."));
    Write(*testing::Stored(id, "Lamp", "The lamp costs 2 EUR."));
  }
  clock_.Advance(kWeek);
  replica.Look();
  EXPECT_THAT(Tombstones(), SizeIs(VersionKeeper::kRecordsPerLook));
  replica.Look();
  EXPECT_THAT(Tombstones(), SizeIs(articles));
}

TEST_F(VersionKeeperTest, AFailedWriteIsTriedAgain) {
  Replica replica(*this);
  Write(*one_);
  Write(*two_);
  clock_.Advance(kWeek);
  producer_.result = absl::UnavailableError("no broker");
  replica.Look();
  EXPECT_THAT(Tombstones(), IsEmpty());
  producer_.result = absl::OkStatus();
  replica.Look();
  EXPECT_THAT(Tombstones(), ElementsAre(KeyOf(*one_)));
}

TEST_F(VersionKeeperTest, StoppingDoesNotWaitForTheNextLook) {
  Replica replica(*this);
  replica.keeper.Start(absl::Hours(1));
  replica.keeper.Stop();
  replica.keeper.Stop();
}

}  // namespace
}  // namespace firstline::retriever
