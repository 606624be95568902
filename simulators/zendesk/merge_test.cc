#include "simulators/zendesk/merge.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "simulators/zendesk/json.h"
#include "simulators/zendesk/testing/desk.h"

// helpdesks.md 6, merged tickets: the source closes, the target gets a comment, private unless asked otherwise.
namespace firstline::sim::zendesk {
namespace {

using ::testing::Contains;
using testing::Desk;
using ::testing::HasSubstr;
using testing::Parsed;

class MergeTest : public ::testing::Test {
 protected:
  MergeTest() {
    desk_.Open("a");
    desk_.Open("b");
  }
  Outcome Merge(const std::string& body) { return desk_.Control("tickets/b/merge", body); }
  bool Tells(const Outcome& outcome, Change::Kind kind, int64_t ticket) {
    return std::any_of(outcome.changes.begin(), outcome.changes.end(),
                       [&](const Change& change) { return change.kind == kind && change.ticket_id == ticket; });
  }

  Desk desk_;
};

TEST_F(MergeTest, TheSourceClosesWithATagAndAPrivateNote) {
  const Outcome outcome = Merge(R"({"ids":[4711]})");
  ASSERT_EQ(outcome.status, 200) << outcome.body;
  const Ticket& source = desk_.ticket(4711);
  EXPECT_EQ(source.status, "closed");
  EXPECT_THAT(source.tags, Contains("closed_by_merge"));
  EXPECT_EQ(source.comments.back().plain_body, "This request was closed and merged into request #4712 \"Parcel\".");
  EXPECT_FALSE(source.comments.back().is_public);
  EXPECT_EQ(CommentJson(source.comments.back())["via"]["source"]["rel"], "merge");
  EXPECT_EQ(CommentJson(source.comments.front())["via"]["source"]["rel"], nullptr);
  EXPECT_TRUE(Tells(outcome, Change::Kind::kMerged, 4711));
  EXPECT_TRUE(Tells(outcome, Change::Kind::kStatus, 4711));
  EXPECT_EQ(desk_.Control("tickets/a/status", R"({"status":"open"})").status, 422) << "closed for good";
}

TEST_F(MergeTest, TheTargetStaysOpenAndGetsTheLastPublicWords) {
  const Outcome outcome = Merge(R"({"ids":[4711]})");
  const Ticket& target = desk_.ticket(4712);
  EXPECT_EQ(target.status, "new");
  EXPECT_FALSE(target.comments.back().is_public);
  EXPECT_EQ(target.comments.back().author_id, 8001);
  EXPECT_THAT(target.comments.back().plain_body, HasSubstr("Where is it?"));
  EXPECT_TRUE(Tells(outcome, Change::Kind::kComment, 4712));
  EXPECT_FALSE(Tells(outcome, Change::Kind::kMerged, 4712));
}

TEST_F(MergeTest, CommentsAreTheirAuthorsAndPublicOnlyWhenAsked) {
  ASSERT_EQ(Merge(R"({"ids":[4711],"source_comment":"see the other","source_comment_is_public":true,
                      "target_comment":"one more","target_comment_is_public":true})")
                .status,
            200);
  EXPECT_EQ(desk_.ticket(4711).comments.back().plain_body, "see the other");
  EXPECT_TRUE(desk_.ticket(4711).comments.back().is_public);
  EXPECT_EQ(desk_.ticket(4712).comments.back().plain_body, "one more");
  EXPECT_TRUE(desk_.ticket(4712).comments.back().is_public);
  EXPECT_EQ(desk_.ticket(4712).status, "new") << "a merge answers nobody";
}

TEST_F(MergeTest, SeveralSourcesGoIntoOneTarget) {
  desk_.Open("c");
  const Outcome outcome = Merge(R"({"ids":[4711,4713]})");
  EXPECT_EQ(Parsed(outcome)["job_status"]["total"], 2);
  EXPECT_EQ(desk_.ticket(4711).status, "closed");
  EXPECT_EQ(desk_.ticket(4713).status, "closed");
  EXPECT_EQ(desk_.ticket(4712).comments.size(), 3u);
}

TEST_F(MergeTest, TheApiMergesAsThePeopleDo) {
  const Outcome outcome = desk_.Api("POST", "tickets/4712/merge", R"({"ids":[4711]})");
  ASSERT_EQ(outcome.status, 200) << outcome.body;
  EXPECT_EQ(Parsed(outcome)["job_status"]["status"], "completed");
  EXPECT_EQ(Json::parse(outcome.journal.at(0))["actor"], "api");
  EXPECT_EQ(desk_.ticket(4711).status, "closed");
}

TEST_F(MergeTest, WhatCannotBeMergedIsRefusedAndChangesNothing) {
  desk_.Open("closed");
  desk_.Control("tickets/closed/status", R"({"status":"closed"})");
  for (const char* body : {R"({"ids":[4712]})", R"({"ids":[1]})", R"({"ids":[4711,4711]})", R"({"ids":[4711,4713]})"}) {
    EXPECT_EQ(Merge(body).status, 422) << body;
  }
  for (const char* body : {"[", "{}", R"({"ids":[]})", R"({"ids":4711})", R"({"ids":["4711"]})", R"({"ids":[4711.5]})",
                           R"({"ids":[4711],"comment":"x"})", R"({"ids":[4711],"source_comment":7})",
                           R"({"ids":[4711],"target_comment_is_public":"yes"})"}) {
    EXPECT_EQ(Merge(body).status, 400) << body;
  }
  EXPECT_EQ(desk_.Control("tickets/closed/merge", R"({"ids":[4711]})").status, 422);
  EXPECT_EQ(desk_.Api("GET", "tickets/4712/merge").status, 404);
  EXPECT_EQ(desk_.ticket(4711).status, "new");
  EXPECT_EQ(desk_.ticket(4711).comments.size(), 1u);
  EXPECT_EQ(desk_.ticket(4712).comments.size(), 1u);
}

}  // namespace
}  // namespace firstline::sim::zendesk
