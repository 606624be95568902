#include "services/retriever/core/analyze.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace firstline::retriever {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> Terms(absl::string_view text, absl::string_view language = "en") {
  std::vector<std::string> terms;
  for (const Word& word : Analyze(text, language)) terms.push_back(word.variant ? "+" + word.term : word.term);
  return terms;
}

TEST(AnalyzeTest, WordsAreStemmedAndFunctionWordsLeftOut) {
  EXPECT_THAT(Terms("How do I return the lamps?"), ElementsAre("return", "lamp"));
  EXPECT_THAT(Terms("Wie bekomme ich die Rechnungen?", "de"), ElementsAre("bekomm", "rechnung"));
}

TEST(AnalyzeTest, NegationsStay) { EXPECT_THAT(Terms("not charging"), ElementsAre("not", "charg")); }

TEST(AnalyzeTest, AccentsDoNotMatter) { EXPECT_EQ(Terms("contraseñas", "es"), Terms("contrasenas", "es")); }

TEST(AnalyzeTest, IdentifiersAreFoundWholeAndInParts) {
  EXPECT_THAT(Terms("order FL-1001"), ElementsAre("order", "fl", "1001", "+fl1001"));
  EXPECT_THAT(Terms("FL1001"), ElementsAre("fl1001"));
}

TEST(AnalyzeTest, CamelCaseGivesItsHumps) {
  EXPECT_THAT(Terms("HealthCheckTimeout"), ElementsAre("healthchecktimeout", "+health", "+check", "+timeout"));
  EXPECT_THAT(Terms("TLSVersion"), ElementsAre("tlsversion", "+tls", "+version"));
  EXPECT_THAT(Terms("iPhone"), ElementsAre("iphon", "+phone"));
}

TEST(AnalyzeTest, ClausesAreKnown) {
  std::vector<bool> starts;
  for (const Word& word : Analyze("Red lamp. Blue lamp\nGreen, lamp 3.5 kg", "en"))
    starts.push_back(word.starts_clause);
  EXPECT_THAT(starts, ElementsAre(true, false, true, false, true, false, false, false));
}

TEST(AnalyzeTest, TextWithoutSpacesGivesPairsOfCharacters) {
  EXPECT_THAT(Terms("忘记密码", "zh"), ElementsAre("忘记", "记密", "密码"));
}

TEST(AnalyzeTest, MachineNoiseIsLeftOut) {
  EXPECT_THAT(Terms(std::string(65, 'x')), IsEmpty());
  EXPECT_THAT(Terms(std::string(64, 'x')), ElementsAre(std::string(64, 'x')));
}

TEST(AnalyzeTest, NothingGivesNothing) { EXPECT_THAT(Terms(" ?! "), IsEmpty()); }

}  // namespace
}  // namespace firstline::retriever
