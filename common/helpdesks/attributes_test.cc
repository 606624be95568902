#include "common/helpdesks/attributes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"

namespace firstline::helpdesks {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;
using ::testing::SizeIs;

Document Parsed(absl::string_view json) {
  auto document = Document::Parse(json, "test", 16);
  EXPECT_TRUE(document.ok()) << document.status();
  return *std::move(document);
}

TEST(AttributesTest, ScalarsOfEveryKindAreTextAndIntegersStayExact) {
  Attributes attributes;
  AddFields(
      Parsed(R"({"plan":" pro ","vip":true,"orders":9007199254740993,"value":12.5,"none":null,"list":[1]})").root(),
      attributes);
  EXPECT_THAT(attributes, ElementsAre(Pair("orders", "9007199254740993"), Pair("plan", "pro"), Pair("value", "12.5"),
                                      Pair("vip", "true")));
}

TEST(AttributesTest, ThePersonsValueStaysWhenTheCompanyHasOneOfThatName) {
  Attributes attributes;
  AddAttribute("plan", "team", attributes);
  AddAttribute("plan", "enterprise", attributes);
  AddAttribute("segment", "", attributes);
  AddAttribute("segment", "eu", attributes);
  EXPECT_THAT(attributes, ElementsAre(Pair("plan", "team"), Pair("segment", "eu")));
}

TEST(AttributesTest, NumberAndLengthAreBounded) {
  Attributes attributes;
  for (int i = 0; i < 60; ++i) AddAttribute(absl::StrCat("field", i), "x", attributes);
  EXPECT_THAT(attributes, SizeIs(kAttributesMax));
  EXPECT_THAT(Scalar(Parsed(absl::StrCat("\"", std::string(300, 'a'), "\"")).root()), SizeIs(kAttributeBytesMax));
}

TEST(AttributesTest, ListsOfTextsAndOfNamedObjectsAreJoined) {
  EXPECT_EQ(JoinTexts(Parsed(R"(["gold","eu",null])").root()), "gold eu");
  EXPECT_EQ(JoinTexts(Parsed(R"([{"name":"gold"},{"id":1},{"name":"eu"}])").root(), "name"), "gold eu");
  EXPECT_EQ(JoinTexts(Parsed(R"({"not":"a list"})").root()), "");
}

}  // namespace
}  // namespace firstline::helpdesks
