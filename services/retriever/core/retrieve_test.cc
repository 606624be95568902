#include "services/retriever/core/retrieve.h"

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

class RetrieveTest : public ::testing::Test {
 protected:
  void Add(absl::string_view id, absl::string_view title, absl::string_view body, absl::string_view locale = "en",
           absl::string_view audience = "public") {
    knowledge::Article article = MakeArticle(id, title, body);
    article.locale = std::string(locale);
    article.audience = std::string(audience);
    writer_.Upsert(Stored(article));
  }
  RetrieveResult Ask(absl::string_view text, absl::string_view language = "en") {
    input_.query.text = std::string(text);
    input_.query.language = std::string(language);
    return Retrieve(*writer_.Commit(), input_, RetrieveOptions(), scratch_);
  }
  static std::vector<std::string> Ids(const std::vector<FoundPassage>& passages) {
    std::vector<std::string> ids;
    for (const FoundPassage& passage : passages) ids.push_back(passage.article_id);
    return ids;
  }

  IndexWriter writer_;
  SearchScratch scratch_;
  RetrieveInput input_{.query = {},
                       .customer_locale = "",
                       .default_language = "en",
                       .segments = {},
                       .categories = {},
                       .now = absl::UnixEpoch()};
};

TEST_F(RetrieveTest, APassageNamesArticleVersionAndBytes) {
  Add("refund", "Refunds", "Intro text.\n\n## How long\n\nA refund takes 5 days.");
  const RetrieveResult result = Ask("How long does a refund take?");
  ASSERT_FALSE(result.passages.empty());
  const FoundPassage& best = result.passages[0];
  const auto article = Stored("refund", "Refunds", "Intro text.\n\n## How long\n\nA refund takes 5 days.");
  EXPECT_EQ(best.article_id, "refund");
  EXPECT_EQ(best.article_version, article->version);
  EXPECT_EQ(best.title, "Refunds");
  EXPECT_EQ(best.text, "A refund takes 5 days.");
  EXPECT_EQ(article->text.substr(best.begin, best.end - best.begin), best.text);
  EXPECT_EQ(best.audience, "public");
  EXPECT_EQ(best.locale, "en");
}

TEST_F(RetrieveTest, InternalPassagesAreApart) {
  Add("public", "Refunds", "A refund takes 5 days.");
  for (int i = 0; i < 5; ++i) Add(absl::StrCat("staff-", i), "Refunds", "Refund goodwill limits.", "en", "internal");
  const RetrieveResult result = Ask("refund");
  EXPECT_THAT(Ids(result.passages), ElementsAre("public"));
  EXPECT_THAT(result.internal_passages, SizeIs(3));
  for (const FoundPassage& passage : result.internal_passages) EXPECT_EQ(passage.audience, "internal");
}

TEST_F(RetrieveTest, NoSegmentOpensInternalArticles) {
  Add("staff", "Refunds", "Refund goodwill limits.", "en", "internal");
  input_.segments = {"internal", "gold", ""};
  const RetrieveResult result = Ask("refund");
  EXPECT_THAT(result.passages, IsEmpty());
  EXPECT_THAT(result.audiences, ElementsAre("public", "gold"));
}

TEST_F(RetrieveTest, ASegmentSeesItsArticles) {
  Add("gold", "API limits", "The API allows 100 requests.", "en", "gold");
  EXPECT_THAT(Ask("API limits").passages, IsEmpty());
  input_.segments = {"gold"};
  EXPECT_THAT(Ids(Ask("API limits").passages), ElementsAre("gold"));
}

TEST_F(RetrieveTest, TheTurnsLanguageComesFirst) {
  Add("de", "Rückgabe", "Die Rückgabe der Lampe kostet nichts.", "de");
  Add("en", "Returns", "Returning the lamp costs nothing.");
  EXPECT_THAT(Ids(Ask("Was kostet die Rückgabe der Lampe?", "de").passages), ElementsAre("de"));
  EXPECT_THAT(Ids(Ask("What does returning the lamp cost?", "en").passages), ElementsAre("en"));
}

TEST_F(RetrieveTest, TheDefaultLanguageStepsInWhenTheOwnHasNothing) {
  Add("de", "Öffnungszeiten", "Wir haben montags offen.", "de");
  Add("en", "PayPal", "PayPal payments are charged at once.");
  const RetrieveResult result = Ask("Geht PayPal?", "de");
  EXPECT_THAT(Ids(result.passages), ElementsAre("en"));
  EXPECT_THAT(result.locales, ElementsAre("de", "en"));
}

TEST_F(RetrieveTest, AnUnknownLanguageIsThatOfTheCustomer) {
  Add("de", "PayPal", "PayPal wird sofort abgebucht.", "de");
  Add("en", "PayPal", "PayPal payments are charged at once.");
  input_.customer_locale = "de-AT";
  EXPECT_THAT(Ids(Ask("PayPal", "und").passages), ElementsAre("de"));
  input_.customer_locale = "";
  EXPECT_THAT(Ids(Ask("PayPal", "und").passages), ElementsAre("en"));
}

TEST_F(RetrieveTest, TheLimitIsThePolicysAndAtMostTen) {
  for (int i = 0; i < 20; ++i) Add(absl::StrCat("a", i), "Lamp", absl::StrCat("Lamp number ", i, "."));
  EXPECT_THAT(Ask("lamp").passages, SizeIs(3));
  input_.passages = 1;
  EXPECT_THAT(Ask("lamp").passages, SizeIs(1));
  input_.passages = 100;
  EXPECT_THAT(Ask("lamp").passages, SizeIs(10));
}

TEST_F(RetrieveTest, NoPassageIsMoreRelevantThanTheFirst) {
  Add("a", "Lamp", "Lamp and desk and chair.");
  Add("b", "Desk", "Desk.");
  Add("c", "Chair", "Chair lamp.");
  const RetrieveResult result = Ask("lamp desk chair");
  ASSERT_FALSE(result.passages.empty());
  for (const FoundPassage& passage : result.passages) EXPECT_LE(passage.relevance, result.passages[0].relevance);
}

TEST_F(RetrieveTest, SmallTalkFindsNothing) {
  Add("a", "Thanks", "Thanks for buying the lamp.");
  const RetrieveResult result = Ask("Thank you very much!");
  EXPECT_THAT(result.passages, IsEmpty());
  EXPECT_EQ(result.query, "");
}

TEST_F(RetrieveTest, TheSameQuestionGivesTheSameAnswer) {
  for (int i = 0; i < 50; ++i) Add(absl::StrCat("a", i), "Lamp", absl::StrCat("Lamp ", i % 7, " shines."));
  const RetrieveResult first = Ask("lamp 3"), second = Ask("lamp 3");
  EXPECT_EQ(Ids(first.passages), Ids(second.passages));
  EXPECT_EQ(first.passages[0].score, second.passages[0].score);
}

}  // namespace
}  // namespace firstline::retriever
