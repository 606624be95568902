#include "common/helpdesks/zendesk/parse_organization.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace firstline::zendesk {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;

TEST(ParseOrganizationTest, ItsNameTagsAndFieldsAreAttributes) {
  const auto customer =
      ParseOrganization(R"({"organization":{"id":9007199254740993,"name":"Blue Sun","tags":["gold","eu"],)"
                        R"("organization_fields":{"plan":"pro","seats":250,"renewed":null}}})");
  ASSERT_TRUE(customer.ok()) << customer.status();
  EXPECT_THAT(customer->attributes, ElementsAre(Pair("organization", "Blue Sun"), Pair("organization_tags", "gold eu"),
                                                Pair("plan", "pro"), Pair("seats", "250")));
}

TEST(ParseOrganizationTest, WhatIsNoOrganisationIsRefused) {
  for (const char* body : {"", "{}", "[]", R"({"organization":{}})"}) EXPECT_FALSE(ParseOrganization(body).ok());
}

}  // namespace
}  // namespace firstline::zendesk
