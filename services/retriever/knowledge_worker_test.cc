#include "services/retriever/knowledge_worker.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <optional>

#include "common/knowledge/wire.h"
#include "services/retriever/article_wire.h"
#include "services/retriever/core/testing.h"

namespace firstline::retriever {
namespace {

using ::testing::SizeIs;

const absl::Time kDay1 = absl::FromUnixSeconds(1'800'000'000);

class KnowledgeWorkerTest : public ::testing::Test {
 protected:
  static v1::KnowledgeChange Change(v1::KnowledgeOperation operation) {
    v1::KnowledgeChange change;
    change.set_tenant("acme");
    change.set_operation(operation);
    *change.mutable_article() =
        knowledge::ToProto(testing::MakeArticle("faq/a", "Lamp", "# Lamp\n\nThe **lamp** shines."));
    *change.mutable_changed_at() = TimeToProto(kDay1);
    return change;
  }
  absl::StatusOr<runtime::RecordHandler::Output> Handle(const std::string& value) {
    kafka::Record record;
    record.topic = "knowledge.changes";
    record.value = value;
    record.timestamp = kDay1 + absl::Hours(1);
    return worker_.Handle(record, {});
  }
  static v1::IndexedArticle Parse(const kafka::OutRecord& record) {
    v1::IndexedArticle article;
    EXPECT_TRUE(article.ParseFromString(record.value.value_or("")));
    return article;
  }

  FakeClock clock_{kDay1};
  telemetry::Metrics registry_;
  Metrics metrics_{registry_};
  std::map<ArticleKey, VersionTimes> in_force_;
  KnowledgeWorker worker_{[this](const ArticleKey& key) {
                            const auto known = in_force_.find(key);
                            return known == in_force_.end() ? std::nullopt : std::make_optional(known->second);
                          },
                          [](const std::function<bool()>&) { return absl::OkStatus(); }, clock_, metrics_};
};

TEST_F(KnowledgeWorkerTest, AnArticleIsWrittenAsTextAndPassages) {
  const auto output = Handle(Change(v1::KNOWLEDGE_OPERATION_UPSERT).SerializeAsString());
  ASSERT_TRUE(output.ok()) << output.status();
  ASSERT_THAT(output->records, SizeIs(1));
  const kafka::OutRecord& record = output->records[0];
  EXPECT_EQ(record.topic, "knowledge.articles");
  const v1::IndexedArticle article = Parse(record);
  EXPECT_EQ(record.key, "acme/faq/a/" + article.version());
  EXPECT_EQ(article.text(), "Lamp\n\nThe lamp shines.");
  EXPECT_EQ(article.passages_size(), 1);
  EXPECT_EQ(article.article().body(), "");
  EXPECT_EQ(TimeFromProto(article.changed_at()), kDay1);
  EXPECT_TRUE(StoredFromProto(article).ok());
}

TEST_F(KnowledgeWorkerTest, TheSameChangeGivesTheSameRecord) {
  const std::string value = Change(v1::KNOWLEDGE_OPERATION_UPSERT).SerializeAsString();
  const auto first = Handle(value), second = Handle(value);
  EXPECT_EQ(first->records[0].key, second->records[0].key);
  EXPECT_EQ(first->records[0].value, second->records[0].value);
}

TEST_F(KnowledgeWorkerTest, AVersionIsInForceSinceTheLogHasTheChange) {
  const auto output = Handle(Change(v1::KNOWLEDGE_OPERATION_UPSERT).SerializeAsString());
  ASSERT_TRUE(output.ok());
  EXPECT_EQ(TimeFromProto(Parse(output->records[0]).in_force_since()), kDay1 + absl::Hours(1));
}

TEST_F(KnowledgeWorkerTest, ImportingAnArticleAgainDoesNotMakeItNew) {
  const std::string value = Change(v1::KNOWLEDGE_OPERATION_UPSERT).SerializeAsString();
  const absl::Time long_ago = kDay1 - absl::Hours(240);
  in_force_[{"acme", "faq/a", Parse(Handle(value)->records[0]).version()}] = {long_ago, long_ago};
  const v1::IndexedArticle again = Parse(Handle(value)->records[0]);
  EXPECT_EQ(TimeFromProto(again.in_force_since()), long_ago);
  EXPECT_EQ(TimeFromProto(again.changed_at()), kDay1);
}

TEST_F(KnowledgeWorkerTest, AnEditTakesNothingOutOfTheLog) {
  in_force_[{"acme", "faq/a", "0000000000000001"}] = {};
  EXPECT_THAT(Handle(Change(v1::KNOWLEDGE_OPERATION_UPSERT).SerializeAsString())->records, SizeIs(1));
}

TEST_F(KnowledgeWorkerTest, ADeletionIsWrittenDown) {
  v1::KnowledgeChange change = Change(v1::KNOWLEDGE_OPERATION_DELETE);
  change.mutable_article()->Clear();
  change.mutable_article()->set_id("faq/a");
  const auto output = Handle(change.SerializeAsString());
  ASSERT_TRUE(output.ok());
  EXPECT_EQ(output->records[0].key, "acme/faq/a/deleted");
  EXPECT_TRUE(Parse(output->records[0]).deleted());
}

TEST_F(KnowledgeWorkerTest, WithoutATimeOfItsOwnAChangeHasThatOfTheLog) {
  v1::KnowledgeChange change = Change(v1::KNOWLEDGE_OPERATION_UPSERT);
  change.clear_changed_at();
  const auto output = Handle(change.SerializeAsString());
  EXPECT_EQ(TimeFromProto(Parse(output->records[0]).changed_at()), kDay1 + absl::Hours(1));
}

TEST_F(KnowledgeWorkerTest, WhatCannotBeUsedIsRefused) {
  EXPECT_EQ(Handle("garbage\xff").status().code(), absl::StatusCode::kDataLoss);
  const auto refused = [&](const std::function<void(v1::KnowledgeChange&)>& change) {
    v1::KnowledgeChange bad = Change(v1::KNOWLEDGE_OPERATION_UPSERT);
    change(bad);
    return Handle(bad.SerializeAsString()).status().code() == absl::StatusCode::kInvalidArgument;
  };
  EXPECT_TRUE(refused([](v1::KnowledgeChange& c) { c.set_operation(v1::KNOWLEDGE_OPERATION_UNSPECIFIED); }));
  EXPECT_TRUE(refused([](v1::KnowledgeChange& c) { c.set_operation(static_cast<v1::KnowledgeOperation>(99)); }));
  EXPECT_TRUE(refused([](v1::KnowledgeChange& c) { c.clear_tenant(); }));
  EXPECT_TRUE(refused([](v1::KnowledgeChange& c) { c.set_tenant("a/b"); }));
  EXPECT_TRUE(refused([](v1::KnowledgeChange& c) { c.mutable_article()->clear_id(); }));
  EXPECT_TRUE(refused([](v1::KnowledgeChange& c) { c.mutable_article()->clear_title(); }));
}

TEST_F(KnowledgeWorkerTest, AFailureIsKeptInTheDeadLetterTopic) {
  kafka::Record record;
  record.key = "acme/a";
  record.value = "garbage\xff";
  const auto output = worker_.Fail(record, absl::DataLossError("no KnowledgeChange"), 1);
  ASSERT_THAT(output.records, SizeIs(1));
  EXPECT_EQ(output.records[0].topic, "retriever.dlq");
  EXPECT_EQ(output.records[0].value, "garbage\xff");
}

}  // namespace
}  // namespace firstline::retriever
