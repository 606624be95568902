#include "common/text/word_break.h"

#include <memory>
#include <random>
#include <string>
#include <vector>

#include "common/text/code_point.h"
#include "gtest/gtest.h"
#include "unicode/brkiter.h"
#include "unicode/uchar.h"
#include "unicode/utext.h"

namespace firstline::text {
namespace {

std::vector<std::string> Ours(const std::string& text) {
  std::vector<std::string> words;
  for (Piece piece = NextPiece(text, 0); piece.kind != PieceKind::kEnd; piece = NextPiece(text, piece.end)) {
    words.push_back(text.substr(piece.begin, piece.end - piece.begin));
  }
  return words;
}

bool HasLetterOrDigit(const std::string& word) {
  for (size_t i = 0; i < word.size();) {
    if (u_isalnum(static_cast<UChar32>(NextCodePoint(word, i)))) return true;
  }
  return false;
}

std::vector<std::string> Icus(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::BreakIterator> words(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  UText* utext = utext_openUTF8(nullptr, text.data(), static_cast<int64_t>(text.size()), &status);
  words->setText(utext, status);
  std::vector<std::string> result;
  for (int32_t begin = words->first(), end = words->next(); end != icu::BreakIterator::DONE;
       begin = end, end = words->next()) {
    const std::string word = text.substr(static_cast<size_t>(begin), static_cast<size_t>(end - begin));
    if (HasLetterOrDigit(word)) result.push_back(word);  // ICU's rule status forgets the letter in "z_" + bidi control
  }
  utext_close(utext);
  return result;
}

// Not in the alphabet are '@' (since CLDR 42 ICU makes it a letter; UAX 29 does not, and search wants its two sides),
// Hangul (ICU sends it to its dictionary code, which cuts before a digit) and emoji (glued by a joiner, no words).
TEST(WordBreakTest, AgreesWithIcuOnScriptsWrittenWithSpaces) {
  const std::vector<std::string> alphabet = {"a", "B",       "z",      "7",      "0",  "_",      ".",  ",", ";", ":",
                                             "'", "-",       "/",      " ",      "\n", "\"",     "ö",  "é", "я", "ש",
                                             "ع", "e\u0301", "\u0301", "’",      "·",  "!",      "٣",  "€", "#", "x",
                                             "1", "\u200d",  "\u00ad", "\u0915", "ª",  "\u202e", "\r", "(", "→"};
  std::mt19937 random(20261121);
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    const size_t length = 1 + random() % 12;
    for (size_t i = 0; i < length; ++i) text += alphabet[random() % alphabet.size()];
    ASSERT_EQ(Ours(text), Icus(text)) << "text: " << text;
  }
}

TEST(WordBreakTest, RunsOfSpacelessScriptsAreNotWords) {
  const std::string text = "iPhone充電器 カメラー ประกัน";
  Piece piece = NextPiece(text, 0);
  EXPECT_EQ(piece.kind, PieceKind::kWord);
  EXPECT_EQ(text.substr(piece.begin, piece.end - piece.begin), "iPhone");
  piece = NextPiece(text, piece.end);
  EXPECT_EQ(piece.kind, PieceKind::kRun);
  EXPECT_EQ(text.substr(piece.begin, piece.end - piece.begin), "充電器");
  EXPECT_EQ(Ours(text), (std::vector<std::string>{"iPhone", "充電器", "カメラー", "ประกัน"}));
}

TEST(WordBreakTest, NothingButPunctuationHasNoPiece) {
  EXPECT_EQ(NextPiece("___ ... !!", 0).kind, PieceKind::kEnd);
  EXPECT_EQ(NextPiece("", 0).kind, PieceKind::kEnd);
}

}  // namespace
}  // namespace firstline::text
