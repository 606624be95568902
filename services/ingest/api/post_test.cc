#include "services/ingest/api/post.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"

namespace firstline::ingest {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

std::vector<std::string> BadFields(absl::string_view body) {
  std::vector<std::string> fields;
  for (const FieldProblem& problem : ParsePost(body).problems) fields.push_back(problem.field);
  return fields;
}

TEST(PostTest, EveryMemberIsRead) {
  const ParsedPost parsed = ParsePost(R"({"ticket_id":"k-1","external_id":"x","subject":" Order 7 ","text":"Where?",
      "channel":"chat","callback":true,"customer":{"external_id":"c7","name":"Ana","email":"ana@example.org",
      "locale":"pt-BR","attributes":{"plan":"pro","seats":7,"vip":true}}})");
  ASSERT_TRUE(parsed.readable);
  EXPECT_THAT(parsed.problems, IsEmpty());
  EXPECT_EQ(parsed.ticket_id, "k-1");
  EXPECT_EQ(parsed.message.external_id, "x");
  EXPECT_EQ(parsed.message.subject, "Order 7");
  EXPECT_EQ(parsed.message.text, "Where?");
  EXPECT_EQ(parsed.message.channel, "chat");
  EXPECT_TRUE(parsed.message.callback);
  EXPECT_EQ(parsed.message.customer.email, "ana@example.org");
  EXPECT_EQ(parsed.message.customer.attributes.at("seats"), "7");
  EXPECT_EQ(parsed.message.customer.attributes.at("vip"), "true");
}

TEST(PostTest, OnlyTheTextIsNeeded) {
  EXPECT_THAT(BadFields(R"({"text":"a"})"), IsEmpty());
  EXPECT_THAT(BadFields("{}"), ElementsAre("text"));
  EXPECT_THAT(BadFields(R"({"text":null,"subject":null})"), ElementsAre("text"));
}

TEST(PostTest, ATextOfInvisibleCharactersIsBlank) {
  EXPECT_THAT(BadFields(R"({"text":" \n\t"})"), ElementsAre("text"));
  EXPECT_THAT(BadFields("{\"text\":\"\\u200b\\u200b\"}"), ElementsAre("text"));
}

TEST(PostTest, EveryBadFieldIsNamed) {
  EXPECT_THAT(BadFields(R"({"text":1,"subject":[],"channel":"fax","callback":"yes","ticket_id":"a b","typo":1,
                            "customer":{"email":"nobody","locale":"e n","attributes":{"a":{}},"phone":"1"}})"),
              UnorderedElementsAre("text", "subject", "channel", "callback", "ticket_id", "typo", "customer.email",
                                   "customer.locale", "customer.attributes.a", "customer.phone"));
  EXPECT_THAT(BadFields(R"({"text":"a","customer":"Ana"})"), ElementsAre("customer"));
}

// Taken as they stand: what only looks right once invisible characters are gone is wrong.
TEST(PostTest, AddressesAndLocalesAreNotMended) {
  EXPECT_THAT(BadFields("{\"text\":\"a\",\"customer\":{\"locale\":\"\\u0084\",\"email\":\"a\\u200b@b\"}}"),
              UnorderedElementsAre("customer.email", "customer.locale"));
  EXPECT_THAT(BadFields(R"({"text":"a","customer":{"email":""}})"), ElementsAre("customer.email"));
  EXPECT_THAT(BadFields(R"({"text":"a","customer":{"email":"a@b@c"}})"), ElementsAre("customer.email"));
}

TEST(PostTest, SizesAreBounded) {
  EXPECT_THAT(BadFields(absl::StrCat(R"({"text":")", std::string(kPostTextMax, 'x'), R"("})")), IsEmpty());
  EXPECT_THAT(BadFields(absl::StrCat(R"({"text":")", std::string(kPostTextMax + 1, 'x'), R"("})")),
              ElementsAre("text"));
  EXPECT_THAT(BadFields(absl::StrCat(R"({"text":"a","subject":")", std::string(kPostSubjectMax + 1, 'x'), R"("})")),
              ElementsAre("subject"));
  std::string many;
  for (size_t i = 0; i <= kPostAttributesMax; ++i) absl::StrAppend(&many, i == 0 ? "" : ",", "\"a", i, "\":1");
  EXPECT_THAT(BadFields(absl::StrCat(R"({"text":"a","customer":{"attributes":{)", many, "}}}")),
              ElementsAre("customer.attributes"));
}

TEST(PostTest, WhatIsNoObjectIsUnreadable) {
  for (const char* body : {"", "[]", "1", "{\"text\":", "{\"text\":\"\xff\"}", "null"}) {
    EXPECT_FALSE(ParsePost(body).readable) << body;
  }
  EXPECT_FALSE(ParsePost(std::string(200'000, '[')).readable);
}

TEST(PostTest, TicketIdsAreShortAndPlain) {
  EXPECT_TRUE(IsTicketId("aZ-_9"));
  EXPECT_FALSE(IsTicketId(""));
  EXPECT_FALSE(IsTicketId("a:b"));
  EXPECT_FALSE(IsTicketId(std::string(65, 'a')));
}

TEST(ParsePostTest, AnAttributeNestedVeryDeepIsAProblemAndNoCrash) {
  constexpr size_t kDeep = 100'000;
  const ParsedPost post = ParsePost(absl::StrCat(R"({"text":"a","customer":{"attributes":{"a":)",
                                                 std::string(kDeep, '['), std::string(kDeep, ']'), "}}}"));
  ASSERT_EQ(post.problems.size(), 1u);
  EXPECT_EQ(post.problems[0].field, "customer.attributes.a");
}

TEST(ParsePostTest, VeryManyProblemsAreToldInPart) {
  std::string body = R"({"text":"a")";
  for (int i = 0; i < 20'000; ++i) absl::StrAppend(&body, ",\"", i, "\":1");
  EXPECT_EQ(ParsePost(body + "}").problems.size(), kPostProblemsMax);
}

TEST(ParsePostTest, ATextThatIsTooLongOnlyInItsNormalFormIsTooLong) {
  std::string text;
  while (text.size() + 3 <= kPostTextMax) text += "\xE0\xA5\x98";  // U+0958, two letters in NFC
  const ParsedPost post = ParsePost(absl::StrCat(R"({"text":")", text, R"("})"));
  ASSERT_EQ(post.problems.size(), 1u);
  EXPECT_EQ(post.problems[0].field, "text");
}

}  // namespace
}  // namespace firstline::ingest
