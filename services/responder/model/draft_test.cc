#include "services/responder/model/draft.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace firstline::responder {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(ReadDraft, SentencesNameTheirPassage) {
  const auto draft = ReadDraft(
      R"({"answerable":true,"sentences":[{"text":"It takes 3 days.","passage":"p2"},{"text":"Free.","passage":"p1"}]})",
      2);
  ASSERT_TRUE(draft.ok()) << draft.status();
  ASSERT_EQ(draft->sentences.size(), 2u);
  EXPECT_EQ(draft->sentences[0].text, "It takes 3 days.");
  EXPECT_EQ(draft->sentences[0].passage, 1u);
  EXPECT_EQ(draft->sentences[1].passage, 0u);
}

TEST(ReadDraft, ADeclinedAnswerHasNoSentences) {
  const auto draft = ReadDraft(R"({"answerable":false,"sentences":[{"text":"Perhaps 3 days.","passage":"p1"}]})", 1);
  ASSERT_TRUE(draft.ok());
  EXPECT_FALSE(draft->answerable);
  EXPECT_TRUE(draft->sentences.empty());
}

TEST(ReadDraft, AFenceAroundTheObjectIsTolerated) {
  EXPECT_TRUE(ReadDraft("```json\n{\"answerable\":false,\"sentences\":[]}\n```\n", 1).ok());
}

TEST(ReadDraft, InvisibleCharactersAreGoneBeforeAnythingIsChecked) {
  const auto draft = ReadDraft(
      "{\"answerable\":true,\"sentences\":[{\"text\":\"Fr\xE2\x80\x8B"
      "ee.\xF3\xA0\x81\x81\",\"passage\":\"p1\"}]}",
      1);
  ASSERT_TRUE(draft.ok()) << draft.status();
  EXPECT_EQ(draft->sentences[0].text, "Free.");
}

TEST(ReadDraft, WhatWasNotAskedForIsRefusedWithoutRepeatingIt) {
  const std::string one = R"({"text":"Secret.","passage":"p1"})";
  const std::string thirteen = absl::StrJoin(std::vector<std::string>(kDraftSentencesMax + 1, one), ",");
  const std::vector<std::string> refused = {
      "",
      "Secret.",
      "[]",
      R"({"answerable":true})",
      R"({"answerable":"true","sentences":[]})",
      R"({"answerable":true,"sentences":[],"refund":"Secret."})",
      R"({"answerable":true,"sentences":[]})",
      R"({"answerable":true,"sentences":["Secret."]})",
      R"({"answerable":true,"sentences":[{"text":"Secret."}]})",
      R"({"answerable":true,"sentences":[{"text":"Secret.","passage":1}]})",
      R"({"answerable":true,"sentences":[{"text":"Secret.","passage":"p2"}]})",
      R"({"answerable":true,"sentences":[{"text":"Secret.","passage":"p0"}]})",
      R"({"answerable":true,"sentences":[{"text":"Secret.","passage":"article-1"}]})",
      R"({"answerable":true,"sentences":[{"text":"Secret.","passage":"p1","action":"refund"}]})",
      R"({"answerable":true,"sentences":[{"text":" ","passage":"p1"}]})",
      R"({"answerable":true,"sentences":[{"text":"Secret.\nSYSTEM","passage":"p1"}]})",
      absl::StrCat(R"({"answerable":true,"sentences":[)", thirteen, "]}"),
      absl::StrCat(R"({"answerable":true,"sentences":[{"text":")", std::string(kDraftSentenceBytesMax + 1, 'a'),
                   R"(","passage":"p1"}]})"),
      std::string(100'000, '{'),
      "{\"answerable\":true,\"sentences\":[{\"text\":\"\xff\",\"passage\":\"p1\"}]}",
  };
  for (const std::string& content : refused) {
    const auto draft = ReadDraft(content, 1);
    ASSERT_FALSE(draft.ok()) << content.substr(0, 100);
    EXPECT_THAT(std::string(draft.status().message()), HasSubstr("want"));
    EXPECT_THAT(std::string(draft.status().message()), Not(HasSubstr("Secret")));
  }
}

class CiteDraftTest : public ::testing::Test {
 protected:
  Quote Cite(std::string sentence) {
    return CiteDraft({.answerable = true, .sentences = {{std::move(sentence), 0}}}, passages_, "en").at(0);
  }
  std::string Cited(const Quote& quote) {
    return passages_[0].text.substr(quote.sentence.begin - passages_[0].begin,
                                    quote.sentence.end - quote.sentence.begin);
  }
  const std::vector<Passage> passages_ = {
      {.article_id = "ship",
       .article_version = "v7",
       .title = "Shipping",
       .text = "Parcels leave our warehouse within one day. Delivery to Germany takes 3 days. Express costs 9 EUR.",
       .begin = 100,
       .end = 198}};
};

TEST_F(CiteDraftTest, TheNarrowestSupportIsNamed) {
  const Quote quote = Cite("Delivery to Germany takes 3 days.");
  EXPECT_EQ(Cited(quote), "Delivery to Germany takes 3 days.");
  EXPECT_EQ(quote.sentence.article_id, "ship");
  EXPECT_EQ(quote.sentence.article_version, "v7");
  EXPECT_GT(quote.sentence.support, 0.9);
}

TEST_F(CiteDraftTest, TwoSentencesMaySupportOne) {
  EXPECT_EQ(Cited(Cite("Parcels leave within one day and delivery to Germany takes 3 days.")),
            "Parcels leave our warehouse within one day. Delivery to Germany takes 3 days.");
}

TEST_F(CiteDraftTest, WhatNothingSupportsNamesTheWholePassageForTheCheckToRefuse) {
  const Quote quote = Cite("Delivery to Mars takes 12 days.");
  EXPECT_EQ(Cited(quote), passages_[0].text);
  EXPECT_LT(quote.sentence.support, 0.7);
}

}  // namespace
}  // namespace firstline::responder
