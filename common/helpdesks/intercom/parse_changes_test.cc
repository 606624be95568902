#include "common/helpdesks/intercom/parse_changes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace firstline::intercom {
namespace {

using Json = nlohmann::json;
using ::testing::SizeIs;

const absl::Time kFrom = absl::FromUnixSeconds(1'795'250'000);

TEST(ParseChangesTest, ASearchNamesItsSpanAndItsPage) {
  EXPECT_EQ(Json::parse(SearchBody(kFrom, absl::InfiniteFuture(), "")),
            Json::parse(R"({"query":{"operator":"AND","value":[
              {"field":"updated_at","operator":">","value":"1795249999"}]},"pagination":{"per_page":150}})"));
  EXPECT_EQ(Json::parse(SearchBody(kFrom, kFrom + absl::Seconds(60), "cursor")),
            Json::parse(R"({"query":{"operator":"AND","value":[
              {"field":"updated_at","operator":">","value":"1795249999"},
              {"field":"updated_at","operator":"<","value":"1795250061"}]},
              "pagination":{"per_page":150,"starting_after":"cursor"}})"));
}

TEST(ParseChangesTest, APageNamesItsConversationsAndTheNextPage) {
  const auto page = ParseSearchPage(
      R"({"type":"conversation.list","total_count":3,"pages":{"type":"pages","page":1,"per_page":2,"total_pages":2,)"
      R"("next":{"page":2,"starting_after":"WzE3OTU="}},)"
      R"("conversations":[{"id":"2","updated_at":1795250020},{"id":9007199254740993,"updated_at":1795250010}]})");
  ASSERT_TRUE(page.ok()) << page.status();
  ASSERT_THAT(page->tickets, SizeIs(2));
  EXPECT_EQ(page->tickets[1].id, "9007199254740993");
  EXPECT_EQ(page->tickets[1].updated_at, absl::FromUnixSeconds(1'795'250'010));
  EXPECT_EQ(page->total, 3);
  EXPECT_EQ(page->next, "WzE3OTU=");
}

TEST(ParseChangesTest, TheLastPageHasNoNext) {
  EXPECT_EQ(ParseSearchPage(R"({"conversations":[],"pages":{"next":null},"total_count":0})")->next, "");
}

TEST(ParseChangesTest, WhatIsNoPageIsRefused) {
  for (const char* body : {"", "{}", "[]", R"({"conversations":[{}]})"}) EXPECT_FALSE(ParseSearchPage(body).ok());
}

}  // namespace
}  // namespace firstline::intercom
