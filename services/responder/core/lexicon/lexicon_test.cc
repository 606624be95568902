#include "services/responder/core/lexicon/lexicon.h"

#include <gtest/gtest.h>

#include "absl/strings/str_split.h"
#include "common/templates/templates.h"
#include "common/text/tokens.h"

namespace firstline::responder {
namespace {

TEST(LexiconTest, EveryLanguageOfTheTemplatesHasOne) {
  for (const absl::string_view language : templates::Languages()) EXPECT_EQ(LexiconOf(language).language, language);
}

TEST(LexiconTest, AnUnknownLanguageIsReadAsEnglish) { EXPECT_EQ(LexiconOf("fi").language, "en"); }

TEST(LexiconTest, PhrasesAreFoldedOrTheyWouldNeverMatch) {
  for (const absl::string_view language : templates::Languages()) {
    const Lexicon& lexicon = LexiconOf(language);
    for (const absl::string_view field :
         {lexicon.ask_number,     lexicon.ask_duration, lexicon.ask_time,        lexicon.ask_how,
          lexicon.ask_reason,     lexicon.ask_place,    lexicon.ask_person,      lexicon.ask_definition,
          lexicon.ask_choice,     lexicon.amount_words, lexicon.question_starts, lexicon.joiners,
          lexicon.greetings,      lexicon.thanks,       lexicon.closings,        lexicon.resolved,
          lexicon.small_talk,     lexicon.dangling,     lexicon.navigation,      lexicon.conditions,
          lexicon.asks_after,     lexicon.says_after,   lexicon.asks_before,     lexicon.says_before,
          lexicon.purpose_starts, lexicon.step_starts,  lexicon.time_units,      lexicon.time_words,
          lexicon.reason_words,   lexicon.number_words, lexicon.defining_words}) {
      EXPECT_FALSE(field.empty()) << language;
      for (const absl::string_view phrase : absl::StrSplit(field, '|')) {
        EXPECT_EQ(ForPhrases(phrase), " " + std::string(phrase) + " ") << language;
      }
    }
  }
}

TEST(FindPhraseTest, PhrasesMatchWholeWords) {
  const std::string prepared = ForPhrases("How long is the warranty?");
  EXPECT_EQ(prepared, " how long is the warranty ");
  EXPECT_EQ(FindPhrase(prepared, "how long"), 1u);
  EXPECT_EQ(FindPhrase(prepared, "how lo"), absl::string_view::npos);
  EXPECT_EQ(FindPhrase(prepared, "war|is"), 10u);
}

TEST(FindPhraseTest, ChineseMatchesAnywhere) {
  const std::string prepared = ForPhrases("我忘记密码了，怎么重置密码？");
  EXPECT_NE(FindPhrase(prepared, "怎么"), absl::string_view::npos);
  EXPECT_EQ(FindPhrase(prepared, "为什么"), absl::string_view::npos);
}

TEST(FindPhraseTest, DiacriticsQuotesAndApostrophesDoNotMatter) {
  EXPECT_TRUE(StartsWithPhrase(ForPhrases("¿Cuánto tarda?"), "cuanto"));
  EXPECT_TRUE(StartsWithPhrase(ForPhrases("„Größe“ wählen"), "grosse"));
  EXPECT_NE(FindPhrase(ForPhrases("Qu’est-ce que c’est ?"), "qu est ce que"), absl::string_view::npos);
}

}  // namespace
}  // namespace firstline::responder
