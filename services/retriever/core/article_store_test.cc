#include "services/retriever/core/article_store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "services/retriever/core/search.h"
#include "services/retriever/core/testing.h"

namespace firstline::retriever {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using testing::Stored;
using ::testing::UnorderedElementsAre;

const absl::Time kDay1 = absl::FromUnixSeconds(1'800'000'000);
const absl::Time kDay2 = kDay1 + absl::Hours(24);
const absl::Time kDay3 = kDay2 + absl::Hours(24);

const auto kOne = Stored("a", "Lamp", "The lamp costs 1 EUR.");
const auto kTwo = Stored("a", "Lamp", "The lamp costs 2 EUR.");

// A change that reached the log when it was made.
VersionTimes At(absl::Time time) { return {time, time}; }

std::vector<std::string> Texts(const ArticleStore& store, absl::string_view tenant = "acme") {
  SearchScratch scratch;
  std::vector<std::string> texts;
  for (const Hit& hit : Search(*store.Snapshot(tenant).index,
                               {.query = {{{"lamp", 1.0}}},
                                .language = "en",
                                .filter = {.audiences = {"public"}, .categories = {}, .now = kDay1}},
                               SearchParams(), scratch)) {
    texts.push_back(hit.article->text);
  }
  std::sort(texts.begin(), texts.end());
  return texts;
}

TEST(ArticleStoreTest, TheLatestChangeWinsInAnyOrder) {
  for (const bool newest_first : {false, true}) {
    ArticleStore store;
    if (newest_first) store.Apply("acme", kTwo, At(kDay2));
    store.Apply("acme", kOne, At(kDay1));
    store.Commit();
    if (!newest_first) store.Apply("acme", kTwo, At(kDay2));
    store.Commit();
    EXPECT_THAT(Texts(store), ElementsAre(kTwo->text));
    EXPECT_EQ(store.articles(), 1U);
  }
}

TEST(ArticleStoreTest, AnEditCanBeTakenBack) {
  ArticleStore store;
  store.Apply("acme", kOne, At(kDay1));
  store.Apply("acme", kTwo, At(kDay2));
  store.Commit();
  store.Apply("acme", kOne, At(kDay3));
  store.Commit();
  EXPECT_THAT(Texts(store), ElementsAre(kOne->text));
}

TEST(ArticleStoreTest, ARepeatedRecordChangesNothing) {
  ArticleStore store;
  store.Apply("acme", kOne, At(kDay1));
  store.Apply("acme", kTwo, At(kDay2));
  store.Commit();
  store.Apply("acme", kOne, At(kDay1));
  store.Commit();
  EXPECT_THAT(Texts(store), ElementsAre(kTwo->text));
}

TEST(ArticleStoreTest, ADeletionHidesWhatIsOlderAndNothingNewer) {
  ArticleStore store;
  store.ApplyDeletion("acme", "a", At(kDay2));
  store.Apply("acme", kOne, At(kDay1));
  store.Commit();
  EXPECT_THAT(Texts(store), IsEmpty());
  EXPECT_EQ(store.articles(), 0U);
  store.Apply("acme", kTwo, At(kDay3));
  store.Commit();
  EXPECT_THAT(Texts(store), ElementsAre(kTwo->text));
}

TEST(ArticleStoreTest, TombstonesOfOldVersionsChangeNothing) {
  ArticleStore store;
  store.Apply("acme", kOne, At(kDay1));
  store.Apply("acme", kTwo, At(kDay2));
  store.ApplyTombstone({"acme", "a", kOne->version});
  store.ApplyTombstone({"acme", "unknown", "0"});
  store.Commit();
  EXPECT_THAT(Texts(store), ElementsAre(kTwo->text));
}

TEST(ArticleStoreTest, AnArticleStaysUntilItsSuccessorIsRead) {
  ArticleStore store;
  store.Apply("acme", kOne, At(kDay1));
  store.ApplyTombstone({"acme", "a", kOne->version});
  store.Commit();
  EXPECT_THAT(Texts(store), ElementsAre(kOne->text));
  store.Apply("acme", kTwo, At(kDay2));
  store.Commit();
  EXPECT_THAT(Texts(store), ElementsAre(kTwo->text));
  EXPECT_THAT(store.SupersededUntil(kDay3, 10), IsEmpty());
}

TEST(ArticleStoreTest, ATombstoneReadFirstChangesNothing) {
  ArticleStore store;
  store.ApplyTombstone({"acme", "a", kOne->version});
  store.Apply("acme", kTwo, At(kDay2));
  store.Commit();
  EXPECT_THAT(Texts(store), ElementsAre(kTwo->text));
}

TEST(ArticleStoreTest, TenantsDoNotSeeEachOther) {
  ArticleStore store;
  store.Apply("acme", kOne, At(kDay1));
  store.Apply("other", kTwo, At(kDay1));
  EXPECT_THAT(store.Commit(), ElementsAre("acme", "other"));
  EXPECT_THAT(Texts(store, "acme"), ElementsAre(kOne->text));
  EXPECT_THAT(Texts(store, "other"), ElementsAre(kTwo->text));
  EXPECT_THAT(Texts(store, "third"), IsEmpty());
}

TEST(ArticleStoreTest, ChangesTakeEffectWithCommit) {
  ArticleStore store;
  store.Apply("acme", kOne, At(kDay1));
  EXPECT_THAT(Texts(store), IsEmpty());
  EXPECT_EQ(store.Snapshot("acme").version, 0);
  EXPECT_THAT(store.Commit(), ElementsAre("acme"));
  EXPECT_EQ(store.Snapshot("acme").version, 1);
  EXPECT_THAT(store.Commit(), IsEmpty());
}

ArticleKey KeyOf(const std::shared_ptr<const StoredArticle>& article) { return {"acme", "a", article->version}; }
const ArticleKey kDeletion = {"acme", "a", std::string(kDeletedVersion)};

TEST(ArticleStoreTest, AVersionIsSupersededWhenTheLogHasALaterOne) {
  ArticleStore store;
  store.Apply("acme", kOne, At(kDay1));
  EXPECT_THAT(store.SupersededUntil(kDay3, 10), IsEmpty());
  store.ApplyDeletion("acme", "a", At(kDay2));
  store.Apply("acme", kTwo, At(kDay3));
  EXPECT_THAT(store.SupersededUntil(kDay2 - absl::Seconds(1), 10), IsEmpty());
  EXPECT_THAT(store.SupersededUntil(kDay2, 10), ElementsAre(KeyOf(kOne)));
  EXPECT_THAT(store.SupersededUntil(kDay3, 10), UnorderedElementsAre(KeyOf(kOne), kDeletion));
  EXPECT_THAT(store.SupersededUntil(kDay3, 1), SizeIs(1));
}

TEST(ArticleStoreTest, TheLogsTimeCountsAndNotTheEditors) {
  ArticleStore store;
  store.Apply("acme", kOne, {.changed_at = kDay1, .since = kDay1});
  store.Apply("acme", kTwo, {.changed_at = kDay1 + absl::Seconds(1), .since = kDay3});  // imported days later
  EXPECT_THAT(store.SupersededUntil(kDay2, 10), IsEmpty());
  EXPECT_THAT(store.SupersededUntil(kDay3, 10), ElementsAre(KeyOf(kOne)));
}

TEST(ArticleStoreTest, AVersionThatCameLateIsKeptAsLongAsAnyOther) {
  ArticleStore store;
  store.Apply("acme", kTwo, At(kDay2));
  store.Apply("acme", kOne, {.changed_at = kDay1, .since = kDay3});
  EXPECT_THAT(store.SupersededUntil(kDay2, 10), IsEmpty());
  EXPECT_THAT(store.SupersededUntil(kDay3, 10), ElementsAre(KeyOf(kOne)));
}

TEST(ArticleStoreTest, ATombstoneIsAskedForOnce) {
  ArticleStore store;
  store.Apply("acme", kOne, At(kDay1));
  store.Apply("acme", kTwo, At(kDay2));
  store.ApplyTombstone(KeyOf(kOne));
  EXPECT_THAT(store.SupersededUntil(kDay3, 10), IsEmpty());
}

TEST(ArticleStoreTest, AVersionInForceWithoutARecordIsLost) {
  ArticleStore store;
  store.Apply("acme", kOne, At(kDay1));
  EXPECT_THAT(store.Lost(10), IsEmpty());
  store.ApplyTombstone(KeyOf(kOne));
  ASSERT_THAT(store.Lost(10), SizeIs(1));
  EXPECT_EQ(store.Lost(10)[0].key, KeyOf(kOne));
  EXPECT_EQ(store.Lost(10)[0].article, kOne);
  EXPECT_EQ(store.Lost(10)[0].times.changed_at, kDay1);
  EXPECT_THAT(store.Lost(0), IsEmpty());
  store.Apply("acme", kOne, At(kDay1));  // as it is written again
  EXPECT_THAT(store.Lost(10), IsEmpty());
}

TEST(ArticleStoreTest, OnlyTheVersionInForceHasTimes) {
  ArticleStore store;
  EXPECT_FALSE(store.InForce(KeyOf(kOne)).has_value());
  store.Apply("acme", kOne, {.changed_at = kDay2, .since = kDay1});
  ASSERT_TRUE(store.InForce(KeyOf(kOne)).has_value());
  EXPECT_EQ(store.InForce(KeyOf(kOne))->since, kDay1);
  store.ApplyDeletion("acme", "a", At(kDay3));
  EXPECT_FALSE(store.InForce(KeyOf(kOne)).has_value());
  EXPECT_TRUE(store.InForce(kDeletion).has_value());
  EXPECT_FALSE(store.InForce({"other", "a", kOne->version}).has_value());
}

}  // namespace
}  // namespace firstline::retriever
