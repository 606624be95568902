#include "services/escalation/core/phrases.h"

#include <gtest/gtest.h>

#include <initializer_list>
#include <string>
#include <vector>

namespace firstline::escalation {
namespace {

constexpr absl::string_view kBarriers[] = {"bot"};

bool Matches(absl::string_view pattern, absl::string_view text, bool across_commas = true) {
  PhraseSet set({.across_commas = across_commas, .barriers = kBarriers});
  constexpr std::pair<absl::string_view, absl::string_view> kGroups[] = {{"who", "human|real person"}};
  set.Add({pattern}, kGroups);
  return set.Matches(SplitWords(text));
}

TEST(SplitWordsTest, FoldsCaseAccentsAndApostrophes) {
  const std::vector<Word> words = SplitWords("Müßte ich's, bitte?\nJA");
  ASSERT_EQ(words.size(), 5u);
  EXPECT_EQ(words[0].text, "musste");
  EXPECT_EQ(words[2].text, "s");
  EXPECT_EQ(words[2].before, Word::Break::kNone);
  EXPECT_EQ(words[3].before, Word::Break::kComma);
  EXPECT_EQ(words[4].before, Word::Break::kClause);
}

TEST(SplitWordsTest, HanCharactersAreWordsOfTheirOwn) {
  const std::vector<Word> words = SplitWords("我要ABC。人工");
  ASSERT_EQ(words.size(), 5u);
  EXPECT_EQ(words[2].text, "abc");
  EXPECT_EQ(words[3].before, Word::Break::kClause);
}

TEST(SplitWordsTest, OneLineBreakIsASpaceAndTwoEndTheClause) {
  EXPECT_EQ(SplitWords("talk\nto")[1].before, Word::Break::kNone);
  EXPECT_EQ(SplitWords("talk\n\nto")[1].before, Word::Break::kClause);
  EXPECT_EQ(SplitWords("talk \n \n to")[1].before, Word::Break::kClause);
}

TEST(SplitWordsTest, EmojiAndSymbolsAreNoWords) {
  EXPECT_TRUE(SplitWords("👍 … — ★").empty());
  EXPECT_TRUE(SplitWords("").empty());
}

TEST(PhraseSetTest, WordsStandInARow) {
  EXPECT_TRUE(Matches("talk to", "I talk to you"));
  EXPECT_FALSE(Matches("talk to", "I talk about to"));
}

TEST(PhraseSetTest, NoPhraseCrossesTheEndOfAClause) {
  EXPECT_FALSE(Matches("talk to", "Let us talk. To me"));
  EXPECT_TRUE(Matches("talk to", "Let us talk, to me"));
  EXPECT_FALSE(Matches("talk to", "Let us talk, to me", /*across_commas=*/false));
}

TEST(PhraseSetTest, PrefixesAlternativesAndGroups) {
  EXPECT_TRUE(Matches("berat+", "Beratung"));
  EXPECT_FALSE(Matches("berat", "Beratung"));
  EXPECT_TRUE(Matches("a {real person|agent} now", "a real person now"));
  EXPECT_TRUE(Matches("a {real person|agent} now", "a agent now"));
  EXPECT_TRUE(Matches("a @who", "a real person"));
}

TEST(PhraseSetTest, OptionalAndRepeatedElements) {
  EXPECT_TRUE(Matches("a {very}? human", "a human"));
  EXPECT_TRUE(Matches("a {very}? human", "a very human"));
  EXPECT_FALSE(Matches("a {very}? human", "a very very human"));
  EXPECT_TRUE(Matches("a {very}* human", "a very very very very human"));
  EXPECT_FALSE(Matches("a {very}* human", "a very very very very very human"));
  EXPECT_TRUE(Matches("{please}? call", "call"));
}

TEST(PhraseSetTest, AGapHoldsFiveWordsNoCommaAndNoBarrier) {
  EXPECT_TRUE(Matches("want ~ human", "want a b c d e human"));
  EXPECT_FALSE(Matches("want ~ human", "want a b c d e f human"));
  EXPECT_FALSE(Matches("want ~ human", "want a, b human"));
  EXPECT_FALSE(Matches("want ~ human", "want a bot human"));
}

TEST(PhraseSetTest, AWideGapHoldsEightWordsAndCommas) {
  EXPECT_TRUE(Matches("want ~~ human", "want a, b c d e f g h human"));
  EXPECT_FALSE(Matches("want ~~ human", "want a b c d e f g h i human"));
  EXPECT_FALSE(Matches("want ~~ human", "want a. b human"));
}

TEST(PhraseSetTest, Anchors) {
  EXPECT_TRUE(Matches("^^ human $$", "Human!"));
  EXPECT_FALSE(Matches("^^ human $$", "Human error"));
  EXPECT_TRUE(Matches("^ human $", "so, human, please"));
  EXPECT_FALSE(Matches("^ human $", "a human"));
}

TEST(PhraseSetTest, HanTextStandsForItsCharacters) {
  EXPECT_TRUE(Matches("转人工", "请转人工客服"));
  EXPECT_FALSE(Matches("转人工", "请转给人工"));
}

TEST(PhraseSetTest, FindSaysWhichWordsMatched) {
  PhraseSet set(PhraseSet::Options{});
  set.Add({"real person"});
  const std::vector<PhraseSet::Match> matches = set.Find(SplitWords("a real person, a real person"));
  ASSERT_EQ(matches.size(), 2u);
  EXPECT_EQ(matches[0].begin, 1u);
  EXPECT_EQ(matches[0].end, 3u);
  EXPECT_FALSE(matches[0].Overlaps(matches[1]));
  EXPECT_TRUE(matches[0].Overlaps({2, 3}));
  EXPECT_EQ(matches[0].pattern, 0u);
}

TEST(PhraseSetDeathTest, AnUnreadablePatternIsABug) {
  PhraseSet set(PhraseSet::Options{});
  EXPECT_DEATH(set.Add({"{open"}), "braces");
  EXPECT_DEATH(set.Add({"@nobody"}), "no group");
  EXPECT_DEATH(set.Add({"{a|}"}), "empty alternative");
  EXPECT_DEATH(set.Add({"~ a"}), "starts with a word");
}

}  // namespace
}  // namespace firstline::escalation
