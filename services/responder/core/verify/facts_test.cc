#include "services/responder/core/verify/facts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace firstline::responder::verify {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

TEST(FactsTest, NumbersHaveOneFormInEveryNotation) {
  EXPECT_THAT(FactsIn("1,000 and 1.000 and 1000").numbers, ElementsAre("1000"));
  EXPECT_THAT(FactsIn("4.90 or 4,9").numbers, ElementsAre("4.9"));
  EXPECT_THAT(FactsIn("1.234,56 or 1,234.56").numbers, ElementsAre("1234.56"));
  EXPECT_THAT(FactsIn("three, drei, tres").numbers, ElementsAre("3"));
  EXPECT_THAT(FactsIn("007").numbers, ElementsAre("7"));
}

TEST(FactsTest, TheNumberOfAnItemIsNoFact) {
  EXPECT_THAT(FactsIn("2. Press Save.").numbers, IsEmpty());
  EXPECT_THAT(FactsIn("2.5 kg").numbers, ElementsAre("2.5"));
}

TEST(FactsTest, UnitsStandBehindNumbersAndCurrenciesAlsoBefore) {
  EXPECT_THAT(FactsIn("30 minutes, a 14-day trial, 20 %, 5 Stunden").measures,
              UnorderedElementsAre("30 minute", "14 day", "20 percent", "5 hour"));
  EXPECT_THAT(FactsIn("EUR 4.90 or 4,90 €").measures, ElementsAre("4.9 euro"));
  EXPECT_THAT(FactsIn("$5 or 5 USD").measures, ElementsAre("5 dollar"));
  EXPECT_THAT(FactsIn("链接 30 分钟内有效").measures, ElementsAre("30 minute"));
}

TEST(FactsTest, MailAddressesAndLinksAreNormalised) {
  const Facts facts = FactsIn("See https://www.Acme.example/a/, mail Help@Acme.example. Use my.acme.example.");
  EXPECT_THAT(facts.emails, ElementsAre("help@acme.example"));
  EXPECT_THAT(facts.links, UnorderedElementsAre("acme.example/a", "my.acme.example"));
}

TEST(FactsTest, VersionsFilesAndAbbreviationsAreNoLinks) {
  EXPECT_THAT(FactsIn("TLS 1.2, e.g. 3.5, U.S. 10.0.0.1").links, IsEmpty());
}

TEST(FactsTest, MonthsAndWeekdaysAreNamedInEnglish) {
  EXPECT_THAT(FactsIn("am 3. März, un lunes, vendredi").calendar, UnorderedElementsAre("march", "monday", "friday"));
}

}  // namespace
}  // namespace firstline::responder::verify
