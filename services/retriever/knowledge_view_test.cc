#include "services/retriever/knowledge_view.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/retriever/article_wire.h"
#include "services/retriever/core/testing.h"

namespace firstline::retriever {
namespace {

using ::testing::HasSubstr;

const absl::Time kDay1 = absl::FromUnixSeconds(1'800'000'000);

class KnowledgeViewTest : public ::testing::Test {
 protected:
  static kafka::Record Record(const ArticleKey& key, std::optional<std::string> value) {
    kafka::Record record;
    record.key = RecordKey(key);
    record.value = std::move(value);
    record.timestamp = kDay1;
    return record;
  }
  void Write(const StoredArticle& article, absl::Time changed_at) {
    view_.Apply(Record({"acme", article.id, article.version},
                       ToProto("acme", article, {.changed_at = changed_at, .since = changed_at}).SerializeAsString()));
  }
  size_t Articles() {
    view_.Publish();
    return view_.Snapshot("acme").index->articles;
  }

  telemetry::Log log_{"test", telemetry::Level::kError};
  telemetry::Metrics registry_;
  Metrics metrics_{registry_};
  KnowledgeView view_{log_, metrics_};
  const std::shared_ptr<const StoredArticle> article_ = testing::Stored("a", "Lamp", "The lamp.");
};

TEST_F(KnowledgeViewTest, WrittenArticlesAreServedOncePublished) {
  Write(*article_, kDay1);
  EXPECT_EQ(view_.Snapshot("acme").index->articles, 0U);
  EXPECT_EQ(Articles(), 1U);
  EXPECT_EQ(view_.Snapshot("acme").version, 1);
  EXPECT_EQ(view_.Snapshot("other").index->articles, 0U);
}

TEST_F(KnowledgeViewTest, ADeletionTakesTheArticleOut) {
  Write(*article_, kDay1);
  view_.Apply(
      Record({"acme", "a", "deleted"},
             DeletionProto("acme", "a", {.changed_at = kDay1 + absl::Seconds(1), .since = kDay1}).SerializeAsString()));
  EXPECT_EQ(Articles(), 0U);
}

TEST_F(KnowledgeViewTest, WithoutATimeOfItsOwnARecordHasThatOfTheLog) {
  v1::IndexedArticle record = ToProto("acme", *article_, {});
  record.clear_changed_at();
  record.clear_in_force_since();
  const ArticleKey key{"acme", "a", article_->version};
  view_.Apply(Record(key, record.SerializeAsString()));
  ASSERT_TRUE(view_.InForce(key).has_value());
  EXPECT_EQ(view_.InForce(key)->changed_at, kDay1);
  EXPECT_EQ(view_.InForce(key)->since, kDay1);
}

TEST_F(KnowledgeViewTest, UnreadableRecordsAreCountedAndSkipped) {
  view_.Apply(Record({"acme", "a", "1"}, "garbage\xff"));
  kafka::Record odd;
  odd.key = "no key of ours";
  view_.Apply(odd);
  v1::IndexedArticle unsound = ToProto("acme", *article_, {.changed_at = kDay1, .since = kDay1});
  unsound.mutable_passages(0)->set_end(1'000);
  view_.Apply(Record({"acme", "a", "1"}, unsound.SerializeAsString()));
  Write(*article_, kDay1);
  EXPECT_EQ(Articles(), 1U);
  EXPECT_THAT(registry_.Text(), HasSubstr("firstline_knowledge_records_total{outcome=\"unreadable\"} 3"));
}

TEST_F(KnowledgeViewTest, WaitingEndsWhenItIsCancelled) {
  EXPECT_FALSE(view_.Ready());
  EXPECT_EQ(view_.AwaitReady([] { return true; }).code(), absl::StatusCode::kCancelled);
}

}  // namespace
}  // namespace firstline::retriever
