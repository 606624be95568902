#include "common/helpdesks/intercom/parse_contact.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace firstline::intercom {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;

constexpr char kContact[] =
    R"({"type":"contact","id":"65f0c0ffee","external_id":"user-42","role":"user","email":"ana@example.com",)"
    R"("name":"Ana Example","language_override":null,"browser_language":"es","custom_attributes":{"plan":"team",)"
    R"("vip":true,"orders":9007199254740993},"location":{"country":"Spain"},)"
    R"("companies":{"type":"list","data":[{"type":"company","id":"c1","url":"/companies/c1"}],"total_count":1}})";

TEST(ParseContactTest, AContactsRecordIsRead) {
  const auto contact = ParseContact(kContact);
  ASSERT_TRUE(contact.ok()) << contact.status();
  EXPECT_EQ(contact->customer.id, "65f0c0ffee");
  EXPECT_EQ(contact->customer.external_id, "user-42");
  EXPECT_EQ(contact->customer.name, "Ana Example");
  EXPECT_EQ(contact->customer.locale, "es");
  EXPECT_EQ(contact->company_id, "c1");
  EXPECT_THAT(contact->customer.attributes,
              ElementsAre(Pair("country", "Spain"), Pair("orders", "9007199254740993"), Pair("plan", "team"),
                          Pair("role", "user"), Pair("vip", "true")));
}

TEST(ParseContactTest, TheLanguageSomebodyChoseComesFirst) {
  EXPECT_EQ(ParseContact(R"({"id":"1","language_override":"de","browser_language":"es"})")->customer.locale, "de");
}

TEST(ParseContactTest, TheCompanyFillsWhatTheContactDoesNotSay) {
  auto contact = ParseContact(kContact);
  ASSERT_TRUE(AddCompany(R"({"type":"company","id":"c1","name":"Blue Sun","plan":{"name":"Pro"},"monthly_spend":155,)"
                         R"("size":100,"custom_attributes":{"segment":"enterprise","vip":false}})",
                         contact->customer)
                  .ok());
  const auto& attributes = contact->customer.attributes;
  EXPECT_EQ(attributes.at("company"), "Blue Sun");
  EXPECT_EQ(attributes.at("monthly_spend"), "155");
  EXPECT_EQ(attributes.at("segment"), "enterprise");
  EXPECT_EQ(attributes.at("plan"), "team");
  EXPECT_EQ(attributes.at("vip"), "true");
}

TEST(ParseContactTest, WhatIsNoCompanyIsRefused) {
  conversation::Customer customer;
  for (const char* body : {"", "{}", "[]", R"({"type":"list","data":[]})"})
    EXPECT_FALSE(AddCompany(body, customer).ok());
}

TEST(ParseContactTest, WhatIsNoContactIsRefused) {
  for (const char* body : {"", "[]", "{}", R"({"id":""})", R"({"id":"a b"})"}) EXPECT_FALSE(ParseContact(body).ok());
}

}  // namespace
}  // namespace firstline::intercom
