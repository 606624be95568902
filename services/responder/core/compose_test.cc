#include "services/responder/core/compose.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/templates/templates.h"
#include "services/responder/core/verify/verify.h"

namespace firstline::responder {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::StartsWith;

Quote Say(const std::string& text, size_t unit = 0, Layout layout = Layout::kFlow, const std::string& article = "a") {
  Quote quote;
  quote.sentence = {text, article, "v1", 0, text.size(), 0.9};
  quote.unit = unit;
  quote.layout = layout;
  return quote;
}

ComposeInput Input(std::vector<Quote> quotes) {
  ComposeInput input;
  input.quotes = std::move(quotes);
  input.sources = {{"a", "v1", "Article A", "https://acme.example/a"}, {"b", "v1", "Article B", ""}};
  input.signature = "Acme Support";
  return input;
}

TEST(ComposeTest, TheWholeMessage) {
  EXPECT_EQ(Compose(Input({Say("Refunds take 5 days."), Say("They go to the card.")})).text,
            "Hi,\n\n"
            "Here is what our help articles say:\n\n"
            "Refunds take 5 days. They go to the card.\n\n"
            "Sources:\n- Article A: https://acme.example/a\n\n"
            "If this does not help, reply \"talk to a person\" and a colleague takes over.\n"
            "This is an automated answer; no person has read your message yet.\n\n"
            "Best wishes\nAcme Support");
}

TEST(ComposeTest, ListsStandOnLinesOfTheirOwn) {
  const Composed composed =
      Compose(Input({Say("Do this:", 0, Layout::kLine), Say("1. Open it.", 0, Layout::kLine),
                     Say("It opens slowly.", 0, Layout::kFlow), Say("A red one", 0, Layout::kItem)}));
  EXPECT_THAT(composed.text, HasSubstr("Do this:\n1. Open it.\nIt opens slowly.\n- A red one\n"));
}

TEST(ComposeTest, AnotherArticleStartsAParagraphAndIsListed) {
  const Composed composed = Compose(Input({Say("One."), Say("Two.", 4, Layout::kFlow, "b")}));
  EXPECT_THAT(composed.text, HasSubstr("One.\n\nTwo."));
  EXPECT_THAT(composed.text, HasSubstr("- Article A: https://acme.example/a\n- Article B\n"));
}

TEST(ComposeTest, OnlySourcesOfSentencesAreListed) { EXPECT_THAT(Compose(Input({Say("One.")})).sources, SizeIs(1)); }

TEST(ComposeTest, LinksInSentencesAreNeutralised) {
  const Composed composed = Compose(Input({Say("Open https://my.acme.example and ![p](https://x.example/p.png) it.")}));
  EXPECT_THAT(composed.text, HasSubstr("Open my.acme.example and p it."));
  EXPECT_EQ(composed.sentences[0].text, "Open my.acme.example and p it.");
}

TEST(ComposeTest, TheLeastImportantUnitIsLeftOutFirst) {
  const std::string filler =
      "word word word word word word word word word word word word word word word word word word word word.";
  ComposeInput input = Input({Say("Extra " + filler, 5), Say("Best " + filler, 0), Say("Other " + filler, 1)});
  const int all = CountWords(Compose(input).text);
  input.max_words = all;
  EXPECT_THAT(Compose(input).sentences, SizeIs(3));
  input.max_words = all - 1;
  const Composed shorter = Compose(input);
  EXPECT_THAT(shorter.sentences, SizeIs(2));
  EXPECT_THAT(shorter.text, Not(HasSubstr("Extra")));
  EXPECT_LE(CountWords(shorter.text), input.max_words);
}

TEST(ComposeTest, AUnitIsLeftOutWholeAndTheLastOneStays) {
  ComposeInput input = Input({Say("Best."), Say("Lead-in:", 3, Layout::kLine), Say("Item", 3, Layout::kItem)});
  input.max_words = 1;
  const Composed composed = Compose(input);
  EXPECT_THAT(composed.sentences, SizeIs(1));
  EXPECT_THAT(composed.text, HasSubstr("Best."));
}

TEST(ComposeTest, ArticlesInAnotherLanguageAreAnnounced) {
  ComposeInput input = Input({Say("One.")});
  input.language = "de";
  input.article_language = "en";
  EXPECT_THAT(Compose(input).text, HasSubstr("Englisch"));
  input.article_language = "de";
  EXPECT_THAT(Compose(input).text, Not(HasSubstr("Englisch")));
}

TEST(ComposeTest, EveryLanguageAndToneIsKnownToTheVerifier) {
  for (const absl::string_view language : templates::Languages()) {
    for (const char* formality : {"friendly", "formal"}) {
      ComposeInput input = Input({Say("Eins."), Say("2. Zwei.", 1, Layout::kLine), Say("Drei", 1, Layout::kItem, "b")});
      input.language = std::string(language);
      input.formality = formality;
      const Composed composed = Compose(input);
      Answer answer;
      answer.text = composed.text;
      answer.sentences = composed.sentences;
      answer.sources = composed.sources;
      EXPECT_TRUE(verify::VerifyMessage(answer, {input.language, formality, "Acme Support", "en"}).empty())
          << composed.text;
      EXPECT_THAT(composed.text, HasSubstr(templates::Render(templates::TemplateId::kPersonPhrase, language)));
    }
  }
}

TEST(CountWordsTest, WordsAndPairsOfCharacters) {
  EXPECT_EQ(CountWords(""), 0);
  EXPECT_EQ(CountWords("One two-three, 4.5!"), 4);
  EXPECT_EQ(CountWords("重置密码"), 2);
}

}  // namespace
}  // namespace firstline::responder
