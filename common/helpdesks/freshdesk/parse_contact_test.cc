#include "common/helpdesks/freshdesk/parse_contact.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace firstline::freshdesk {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;

constexpr char kContact[] =
    R"({"id":9001,"name":"Ana Example","email":"ana@example.com","language":"es","unique_external_id":"user-42",)"
    R"("company_id":9007199254740993,"active":true,"tags":["gold","eu"],)"
    R"("custom_fields":{"plan":"team","vip":true,"orders":12,"note":null}})";

TEST(ParseContactTest, AContactsRecordIsRead) {
  const auto contact = ParseContact(kContact);
  ASSERT_TRUE(contact.ok()) << contact.status();
  EXPECT_EQ(contact->customer.id, "9001");
  EXPECT_EQ(contact->customer.external_id, "user-42");
  EXPECT_EQ(contact->customer.name, "Ana Example");
  EXPECT_EQ(contact->customer.locale, "es");
  EXPECT_FALSE(contact->customer.suspended);
  EXPECT_EQ(contact->company_id, 9007199254740993);
  EXPECT_THAT(contact->customer.attributes,
              ElementsAre(Pair("orders", "12"), Pair("plan", "team"), Pair("tags", "gold eu"), Pair("vip", "true")));
}

TEST(ParseContactTest, ABlockedOrDeletedContactIsSuspended) {
  EXPECT_TRUE(ParseContact(R"({"id":1,"blocked":true})")->customer.suspended);
  EXPECT_TRUE(ParseContact(R"({"id":1,"deleted":true})")->customer.suspended);
}

TEST(ParseContactTest, TheCompanyFillsWhatTheContactDoesNotSay) {
  auto contact = ParseContact(kContact);
  ASSERT_TRUE(AddCompany(R"({"id":3,"name":"Blue Sun","account_tier":"Premium","health_score":null,)"
                         R"("industry":"Retail","custom_fields":{"plan":"pro","segment":"enterprise"}})",
                         contact->customer)
                  .ok());
  const auto& attributes = contact->customer.attributes;
  EXPECT_EQ(attributes.at("company"), "Blue Sun");
  EXPECT_EQ(attributes.at("account_tier"), "Premium");
  EXPECT_EQ(attributes.at("segment"), "enterprise");
  EXPECT_EQ(attributes.at("plan"), "team");
  EXPECT_EQ(attributes.count("health_score"), 0u);
}

TEST(ParseContactTest, WhatIsNoRecordIsRefused) {
  conversation::Customer customer;
  for (const char* body : {"", "[]", "{}", R"({"id":0})", R"({"id":"x"})"}) {
    EXPECT_FALSE(ParseContact(body).ok()) << body;
    EXPECT_FALSE(AddCompany(body, customer).ok()) << body;
  }
}

}  // namespace
}  // namespace firstline::freshdesk
