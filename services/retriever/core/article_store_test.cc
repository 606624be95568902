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
using testing::Stored;

const absl::Time kDay1 = absl::FromUnixSeconds(1'800'000'000);
const absl::Time kDay2 = kDay1 + absl::Hours(24);
const absl::Time kDay3 = kDay2 + absl::Hours(24);

const auto kOne = Stored("a", "Lamp", "The lamp costs 1 EUR.");
const auto kTwo = Stored("a", "Lamp", "The lamp costs 2 EUR.");

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
    if (newest_first) store.Apply("acme", kTwo, kDay2);
    store.Apply("acme", kOne, kDay1);
    store.Commit();
    if (!newest_first) store.Apply("acme", kTwo, kDay2);
    store.Commit();
    EXPECT_THAT(Texts(store), ElementsAre(kTwo->text));
    EXPECT_EQ(store.articles(), 1U);
  }
}

TEST(ArticleStoreTest, AnEditCanBeTakenBack) {
  ArticleStore store;
  store.Apply("acme", kOne, kDay1);
  store.Apply("acme", kTwo, kDay2);
  store.Commit();
  store.Apply("acme", kOne, kDay3);
  store.Commit();
  EXPECT_THAT(Texts(store), ElementsAre(kOne->text));
}

TEST(ArticleStoreTest, ARepeatedRecordChangesNothing) {
  ArticleStore store;
  store.Apply("acme", kOne, kDay1);
  store.Apply("acme", kTwo, kDay2);
  store.Commit();
  store.Apply("acme", kOne, kDay1);
  store.Commit();
  EXPECT_THAT(Texts(store), ElementsAre(kTwo->text));
}

TEST(ArticleStoreTest, ADeletionHidesWhatIsOlderAndNothingNewer) {
  ArticleStore store;
  store.ApplyDeletion("acme", "a", kDay2);
  store.Apply("acme", kOne, kDay1);
  store.Commit();
  EXPECT_THAT(Texts(store), IsEmpty());
  EXPECT_EQ(store.articles(), 0U);
  store.Apply("acme", kTwo, kDay3);
  store.Commit();
  EXPECT_THAT(Texts(store), ElementsAre(kTwo->text));
}

TEST(ArticleStoreTest, TombstonesOfOldVersionsChangeNothing) {
  ArticleStore store;
  store.Apply("acme", kOne, kDay1);
  store.Apply("acme", kTwo, kDay2);
  store.ApplyTombstone({"acme", "a", kOne->version});
  store.ApplyTombstone({"acme", "unknown", "0"});
  store.Commit();
  EXPECT_THAT(Texts(store), ElementsAre(kTwo->text));
}

TEST(ArticleStoreTest, AnArticleStaysUntilItsSuccessorIsRead) {
  ArticleStore store;
  store.Apply("acme", kOne, kDay1);
  store.ApplyTombstone({"acme", "a", kOne->version});
  store.Commit();
  EXPECT_THAT(Texts(store), ElementsAre(kOne->text));
  store.Apply("acme", kTwo, kDay2);
  store.Commit();
  EXPECT_THAT(Texts(store), ElementsAre(kTwo->text));
  EXPECT_THAT(store.Superseded({"acme", "a", "next"}, kDay3), ElementsAre(ArticleKey{"acme", "a", kTwo->version}));
}

TEST(ArticleStoreTest, ATombstoneReadFirstChangesNothing) {
  ArticleStore store;
  store.ApplyTombstone({"acme", "a", kOne->version});
  store.Apply("acme", kTwo, kDay2);
  store.Commit();
  EXPECT_THAT(Texts(store), ElementsAre(kTwo->text));
}

TEST(ArticleStoreTest, TenantsDoNotSeeEachOther) {
  ArticleStore store;
  store.Apply("acme", kOne, kDay1);
  store.Apply("other", kTwo, kDay1);
  EXPECT_THAT(store.Commit(), ElementsAre("acme", "other"));
  EXPECT_THAT(Texts(store, "acme"), ElementsAre(kOne->text));
  EXPECT_THAT(Texts(store, "other"), ElementsAre(kTwo->text));
  EXPECT_THAT(Texts(store, "third"), IsEmpty());
}

TEST(ArticleStoreTest, ChangesTakeEffectWithCommit) {
  ArticleStore store;
  store.Apply("acme", kOne, kDay1);
  EXPECT_THAT(Texts(store), IsEmpty());
  EXPECT_EQ(store.Snapshot("acme").version, 0);
  EXPECT_THAT(store.Commit(), ElementsAre("acme"));
  EXPECT_EQ(store.Snapshot("acme").version, 1);
  EXPECT_THAT(store.Commit(), IsEmpty());
}

TEST(ArticleStoreTest, SupersededNamesEveryOlderVersionKnown) {
  ArticleStore store;
  store.Apply("acme", kOne, kDay1);
  store.ApplyDeletion("acme", "a", kDay2);
  const ArticleKey keep{"acme", "a", kTwo->version};
  EXPECT_THAT(store.Superseded(keep, kDay3), ElementsAre(ArticleKey{"acme", "a", kOne->version},
                                                         ArticleKey{"acme", "a", std::string(kDeletedVersion)}));
  EXPECT_THAT(store.Superseded(keep, kDay1), ElementsAre(ArticleKey{"acme", "a", kOne->version}));
  EXPECT_THAT(store.Superseded({"acme", "a", kOne->version}, kDay1), IsEmpty());
  EXPECT_THAT(store.Superseded({"other", "a", "0"}, kDay3), IsEmpty());
}

}  // namespace
}  // namespace firstline::retriever
