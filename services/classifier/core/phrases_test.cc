#include "services/classifier/core/phrases.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace firstline::classifier {
namespace {

std::vector<std::string> Found(const PhraseSet& set, absl::string_view text) {
  std::vector<std::string> found;
  for (const PhraseMatch& match : set.Find(SplitWords(text))) {
    found.push_back(match.group + "=" + std::string(match.span.In(text)));
  }
  return found;
}

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(PhraseSetTest, WordsMatchWholeAndPrefixesMatchTheirStart) {
  const PhraseSet set("law: sue; lawy*; 律师");
  EXPECT_THAT(Found(set, "I SUE you, my Lawyers too"), ElementsAre("law=SUE", "law=Lawyers"));
  EXPECT_THAT(Found(set, "Suede, lawn, law"), IsEmpty());
  EXPECT_THAT(Found(set, "我的律师"), ElementsAre("law=律师"));
}

TEST(PhraseSetTest, TheLongestPhraseOfAGroupCounts) {
  const PhraseSet set("a: small claims=0.5; small claims court=0.9; small*=0.1\nb: small");
  const std::vector<Word> words = SplitWords("small claims court");
  const std::vector<PhraseMatch> matches = set.Find(words);
  ASSERT_EQ(matches.size(), 2u);
  EXPECT_EQ(matches[0].strength, 0.9);
  EXPECT_EQ(matches[0].span, (text::Span{0, 18}));
  EXPECT_EQ(matches[1].group, "b");
}

TEST(PhraseSetTest, FoldsBothSides) {
  EXPECT_THAT(Found(PhraseSet("x: kündigen"), "KUNDIGEN Kündigen"), ElementsAre("x=KUNDIGEN", "x=Kündigen"));
}

bool Negated(absl::string_view text, absl::string_view word) {
  const std::vector<Word> words = SplitWords(text);
  for (size_t i = 0; i < words.size(); ++i) {
    if (words[i].term == word) return IsNegated(words, i);
  }
  ADD_FAILURE() << "no such word";
  return false;
}

TEST(IsNegatedTest, ReachesThreeWordsBack) {
  EXPECT_TRUE(Negated("not happy", "happy"));
  EXPECT_TRUE(Negated("not one two happy", "happy"));
  EXPECT_FALSE(Negated("not one two three happy", "happy"));
  EXPECT_FALSE(Negated("happy not", "happy"));
}

TEST(IsNegatedTest, DoesNotCrossAClause) {
  EXPECT_FALSE(Negated("No, cancel it", "cancel"));
  EXPECT_TRUE(Negated("Please do not cancel it", "cancel"));
}

TEST(IsNegatedTest, KnowsOtherLanguages) {
  EXPECT_TRUE(Negated("ich bin nicht zufrieden", "zufrieden"));
  EXPECT_TRUE(Negated("je ne suis pas contente", "contente"));
  EXPECT_TRUE(Negated("no quiero cancelar", "cancelar"));
  EXPECT_TRUE(Negated("我不会起诉", "起诉"));
  EXPECT_TRUE(Negated("I can't recommend it", "recommend"));
  EXPECT_FALSE(Negated("I can recommend it", "recommend"));
}

}  // namespace
}  // namespace firstline::classifier
