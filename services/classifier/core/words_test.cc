#include "services/classifier/core/words.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace firstline::classifier {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> Terms(absl::string_view text) {
  std::vector<std::string> terms;
  for (const Word& word : SplitWords(text)) terms.push_back(word.term);
  return terms;
}

TEST(SplitWordsTest, FoldsAndCutsAtApostrophes) {
  EXPECT_THAT(Terms("L'avocat n’a pas reçu"), ElementsAre("l", "avocat", "n", "a", "pas", "recu"));
  EXPECT_THAT(Terms("I don't"), ElementsAre("i", "don", "t"));
}

TEST(SplitWordsTest, AnIdentifierGivesItsPartsOnly) {
  EXPECT_THAT(Terms("FL-1001 late"), ElementsAre("fl", "1001", "late"));
}

TEST(SplitWordsTest, PunctuationAndLineBreaksStartAClause) {
  std::vector<bool> starts;
  for (const Word& word : SplitWords("no, I want\nout of it")) starts.push_back(word.new_clause);
  EXPECT_THAT(starts, ElementsAre(true, true, false, true, false, false));
}

TEST(SplitWordsTest, BigramsAreMarkedAndFullWidthPunctuationStartsAClause) {
  const std::vector<Word> words = SplitWords("退款！谢谢 ok");
  ASSERT_EQ(words.size(), 3u);
  EXPECT_TRUE(words[0].spaceless);
  EXPECT_TRUE(words[1].new_clause);
  EXPECT_FALSE(words[2].spaceless);
}

}  // namespace
}  // namespace firstline::classifier
