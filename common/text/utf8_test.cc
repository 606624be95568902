#include "common/text/utf8.h"

#include <string>

#include "gtest/gtest.h"

namespace firstline::text {
namespace {

TEST(Utf8Test, WellFormedTextOfEveryLengthIsValid) {
  EXPECT_TRUE(IsValidUtf8(""));
  EXPECT_TRUE(IsValidUtf8("plain ascii, longer than eight bytes"));
  EXPECT_TRUE(IsValidUtf8("Größe 東京 🙂 \xF4\x8F\xBF\xBF"));
}

TEST(Utf8Test, SurrogatesOverlongFormsAndValuesAboveTheRangeAreNotValid) {
  EXPECT_FALSE(IsValidUtf8("\xED\xA0\x80"));      // U+D800
  EXPECT_TRUE(IsValidUtf8("\xED\x9F\xBF"));       // U+D7FF, the last before
  EXPECT_FALSE(IsValidUtf8("\xC0\xAF"));          // overlong '/'
  EXPECT_FALSE(IsValidUtf8("\xE0\x80\xAF"));      // overlong in three bytes
  EXPECT_FALSE(IsValidUtf8("\xF4\x90\x80\x80"));  // U+110000
  EXPECT_FALSE(IsValidUtf8("abcdefgh\x80"));      // a lone continuation byte after an ASCII block
  EXPECT_FALSE(IsValidUtf8("ab\xE2\x82"));        // cut short
}

TEST(Utf8Test, RepairReplacesOnlyWhatIsBroken) {
  EXPECT_EQ(RepairUtf8("Größe"), "Größe");
  EXPECT_EQ(RepairUtf8("a\xFF"
                       "b"),
            "a\xEF\xBF\xBD"
            "b");
  EXPECT_EQ(RepairUtf8("ab\xE2\x82"), "ab\xEF\xBF\xBD");  // one maximal subpart, one replacement
  EXPECT_TRUE(IsValidUtf8(RepairUtf8("\xED\xA0\x80\xC0\xAF\xF4\x90\x80\x80")));
}

TEST(Utf8Test, TruncationEndsOnACharacterBoundary) {
  EXPECT_EQ(TruncateUtf8("aöb", 4), "aöb");
  EXPECT_EQ(TruncateUtf8("aöb", 3), "aö");
  EXPECT_EQ(TruncateUtf8("aöb", 2), "a");
  EXPECT_EQ(TruncateUtf8("🙂", 3), "");
  EXPECT_EQ(TruncateUtf8("abc", 0), "");
}

TEST(Utf8Test, CleanTextDropsWhatPeopleCannotSee) {
  EXPECT_EQ(CleanText("pay\xE2\x80\x8Bment"), "payment");  // zero-width space
  EXPECT_EQ(CleanText("\xEF\xBB\xBFhi"), "hi");            // BOM
  EXPECT_EQ(CleanText("a\xE2\x80\xAE"
                      "b"),
            "ab");                                           // right-to-left override
  EXPECT_EQ(CleanText("a\xF3\xA0\x81\xA1z"), "az");          // tag letter
  EXPECT_EQ(CleanText("a\xF3\xA0\x84\x80z"), "az");          // variation selector 17
  EXPECT_EQ(CleanText("a\xE1\x85\x9F\xE1\x85\xA0z"), "az");  // Hangul fillers
  EXPECT_EQ(CleanText("a\xEF\xB8\x80\xEF\xBF\xB9\xF3\xA0\x82\x80z"),
            "az");                                                       // variation selector 1, annotation, unassigned
  EXPECT_EQ(CleanText(std::string("a\0b\x07\x7F\xC2\x9Fz", 8)), "abz");  // C0, DEL, C1
}

TEST(CleanTextTest, AFormSelectorStaysBehindItsCharacterAndARowOfThemDoesNot) {
  constexpr char kHeart[] = "\xE2\x9D\xA4\xEF\xB8\x8F";
  EXPECT_EQ(CleanText(kHeart), kHeart);
  EXPECT_EQ(CleanText("\xEF\xB8\x8F"
                      "a"),
            "a");
  EXPECT_EQ(CleanText(std::string(kHeart) + "\xEF\xB8\x8E\xEF\xB8\x8F\xEF\xB8\x8F!"), std::string(kHeart) + "!");
}

TEST(Utf8Test, CleanTextKeepsTabsAndUnifiesLineEndsAndSpaces) {
  EXPECT_EQ(CleanText("a\tb\r\nc\rd\ne"), "a\tb\nc\nd\ne");
  EXPECT_EQ(CleanText("10\xC2\xA0€\xE3\x80\x80x"), "10 € x");  // NBSP, ideographic space
}

TEST(Utf8Test, CleanTextComposes) { EXPECT_EQ(CleanText("cafe\xCC\x81"), "café"); }

TEST(Utf8Test, CleanTextOfCleanTextIsItself) {
  const std::string clean = CleanText("Größe\xC2\xA0\xE2\x80\x8B 東京\r\n🙂");
  EXPECT_EQ(CleanText(clean), clean);
}

}  // namespace
}  // namespace firstline::text
