#include "common/templates/templates.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "common/templates/languages.h"

namespace firstline::templates {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

std::vector<std::string> Sorted(std::vector<std::string> names) {
  std::sort(names.begin(), names.end());
  return names;
}

TEST(TemplatesTest, EveryTemplateExistsInEveryLanguageAndToneWithTheSameParameters) {
  for (TemplateId id : AllTemplates()) {
    const std::vector<std::string> wanted = Sorted(ParametersOf(Source(id, "en", Formality::kFriendly)));
    for (absl::string_view language : Languages()) {
      for (Formality formality : {Formality::kFriendly, Formality::kFormal}) {
        const absl::string_view source = Source(id, language, formality);
        EXPECT_FALSE(source.empty()) << language << " " << static_cast<int>(id);
        EXPECT_EQ(Sorted(ParametersOf(source)), wanted) << language << " " << static_cast<int>(id);
      }
    }
  }
}

TEST(TemplatesTest, NoLanguageHasATemplateTwiceOrOneThatIsNotListed) {
  const std::set<TemplateId> all(AllTemplates().begin(), AllTemplates().end());
  EXPECT_EQ(all.size(), AllTemplates().size());
  for (const absl::Span<const Row> table :
       {English(), German(), Spanish(), French(), Portuguese(), Chinese(), Italian(), Dutch()}) {
    std::set<TemplateId> ids;
    for (const Row& row : table) EXPECT_TRUE(ids.insert(row.id).second) << row.friendly;
    EXPECT_EQ(ids, all) << table[0].friendly;
  }
}

TEST(TemplatesTest, NoTemplateCarriesALinkOrAPromise) {
  for (TemplateId id : AllTemplates()) {
    for (absl::string_view language : Languages()) {
      const std::string source(Source(id, language, Formality::kFriendly));
      EXPECT_THAT(source, Not(HasSubstr("http")));
      EXPECT_THAT(source, Not(HasSubstr("@")));
    }
  }
  for (const char* word : {"guarantee", "refund", "promise"}) {
    for (TemplateId id : AllTemplates()) {
      EXPECT_THAT(std::string(Source(id, "en", Formality::kFormal)), Not(HasSubstr(word)));
    }
  }
}

TEST(TemplatesTest, ParametersAreFilledIn) {
  EXPECT_EQ(Render(TemplateId::kHandOffTeam, "en", {{"team", "billing"}, {"wait", "within an hour"}}),
            "I have passed your message to the billing team. Expected answer: within an hour.");
}

TEST(TemplatesTest, AValueIsNotExpandedAgain) {
  EXPECT_THAT(Render(TemplateId::kClarifyChoice, "en", {{"first", "{second}"}, {"second", "B"}}),
              HasSubstr("\"{second}\" or about \"B\""));
}

TEST(TemplatesTest, FormalAndFriendlyAddressTheCustomerDifferently) {
  EXPECT_THAT(Render(TemplateId::kReachPerson, "de", {{"phrase", "x"}}, Formality::kFormal), HasSubstr("Ihnen"));
  EXPECT_THAT(Render(TemplateId::kReachPerson, "de", {{"phrase", "x"}}, Formality::kFriendly), HasSubstr("dir"));
}

TEST(TemplatesTest, AnUnknownLanguageGetsEnglish) {
  EXPECT_FALSE(HasLanguage("fi"));
  EXPECT_EQ(Render(TemplateId::kSourcesHeading, "fi"), "Sources:");
}

TEST(TemplatesDeathTest, AMissingParameterIsABug) { EXPECT_DEATH(Render(TemplateId::kSignature, "en"), "name"); }

TEST(TemplatesTest, EachParameterIsNamedOnce) {
  EXPECT_THAT(ParametersOf("{b} and {a} and {b}, not { this } nor {"), ElementsAre("b", "a"));
}

TEST(TemplatesTest, LanguagesHaveNamesInEachOther) {
  EXPECT_EQ(LanguageName("de", "en"), "German");
  EXPECT_EQ(LanguageName("en", "fr"), "anglais");
  EXPECT_EQ(LanguageName("xx", "fr"), "xx");
  for (absl::string_view language : Languages()) {
    for (absl::string_view in : Languages()) EXPECT_NE(LanguageName(language, in), std::string(language));
  }
}

TEST(WaitTextTest, RoundsUpToWhatCanBePromised) {
  EXPECT_EQ(WaitText(absl::ZeroDuration(), "en"), "within 5 minutes");
  EXPECT_EQ(WaitText(absl::Minutes(-3), "en"), "within 5 minutes");
  EXPECT_EQ(WaitText(absl::Minutes(5), "en"), "within 5 minutes");
  EXPECT_EQ(WaitText(absl::Minutes(5) + absl::Seconds(1), "en"), "within 10 minutes");
  EXPECT_EQ(WaitText(absl::Minutes(55), "en"), "within 55 minutes");
  EXPECT_EQ(WaitText(absl::Minutes(56), "en"), "within an hour");
  EXPECT_EQ(WaitText(absl::Minutes(61), "en"), "within 2 hours");
  EXPECT_EQ(WaitText(absl::Hours(23), "en"), "within 23 hours");
  EXPECT_EQ(WaitText(absl::Hours(24), "en"), "within a day");
  EXPECT_EQ(WaitText(absl::Hours(25), "en"), "within 2 days");
  EXPECT_EQ(WaitText(absl::Hours(2), "de"), "innerhalb von 2 Stunden");
}

}  // namespace
}  // namespace firstline::templates
