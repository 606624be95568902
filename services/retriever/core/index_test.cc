#include "services/retriever/core/index.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <set>

#include "absl/strings/str_cat.h"
#include "services/retriever/core/search.h"
#include "services/retriever/core/testing.h"

namespace firstline::retriever {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::MakeArticle;
using testing::Stored;

std::vector<Hit> Ask(const Index& index, absl::string_view question, absl::string_view language = "en") {
  SearchScratch scratch;
  return Search(index,
                {.query = {{{std::string(question), 1.0}}},
                 .language = std::string(language),
                 .filter = {.audiences = {"public"}, .categories = {}, .now = absl::UnixEpoch()},
                 .k = 10},
                SearchParams(), scratch);
}

std::vector<std::string> Ids(const std::vector<Hit>& hits) {
  std::vector<std::string> ids;
  for (const Hit& hit : hits) ids.push_back(hit.article->id);
  return ids;
}

TEST(IndexWriterTest, ChangesTakeEffectWithCommit) {
  IndexWriter writer;
  writer.Upsert(Stored("a", "Returns", "You can return the lamp."));
  EXPECT_TRUE(writer.dirty());
  EXPECT_THAT(Ask(*writer.snapshot(), "return"), IsEmpty());
  writer.Commit();
  EXPECT_FALSE(writer.dirty());
  EXPECT_THAT(Ids(Ask(*writer.snapshot(), "return")), ElementsAre("a"));
  EXPECT_EQ(writer.snapshot()->articles, 1U);
}

TEST(IndexWriterTest, AReplacedArticleIsFoundByItsNewTextOnly) {
  IndexWriter writer;
  writer.Upsert(Stored("a", "Title", "Old banana."));
  writer.Commit();
  writer.Upsert(Stored("a", "Title", "New cherry."));
  writer.Commit();
  EXPECT_THAT(Ask(*writer.snapshot(), "banana"), IsEmpty());
  EXPECT_THAT(Ids(Ask(*writer.snapshot(), "cherry")), ElementsAre("a"));
  EXPECT_EQ(writer.snapshot()->articles, 1U);
}

TEST(IndexWriterTest, ADeletedArticleIsGone) {
  IndexWriter writer;
  writer.Upsert(Stored("a", "Title", "Banana."));
  writer.Commit();
  writer.Delete("a");
  writer.Delete("unknown");
  writer.Commit();
  EXPECT_THAT(Ask(*writer.snapshot(), "banana"), IsEmpty());
  EXPECT_TRUE(writer.snapshot()->languages.empty());
}

TEST(IndexWriterTest, TheLastChangeBeforeCommitCounts) {
  IndexWriter writer;
  writer.Upsert(Stored("a", "Title", "Banana."));
  writer.Delete("a");
  writer.Delete("b");
  writer.Upsert(Stored("b", "Title", "Banana."));
  EXPECT_THAT(Ids(Ask(*writer.Commit(), "banana")), ElementsAre("b"));
}

TEST(IndexWriterTest, OldSnapshotsStayAsTheyWere) {
  IndexWriter writer;
  writer.Upsert(Stored("a", "Title", "Banana."));
  const auto before = writer.Commit();
  writer.Delete("a");
  writer.Commit();
  EXPECT_THAT(Ids(Ask(*before, "banana")), ElementsAre("a"));
}

TEST(IndexWriterTest, AnArticleMayChangeItsLanguage) {
  IndexWriter writer;
  writer.Upsert(Stored("a", "Title", "Banana."));
  writer.Commit();
  knowledge::Article german = MakeArticle("a", "Titel", "Banane.");
  german.locale = "de-AT";
  writer.Upsert(Stored(german));
  writer.Commit();
  EXPECT_THAT(Ask(*writer.snapshot(), "banana"), IsEmpty());
  EXPECT_THAT(Ids(Ask(*writer.snapshot(), "bananen", "de")), ElementsAre("a"));
}

// Whatever the order of changes, the result is that of a fresh index over the articles that are left: same passages,
// same scores where segments are small enough to be merged, same passages at least where they are not.
TEST(IndexWriterTest, AnyHistoryEndsLikeAFreshIndex) {
  const std::vector<std::string> words = {"lamp",    "desk",    "chair",  "refund", "parcel",
                                          "invoice", "battery", "screen", "motor",  "cable"};
  std::mt19937 random(7);
  for (const MergePolicy& policy :
       {MergePolicy{}, MergePolicy{.small_passages = 4, .growth = 2.0, .dead_share_max = 0.5}}) {
    IndexWriter writer(policy);
    std::map<std::string, std::shared_ptr<const StoredArticle>> expected;
    for (int step = 0; step < 400; ++step) {
      const std::string id = absl::StrCat("article-", random() % 60);
      if (random() % 4 == 0) {
        writer.Delete(id);
        expected.erase(id);
      } else {
        std::string body;
        for (int i = 0; i < 12; ++i) absl::StrAppend(&body, words[random() % words.size()], " ");
        const auto article = Stored(id, words[random() % words.size()], body);
        writer.Upsert(article);
        expected[id] = article;
      }
      if (random() % 3 == 0) writer.Commit();
    }
    writer.Commit();
    IndexWriter fresh;
    for (const auto& [id, article] : expected) fresh.Upsert(article);
    fresh.Commit();
    ASSERT_EQ(writer.snapshot()->articles, expected.size());
    size_t segments = 0;
    for (const auto& [language, index] : writer.snapshot()->languages) segments += index.parts.size();
    EXPECT_LE(segments, 8U);
    for (const std::string& word : words) {
      const std::vector<Hit> got = Ask(*writer.snapshot(), word), want = Ask(*fresh.snapshot(), word);
      if (policy.small_passages > 100) {
        EXPECT_EQ(Ids(got), Ids(want));
      }
      for (const Hit& hit : got) EXPECT_EQ(hit.article, expected.at(hit.article->id));
      EXPECT_EQ(got.size(), want.size());
    }
  }
}

}  // namespace
}  // namespace firstline::retriever
