#include "common/helpdesks/freshdesk/parse_changes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace firstline::freshdesk {
namespace {

using ::testing::SizeIs;

TEST(ParseChangesTest, PagesAreAddedInTheirOrder) {
  helpdesks::Changes changes;
  ASSERT_TRUE(
      AddChanges(R"([{"id":6541,"updated_at":"2026-11-21T10:05:00Z"},{"id":6542,"updated_at":"2026-11-21T10:01:00Z"}])",
                 changes)
          .ok());
  ASSERT_TRUE(AddChanges(R"([{"id":9007199254740993,"updated_at":"2026-11-21T10:02:00Z"}])", changes).ok());
  ASSERT_THAT(changes.tickets, SizeIs(3));
  EXPECT_EQ(changes.tickets[2].id, "9007199254740993");
  EXPECT_EQ(changes.newest, absl::FromUnixSeconds(1'795'255'500));
}

TEST(ParseChangesTest, WhatIsNoListIsRefused) {
  for (const char* body : {"", "{}", "7", "[{}]", R"([{"id":"x"}])"}) {
    helpdesks::Changes changes;
    EXPECT_FALSE(AddChanges(body, changes).ok()) << body;
  }
}

}  // namespace
}  // namespace firstline::freshdesk
