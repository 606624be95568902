#include "common/entities/personal_data.h"

#include <gtest/gtest.h>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

namespace firstline::entities {
namespace {

const std::vector<std::string> kNames = {"Ana Gómez"};

TEST(PersonalData, WhatNamesAPersonGetsATypedPlaceholder) {
  PersonalData data(kNames);
  EXPECT_EQ(data.Mask("I am ana, write to ana@example.org or call +49 30 1234567. Card 4111 1111 1111 1111."),
            "I am [NAME_1], write to [EMAIL_1] or call [PHONE_1]. Card [CARD_1].");
}

TEST(PersonalData, TheSameValueGetsTheSamePlaceholderInEveryText) {
  PersonalData data({});
  EXPECT_EQ(data.Mask("a@example.org b@example.org a@example.org"), "[EMAIL_1] [EMAIL_2] [EMAIL_1]");
  EXPECT_EQ(data.Mask("b@example.org"), "[EMAIL_2]");
}

TEST(PersonalData, WhatTheQuestionIsAboutStays) {
  PersonalData data(kNames);
  EXPECT_EQ(data.Mask("Where is order FL-1001 for 20 EUR?"), "Where is order FL-1001 for 20 EUR?");
  EXPECT_EQ(data.Mask("A banana"), "A banana") << "names are whole words";
}

TEST(PersonalData, RestoreGivesTheValuesBack) {
  PersonalData data(kNames);
  const std::string text = "Gómez: ana@example.org, DE89 3704 0044 0532 0130 00";
  EXPECT_EQ(data.Restore(data.Mask(text)), text);
}

TEST(PersonalData, ACustomerCannotWriteAPlaceholder) {
  PersonalData data({});
  data.Mask("ana@example.org");
  const std::string masked = data.Mask("Send it to [EMAIL_1] please");
  EXPECT_EQ(masked, "Send it to (EMAIL_1) please");
  EXPECT_EQ(data.Restore(masked), masked);
}

TEST(PersonalData, PlaceholdersItDidNotGiveStay) {
  PersonalData data({});
  data.Mask("ana@example.org");
  EXPECT_EQ(data.Restore("[EMAIL_7] [PHONE_1]"), "[EMAIL_7] [PHONE_1]");
  EXPECT_EQ(data.WithoutPlaceholders("to [EMAIL_1]!"), "to !");
}

TEST(PersonalData, PlaceholdersAreRecognised) {
  EXPECT_TRUE(PersonalData::HasPlaceholder("call [PHONE_1]", "[NAME_"));
  EXPECT_TRUE(PersonalData::HasPlaceholder("[NAME_1] [REMOVED]", "[NAME_"));
  EXPECT_FALSE(PersonalData::HasPlaceholder("Hello [NAME_1], see [1] and [link]", "[NAME_"));
}

TEST(PersonalData, MoreThanFindEntitiesFindsAtATimeIsMaskedToo) {
  PersonalData data({});
  std::string text;
  for (int i = 0; i < 150; ++i) absl::StrAppend(&text, "a", i, "@example.org ");
  const std::string masked = data.Mask(text);
  EXPECT_FALSE(absl::StrContains(masked, "@"));
  EXPECT_TRUE(absl::StrContains(masked, "[EMAIL_100]"));
  EXPECT_TRUE(absl::StrContains(masked, "[REMOVED]"));
}

}  // namespace
}  // namespace firstline::entities
