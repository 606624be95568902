#include "services/retriever/article_wire.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/time/clock.h"
#include "services/retriever/core/testing.h"

namespace firstline::retriever {
namespace {

using ::testing::ElementsAre;

knowledge::Article Full() {
  knowledge::Article article = testing::MakeArticle("faq/a", "Title", "# Title\n\nOne.\n\n## More\n\nTwo.");
  article.category = "faq";
  article.tags = {"x", "y"};
  article.audience = "gold";
  article.locale = "de-AT";
  article.status = knowledge::ArticleStatus::kArchived;
  article.valid_from = absl::FromUnixMicros(1'700'000'000'123'456);
  article.valid_until = absl::FromUnixMicros(1'800'000'000'000'000);
  article.url = "https://example.com/a";
  return article;
}

TEST(ArticleWireTest, AStoredArticleSurvivesTheWay) {
  const auto stored = testing::Stored(Full());
  const v1::IndexedArticle record =
      ToProto("acme", *stored, {.changed_at = absl::FromUnixMicros(-1), .since = absl::FromUnixMicros(1)});
  EXPECT_EQ(record.tenant(), "acme");
  EXPECT_EQ(record.article().body(), "");
  EXPECT_EQ(TimesOf(record, absl::Now()).changed_at, absl::FromUnixMicros(-1));
  EXPECT_EQ(TimesOf(record, absl::Now()).since, absl::FromUnixMicros(1));
  const auto back = StoredFromProto(record);
  ASSERT_TRUE(back.ok()) << back.status();
  EXPECT_EQ(back->id, stored->id);
  EXPECT_EQ(back->version, stored->version);
  EXPECT_EQ(back->title, stored->title);
  EXPECT_EQ(back->url, stored->url);
  EXPECT_EQ(back->category, stored->category);
  EXPECT_EQ(back->audience, stored->audience);
  EXPECT_EQ(back->locale, stored->locale);
  EXPECT_EQ(back->status, stored->status);
  EXPECT_EQ(back->valid_from, stored->valid_from);
  EXPECT_EQ(back->valid_until, stored->valid_until);
  EXPECT_EQ(back->text, stored->text);
  EXPECT_EQ(back->passages, stored->passages);
}

TEST(ArticleWireTest, UnsoundSpansAreRefused) {
  v1::IndexedArticle record = ToProto("acme", *testing::Stored(Full()), {});
  record.mutable_passages(0)->set_begin(-1);
  EXPECT_EQ(StoredFromProto(record).status().code(), absl::StatusCode::kInvalidArgument);
  record.mutable_passages(0)->set_begin(0);
  record.mutable_passages(1)->set_end(1'000'000);
  EXPECT_EQ(StoredFromProto(record).status().code(), absl::StatusCode::kInvalidArgument);
}

TEST(ArticleWireTest, WithoutTimesOfItsOwnARecordHasThatOfTheLog) {
  const absl::Time logged = absl::FromUnixSeconds(1'800'000'000);
  EXPECT_EQ(TimesOf({}, logged).changed_at, logged);
  EXPECT_EQ(TimesOf({}, logged).since, logged);
}

TEST(RecordKeyTest, KeysGoBothWaysEvenWithSlashesInTheId) {
  for (const ArticleKey& key :
       {ArticleKey{"acme", "a", "0123456789abcdef"}, ArticleKey{"acme", "faq/b/c", "deleted"}}) {
    const auto back = ArticleKeyFrom(RecordKey(key));
    ASSERT_TRUE(back.ok());
    EXPECT_EQ(*back, key);
  }
  for (const char* bad : {"", "acme", "acme/a", "/a/1", "acme//1", "acme/a/"})
    EXPECT_FALSE(ArticleKeyFrom(bad).ok()) << bad;
}

}  // namespace
}  // namespace firstline::retriever
