#include "services/retriever/core/search.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "services/retriever/core/testing.h"

namespace firstline::retriever {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::MakeArticle;
using ::testing::SizeIs;
using testing::Stored;

const absl::Time kNow = absl::FromUnixSeconds(1'800'000'000);

class SearchTest : public ::testing::Test {
 protected:
  void Add(const knowledge::Article& article) { writer_.Upsert(Stored(article)); }
  void Add(absl::string_view id, absl::string_view title, absl::string_view body) { Add(MakeArticle(id, title, body)); }

  std::vector<Hit> Hits(absl::string_view question) {
    request_.query = {{{std::string(question), 1.0, false}}};
    return Search(*writer_.Commit(), request_, SearchParams(), scratch_);
  }
  std::vector<std::string> Find(absl::string_view question) {
    std::vector<std::string> ids;
    for (const Hit& hit : Hits(question)) ids.push_back(hit.article->id);
    return ids;
  }

  IndexWriter writer_;
  SearchScratch scratch_;
  SearchRequest request_{.query = {},
                         .language = "en",
                         .filter = {.audiences = {"public"}, .categories = {}, .now = kNow},
                         .k = 10,
                         .passages_per_article = 2};
};

TEST_F(SearchTest, TheArticleAboutItComesFirst) {
  Add("shipping", "Shipping costs", "Shipping to Germany costs 5 EUR. A lamp is a small parcel.");
  Add("lamp", "Desk lamp", "The lamp gives 1,000 lumens and costs 89 EUR.");
  Add("other", "Opening hours", "We are open on weekdays.");
  EXPECT_THAT(Find("How much does shipping cost?"), ElementsAre("shipping", "lamp"));
  EXPECT_THAT(Find("How many lumens does the lamp have?")[0], "lamp");
}

TEST_F(SearchTest, OtherFormsOfAWordMatch) {
  Add("a", "Returns", "Returned items are refunded.");
  EXPECT_THAT(Find("returning an item"), ElementsAre("a"));
}

TEST_F(SearchTest, TheTitleFindsEveryPassage) {
  Add("a", "Glow lamp", "It costs 89 EUR.");
  EXPECT_THAT(Find("glow"), ElementsAre("a"));
}

TEST_F(SearchTest, HeadingsCount) {
  Add("a", "Lamp", "## Flickering\n\nUse the included adapter.\n\n## Colours\n\nBlack and white.");
  const std::vector<Hit> hits = Hits("flickering");
  ASSERT_FALSE(hits.empty());
  EXPECT_EQ(hits[0].article->passages[hits[0].passage].heading, "Flickering");
}

TEST_F(SearchTest, NeighboursInTheQueryWantToBeNeighbours) {
  Add("apart", "A", "The gift is wrapped. Every card is signed by hand.");
  Add("together", "B", "The gift card is valid. Every box is wrapped by hand.");
  EXPECT_EQ(Find("gift card")[0], "together");
}

TEST_F(SearchTest, OnlyAdmittedAudiencesAreFound) {
  knowledge::Article internal = MakeArticle("internal", "Goodwill", "Staff may refund 50 EUR.");
  internal.audience = "internal";
  Add(internal);
  knowledge::Article gold = MakeArticle("gold", "Gold refund", "Gold customers get a refund at once.");
  gold.audience = "gold";
  Add(gold);
  Add("public", "Refund", "A refund takes 5 days.");
  EXPECT_THAT(Find("refund"), ElementsAre("public"));
  request_.filter.audiences = {"public", "gold"};
  EXPECT_THAT(Find("refund"), ::testing::UnorderedElementsAre("public", "gold"));
  request_.filter.audiences = {"internal"};
  EXPECT_THAT(Find("refund"), ElementsAre("internal"));
  request_.filter.audiences = {};
  EXPECT_THAT(Find("refund"), IsEmpty());
}

TEST_F(SearchTest, HiddenArticlesDoNotTakePlacesOrLeads) {
  for (int i = 0; i < 200; ++i) {
    knowledge::Article hidden = MakeArticle(absl::StrCat("hidden-", i), "Refund refund", "Refund refund refund.");
    hidden.audience = "internal";
    Add(hidden);
  }
  Add("public", "Money", "You may ask for a refund of the whole order, which takes some days to arrive.");
  const std::vector<Hit> hits = Hits("refund");
  ASSERT_THAT(hits, SizeIs(1));
  EXPECT_EQ(hits[0].article->id, "public");
  EXPECT_EQ(hits[0].features.gap, 1.0);
}

TEST_F(SearchTest, OnlyPublishedArticlesAreFound) {
  for (const auto status : {knowledge::ArticleStatus::kDraft, knowledge::ArticleStatus::kArchived}) {
    knowledge::Article article = MakeArticle(absl::StrCat("x", static_cast<int>(status)), "Refund", "Refund.");
    article.status = status;
    Add(article);
  }
  EXPECT_THAT(Find("refund"), IsEmpty());
}

TEST_F(SearchTest, ValidityIncludesItsStartAndExcludesItsEnd) {
  knowledge::Article article = MakeArticle("sale", "Sale", "Sale now.");
  article.valid_from = kNow;
  article.valid_until = kNow + absl::Hours(1);
  Add(article);
  const auto found_at = [&](absl::Time now) {
    request_.filter.now = now;
    return !Find("sale").empty();
  };
  EXPECT_FALSE(found_at(kNow - absl::Microseconds(1)));
  EXPECT_TRUE(found_at(kNow));
  EXPECT_TRUE(found_at(kNow + absl::Hours(1) - absl::Microseconds(1)));
  EXPECT_FALSE(found_at(kNow + absl::Hours(1)));
}

TEST_F(SearchTest, CategoriesNarrowTheSearch) {
  knowledge::Article faq = MakeArticle("faq", "Refund", "Refund.");
  faq.category = "faq";
  Add(faq);
  Add("none", "Refund", "Refund.");
  request_.filter.categories = {"faq"};
  EXPECT_THAT(Find("refund"), ElementsAre("faq"));
}

TEST_F(SearchTest, OneArticleDoesNotFillTheList) {
  std::string body;
  for (int i = 0; i < 6; ++i) absl::StrAppend(&body, "## Part ", i, "\n\nThe lamp number ", i, " shines.\n\n");
  Add("long", "Lamp", body);
  Add("short", "Desk", "A desk with a lamp.");
  EXPECT_THAT(Find("lamp"), ElementsAre("long", "long", "short"));
  request_.passages_per_article = 1;
  EXPECT_THAT(Find("lamp"), ElementsAre("long", "short"));
}

TEST_F(SearchTest, TiesFallToTheSmallerIdAndTheEarlierPassage) {
  Add("b", "Lamp", "Lamp.");
  Add("a", "Lamp", "Lamp.");
  EXPECT_THAT(Find("lamp"), ElementsAre("a", "b"));
}

TEST_F(SearchTest, TypingErrorsAndCompoundsAreGuessed) {
  Add("a", "Refund", "The refund arrives by bank transfer.");
  Add("b", "Ground truth", "Ground truth labels.");
  EXPECT_THAT(Find("refudn"), ElementsAre("a"));
  EXPECT_THAT(Find("groundtruth"), ElementsAre("b"));
  EXPECT_THAT(Find("xyzzyx"), IsEmpty());
}

TEST_F(SearchTest, SynonymsMatchButTheWordItselfWins) {
  Add("synonym", "A", "The parcel is late.");
  Add("word", "B", "The package is late.");
  EXPECT_THAT(Find("package"), ElementsAre("word", "synonym"));
}

TEST_F(SearchTest, SharesSayHowMuchOfTheQuestionWasFound) {
  Add("a", "Glow lamp", "The lamp costs 89 EUR.");
  Add("b", "Chair", "The chair is grey.");
  const std::vector<Hit> whole = Hits("glow lamp");
  ASSERT_THAT(whole, SizeIs(1));
  EXPECT_DOUBLE_EQ(whole[0].features.passage, 1.0);
  EXPECT_DOUBLE_EQ(whole[0].features.title_asked, 1.0);
  const std::vector<Hit> part = Hits("glow bathroom");
  ASSERT_THAT(part, SizeIs(1));
  EXPECT_GT(part[0].features.passage, 0.2);
  EXPECT_LT(part[0].features.passage, 0.6);
}

TEST_F(SearchTest, OptionalWordsHelpButAreNotMissed) {
  Add("lamp", "Lamp", "The lamp has a warranty of two years.");
  Add("desk", "Desk", "The desk has a warranty of seven years.");
  request_.query = {{{"warranty", 1.0, false}, {"desk umbrella", 0.3, true}}};
  const std::vector<Hit> hits = Search(*writer_.Commit(), request_, SearchParams(), scratch_);
  ASSERT_THAT(hits, SizeIs(2));
  EXPECT_EQ(hits[0].article->id, "desk");
  EXPECT_DOUBLE_EQ(hits[0].features.passage, 1.0);
  EXPECT_DOUBLE_EQ(hits[1].features.passage, 1.0);
}

TEST_F(SearchTest, TheSameScratchServesAnyIndexInAnyOrder) {
  Add("a", "Lamp", "Lamp.");
  const std::vector<std::string> before = Find("lamp");
  IndexWriter other;
  for (int i = 0; i < 50; ++i) other.Upsert(Stored(absl::StrCat("o", i), "Desk", absl::StrCat("desk lamp ", i)));
  const auto index = other.Commit();
  Search(*index, request_, SearchParams(), scratch_);
  EXPECT_EQ(Find("lamp"), before);
}

TEST_F(SearchTest, LongQueriesKeepTheirHeaviestWords) {
  std::string story;
  for (int i = 0; i < 100; ++i) absl::StrAppend(&story, "word", i, "x ");
  Add("rare", "Rare", "The zymurgist answers.");
  for (int i = 0; i < 20; ++i) Add(absl::StrCat("w", i), "W", story);
  request_.k = 50;
  EXPECT_THAT(Find(absl::StrCat(story, "zymurgist")), ::testing::Contains("rare"));
}

TEST_F(SearchTest, NothingToSearchFindsNothing) {
  Add("a", "Lamp", "Lamp.");
  EXPECT_THAT(Find(""), IsEmpty());
  EXPECT_THAT(Find("the of and"), IsEmpty());
  request_.language = "de";
  EXPECT_THAT(Find("lamp"), IsEmpty());
  request_.language = "en";
  request_.k = 0;
  EXPECT_THAT(Find("lamp"), IsEmpty());
}

}  // namespace
}  // namespace firstline::retriever
