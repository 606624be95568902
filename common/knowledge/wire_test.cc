#include "common/knowledge/wire.h"

#include <gtest/gtest.h>

namespace firstline::knowledge {
namespace {

TEST(KnowledgeWireTest, AnArticleSurvivesTheRoundTrip) {
  Article article;
  article.id = "a";
  article.title = "T";
  article.body = "B";
  article.category = "faq";
  article.tags = {"x", "y"};
  article.audience = "public";
  article.locale = "pt-BR";
  article.status = ArticleStatus::kPublished;
  article.valid_from = absl::FromUnixMillis(1500);
  article.valid_until = absl::FromUnixSeconds(99);
  article.url = "https://example.org/a";
  EXPECT_EQ(FromProto(ToProto(article)), article);
  EXPECT_EQ(ArticleVersion(FromProto(ToProto(article))), ArticleVersion(article));
}

TEST(KnowledgeWireTest, WhatIsMissingBecomesTheSafeChoice) {
  const Article article = FromProto(v1::Article());
  EXPECT_EQ(article.audience, "internal");
  EXPECT_EQ(article.status, ArticleStatus::kDraft);
}

TEST(KnowledgeWireTest, AChangeIsKeyedByTenantAndArticle) {
  Article article;
  article.id = "a";
  const auto record = UpsertRecord("acme", article, "markdown", absl::UnixEpoch());
  EXPECT_EQ(record.key, "acme/a");
  v1::KnowledgeChange change;
  ASSERT_TRUE(change.ParseFromString(*record.value));
  EXPECT_EQ(change.operation(), v1::KNOWLEDGE_OPERATION_UPSERT);
  EXPECT_EQ(DeleteRecord("acme", "a", "markdown", absl::UnixEpoch()).key, "acme/a");
}

}  // namespace
}  // namespace firstline::knowledge
