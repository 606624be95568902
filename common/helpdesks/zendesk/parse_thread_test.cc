#include "common/helpdesks/zendesk/parse_thread.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "common/helpdesks/zendesk/vocabulary.h"

namespace firstline::zendesk {
namespace {

using conversation::Message;
using conversation::Priority;
using conversation::Role;
using conversation::Status;
using conversation::Thread;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::SizeIs;

constexpr int64_t kBot = 900;

constexpr char kTicket[] = R"({
  "ticket": {"id": 9007199254740993, "subject": "Parcel", "status": "open", "priority": "normal", "tags": ["shop", "vip"],
             "requester_id": 7, "group_id": 60, "assignee_id": 80, "external_id": "ext-1",
             "via": {"channel": "email"}, "satisfaction_rating": {"score": "offered"},
             "created_at": "2026-11-21T09:00:00Z", "updated_at": "2026-11-21T09:05:00Z"},
  "users": [{"id": 7, "role": "end-user", "name": "Ana Example", "email": "ana@example.com", "locale": "es-ES",
             "external_id": "shop-7", "suspended": false, "organization_id": 3, "tags": ["gold", "eu"],
             "user_fields": {"plan": "pro", "orders": 12, "blocked": false, "note": null, "big": 9007199254740993}},
            {"id": 80, "role": "agent", "name": "Bo"}, {"id": 81, "role": "admin", "name": "Cy"},
            {"id": 8, "role": "end-user", "suspended": true}],
  "groups": [{"id": 60, "name": "Support"}]})";

std::string Comment(int64_t id, int64_t author, absl::string_view more = R"("body":"text","public":true)") {
  return absl::StrCat(R"({"id":)", id, R"(,"author_id":)", author, R"(,"created_at":"2026-11-21T09:00:)", 10 + id % 50,
                      R"(Z",)", more, "}");
}

std::string Page(const std::vector<std::string>& comments, absl::string_view meta = R"({"has_more":false})") {
  std::string list;
  for (const std::string& comment : comments) absl::StrAppend(&list, list.empty() ? "" : ",", comment);
  return absl::StrCat(R"({"comments":[)", list, R"(],"meta":)", meta, "}");
}

Thread Build(const std::vector<std::string>& comments, absl::string_view ticket = kTicket) {
  ThreadBuilder builder(kBot);
  EXPECT_TRUE(builder.AddTicket(ticket).ok());
  EXPECT_TRUE(builder.AddComments(Page(comments)).ok());
  return std::move(builder).Build();
}

Message Only(const std::string& comment, absl::string_view ticket = kTicket) {
  const Thread thread = Build({comment}, ticket);
  EXPECT_THAT(thread.messages, SizeIs(1));
  return thread.messages.at(0);
}

TEST(ParseThreadTest, ATicketsFieldsAreRead) {
  const Thread thread = Build({});
  EXPECT_EQ(thread.ticket_id, "9007199254740993");
  EXPECT_EQ(thread.subject, "Parcel");
  EXPECT_EQ(thread.status, Status::kActive);
  EXPECT_EQ(thread.priority, Priority::kMedium);
  EXPECT_THAT(thread.tags, ElementsAre("shop", "vip"));
  EXPECT_EQ(thread.team_id, "60");
  EXPECT_EQ(thread.assignee_id, "80");
  EXPECT_EQ(thread.channel, "email");
  EXPECT_EQ(thread.via, "email");
  EXPECT_EQ(thread.external_id, "ext-1");
  EXPECT_EQ(thread.updated_stamp, "2026-11-21T09:05:00Z");
  EXPECT_EQ(thread.csat, 0);
  EXPECT_FALSE(thread.spam_or_deleted);
  EXPECT_EQ(thread.created_at, absl::FromUnixSeconds(1'795'251'600));
}

TEST(ParseThreadTest, TheRequesterIsTheCustomer) {
  const Thread thread = Build({});
  EXPECT_EQ(thread.customer.id, "7");
  EXPECT_EQ(thread.customer.name, "Ana Example");
  EXPECT_EQ(thread.customer.email, "ana@example.com");
  EXPECT_EQ(thread.customer.locale, "es-ES");
  EXPECT_EQ(thread.customer.external_id, "shop-7");
  EXPECT_FALSE(thread.customer.suspended);
  EXPECT_THAT(thread.customer.attributes,
              ElementsAre(Pair("big", "9007199254740993"), Pair("blocked", "false"), Pair("orders", "12"),
                          Pair("organization_id", "3"), Pair("plan", "pro"), Pair("tags", "gold eu")));
}

TEST(ParseThreadTest, RolesFollowTheAuthor) {
  const Thread thread = Build({Comment(1, 7), Comment(2, kBot), Comment(3, 80), Comment(4, 81), Comment(5, 999)});
  std::vector<Role> roles;
  for (const Message& message : thread.messages) roles.push_back(message.role);
  EXPECT_THAT(roles, ElementsAre(Role::kCustomer, Role::kAi, Role::kAgent, Role::kAgent, Role::kUnknown));
}

TEST(ParseThreadTest, ARequesterWithoutARecordIsStillTheCustomer) {
  const Message message = Only(Comment(1, 7), R"({"ticket":{"id":1,"requester_id":7}})");
  EXPECT_EQ(message.role, Role::kCustomer);
}

TEST(ParseThreadTest, WithoutABotUserNothingIsOurs) {
  ThreadBuilder builder(0);
  ASSERT_TRUE(builder.AddTicket(R"({"ticket":{"id":1}})").ok());
  ASSERT_TRUE(builder.AddComments(Page({R"({"id":1,"public":true,"body":"x"})"})).ok());
  EXPECT_EQ(std::move(builder).Build().messages[0].role, Role::kUnknown);
}

TEST(ParseThreadTest, AuthorsNobodyToldUsAboutCanBeAskedFor) {
  ThreadBuilder builder(kBot);
  ASSERT_TRUE(builder.AddTicket(kTicket).ok());
  ASSERT_TRUE(
      builder.AddComments(Page({Comment(1, 7), Comment(2, kBot), Comment(3, 55), Comment(4, -1), Comment(5, 44)}))
          .ok());
  EXPECT_THAT(builder.UnknownAuthors(), ElementsAre(44, 55));
  ASSERT_TRUE(builder.AddUser(R"({"user":{"id":55,"role":"end-user"}})").ok());
  EXPECT_THAT(builder.UnknownAuthors(), ElementsAre(44));
  EXPECT_EQ(std::move(builder).Build().messages[2].role, Role::kCustomer);
}

TEST(ParseThreadTest, UsersOfTheCommentListCount) {
  ThreadBuilder builder(kBot);
  ASSERT_TRUE(builder.AddTicket(R"({"ticket":{"id":1,"requester_id":7}})").ok());
  ASSERT_TRUE(builder
                  .AddComments(R"({"comments":[{"id":1,"author_id":5,"public":true,"body":"x"}],
                                      "users":[{"id":5,"role":"agent"}]})")
                  .ok());
  EXPECT_EQ(std::move(builder).Build().messages[0].role, Role::kAgent);
}

TEST(ParseThreadTest, APrivateNoteIsPrivateAndSoIsACommentThatDoesNotSay) {
  EXPECT_FALSE(Only(Comment(1, 80, R"("body":"x","public":false)")).is_public);
  EXPECT_FALSE(Only(Comment(1, 80, R"("body":"x")")).is_public);
  EXPECT_TRUE(Only(Comment(1, 80, R"("body":"x","public":true)")).is_public);
}

TEST(ParseThreadTest, TheHtmlBodyIsReducedAndCut) {
  const Message message = Only(Comment(
      1, 7,
      R"("public":true,"plain_body":"wrong","html_body":"<div>Hi<span style=\"display:none\">x</span></div><blockquote>old</blockquote>")"));
  EXPECT_EQ(message.text, "Hi");
  EXPECT_EQ(message.id, "1");
  EXPECT_EQ(message.created_at, absl::FromUnixSeconds(1'795'251'611));
}

TEST(ParseThreadTest, WithoutHtmlThePlainBodyIsCut) {
  EXPECT_EQ(Only(Comment(1, 7, R"("public":true,"body":"b","plain_body":"Hi\n> old")")).text, "Hi");
  EXPECT_EQ(Only(Comment(1, 7, R"("public":true,"body":"b\u200b")")).text, "b");
}

TEST(ParseThreadTest, ACommentOfAttachmentsOnlySaysSo) {
  EXPECT_EQ(Only(Comment(1, 7, R"("public":true,"body":"","attachments":[{"id":1}])")).text, "[attachment]");
  EXPECT_EQ(Only(Comment(1, 7, R"("public":true,"body":"","attachments":[])")).text, "");
}

TEST(ParseThreadTest, CommentsAreOldestFirstWhicheverWayTheyCame) {
  for (const bool newest_first : {false, true}) {
    std::vector<std::string> comments = {Comment(1, 7), Comment(2, 80), Comment(3, 7)};
    if (newest_first) std::reverse(comments.begin(), comments.end());
    const Thread thread = Build(comments);
    ASSERT_THAT(thread.messages, SizeIs(3));
    EXPECT_EQ(thread.messages[0].id, "1");
    EXPECT_EQ(thread.messages[2].id, "3");
  }
}

TEST(ParseThreadTest, CommentsOfTheSameSecondAreOrderedByTheirIds) {
  const Thread thread = Build({Comment(1005, 7), Comment(55, 7), Comment(5, 7)});
  EXPECT_EQ(thread.messages.front().created_at, thread.messages.back().created_at);
  EXPECT_EQ(thread.messages.front().id, "5");
  EXPECT_EQ(thread.messages.back().id, "1005");
}

TEST(ParseThreadTest, ACommentOnTwoPagesCountsOnce) {
  ThreadBuilder builder(kBot);
  ASSERT_TRUE(builder.AddTicket(kTicket).ok());
  ASSERT_TRUE(builder.AddComments(Page({Comment(1, 7), Comment(2, 7)})).ok());
  ASSERT_TRUE(builder.AddComments(Page({Comment(2, 7), Comment(3, 7)})).ok());
  EXPECT_THAT(std::move(builder).Build().messages, SizeIs(3));
}

TEST(ParseThreadTest, PagingIsReadFromTheCursor) {
  ThreadBuilder builder(kBot);
  const auto more = builder.AddComments(Page({}, R"({"has_more":true,"after_cursor":"abc"})"));
  EXPECT_TRUE(more->has_more);
  EXPECT_EQ(more->after_cursor, "abc");
  EXPECT_FALSE(builder.AddComments(Page({}, R"({"has_more":false,"after_cursor":"abc"})"))->has_more);
  EXPECT_FALSE(builder.AddComments(Page({}, R"({"has_more":true,"after_cursor":null})"))->has_more)
      << "it would never end";
  EXPECT_FALSE(builder.AddComments(R"({"comments":[]})")->has_more);
}

TEST(ParseThreadTest, AutomaticCommentsAreMarked) {
  EXPECT_TRUE(Only(Comment(1, -1)).automatic);
  EXPECT_TRUE(Only(Comment(1, 8)).automatic) << "a suspended author";
  EXPECT_TRUE(Only(Comment(1, 80, R"("body":"x","public":true,"via":{"channel":"rule"})")).automatic);
  EXPECT_TRUE(
      Only(Comment(1, 80, R"("body":"x","public":true,"via":{"channel":"web","source":{"rel":"merge"}})")).automatic);
  EXPECT_FALSE(
      Only(Comment(1, 7, R"("body":"x","public":true,"via":{"channel":"email","source":{"rel":null}})")).automatic);
}

TEST(ParseThreadTest, TheSubjectTellsAboutTheFirstCommentOnly) {
  const std::string ticket =
      absl::StrReplaceAll(kTicket, {{R"("subject": "Parcel")", R"("subject": "Automatic reply: Parcel")"}});
  const Thread thread = Build({Comment(1, 7), Comment(2, 7)}, ticket);
  EXPECT_TRUE(thread.messages[0].automatic);
  EXPECT_FALSE(thread.messages[1].automatic);
}

TEST(ParseThreadTest, OurOwnCommentIsNeverAutomatic) {
  EXPECT_FALSE(Only(Comment(1, kBot, R"("body":"x","public":true,"via":{"channel":"api","source":{"rel":"trigger"}})"))
                   .automatic);
}

TEST(ParseThreadTest, ADeletedTicketIsMarked) {
  ThreadBuilder builder(kBot);
  ASSERT_TRUE(builder.AddTicket(R"({"ticket":{"id":1,"status":"deleted"}})").ok());
  EXPECT_TRUE(std::move(builder).Build().spam_or_deleted);
}

// helpdesks.md 6: the source of a merge closes, the target gets a comment of the vendor's.
TEST(ParseThreadTest, ATicketClosedByAMergeIsMergedAway) {
  const std::string note = R"("body":"This request was closed and merged into request #12 \"Parcel\".","public":false,)"
                           R"("via":{"channel":"web","source":{"rel":"merge"}})";
  const auto with_status = [](absl::string_view status, absl::string_view tags = "[]") {
    return absl::StrCat(R"({"ticket":{"id":1,"requester_id":7,"status":")", status, R"(","tags":)", tags, "}}");
  };
  EXPECT_TRUE(Build({Comment(1, 7)}, with_status("closed", R"(["shop","closed_by_merge"])")).merged_away);
  EXPECT_TRUE(Build({Comment(1, 7), Comment(2, 80, note)}, with_status("closed")).merged_away) << "tags can be removed";
  EXPECT_FALSE(Build({Comment(1, 7)}, with_status("closed")).merged_away);
  EXPECT_FALSE(Build({}, with_status("closed")).merged_away);
  EXPECT_FALSE(Build({Comment(1, 7)}, with_status("open", R"(["closed_by_merge"])")).merged_away)
      << "a follow-up inherits the tags of the ticket before it";
}

TEST(ParseThreadTest, ATargetOfAMergeThatIsClosedLaterIsNotMergedAway) {
  const std::string note = R"("body":"Request #11 \"Lamp\" was closed and merged into this request.","public":false,)"
                           R"("via":{"channel":"web","source":{"rel":"merge"}})";
  EXPECT_FALSE(Build({Comment(1, 7), Comment(2, 80, note)}, R"({"ticket":{"id":1,"requester_id":7,"status":"closed"}})")
                   .merged_away);
}

TEST(ParseThreadTest, ASuspendedRequesterIsMarked) {
  ThreadBuilder builder(kBot);
  ASSERT_TRUE(
      builder.AddTicket(R"({"ticket":{"id":1,"requester_id":7},"users":[{"id":7,"role":"end-user","suspended":true}]})")
          .ok());
  EXPECT_TRUE(std::move(builder).Build().customer.suspended);
}

TEST(ParseThreadTest, WhatIsNoTicketIsRefused) {
  for (const absl::string_view body :
       {"", "[]", "{}", R"({"ticket":{}})", R"({"ticket":{"id":1.5}})", R"({"ticket":{"id":0}})", "{"}) {
    EXPECT_EQ(ThreadBuilder(kBot).AddTicket(body).code(), absl::StatusCode::kInvalidArgument) << body;
  }
  for (const absl::string_view body : {"", "{}", R"({"comments":{}})", R"({"comments":[{}]})"}) {
    EXPECT_EQ(ThreadBuilder(kBot).AddComments(body).status().code(), absl::StatusCode::kInvalidArgument) << body;
  }
  EXPECT_FALSE(ThreadBuilder(kBot).AddUser(R"({"user":{}})").ok());
}

TEST(VocabularyTest, EveryStatusAndPriorityHasItsWord) {
  EXPECT_EQ(StatusOf("new"), Status::kActive);
  EXPECT_EQ(StatusOf("open"), Status::kActive);
  EXPECT_EQ(StatusOf("pending"), Status::kWaiting);
  EXPECT_EQ(StatusOf("hold"), Status::kWaiting);
  EXPECT_EQ(StatusOf("solved"), Status::kResolved);
  EXPECT_EQ(StatusOf("closed"), Status::kClosed);
  EXPECT_EQ(StatusOf("SOLVED"), Status::kUnknown);
  EXPECT_EQ(PriorityOf("low"), Priority::kLow);
  EXPECT_EQ(PriorityOf("normal"), Priority::kMedium);
  EXPECT_EQ(PriorityOf("high"), Priority::kHigh);
  EXPECT_EQ(PriorityOf("urgent"), Priority::kUrgent);
  EXPECT_EQ(PriorityOf(""), Priority::kUnset);
}

TEST(VocabularyTest, RatingsBecomeCsat) {
  EXPECT_EQ(CsatOf("good"), 5);
  EXPECT_EQ(CsatOf("good_with_comment"), 5);
  EXPECT_EQ(CsatOf("bad"), 1);
  EXPECT_EQ(CsatOf("offered"), 0);
  EXPECT_EQ(CsatOf("unoffered"), 0);
}

TEST(VocabularyTest, ChannelsOfTheTicket) {
  EXPECT_EQ(ChannelOf("email", false, {}), "email");
  EXPECT_EQ(ChannelOf("web", false, {}), "email");
  EXPECT_EQ(ChannelOf("chat", false, {}), "chat");
  EXPECT_EQ(ChannelOf("native_messaging", false, {}), "chat");
  EXPECT_EQ(ChannelOf("something_new", true, {}), "chat");
  EXPECT_EQ(ChannelOf("something_new", false, {}), "email");
  EXPECT_EQ(ChannelOf("slack", false, {}), "slack");
  EXPECT_EQ(ChannelOf("facebook", false, {}), "social");
  EXPECT_EQ(ChannelOf("voice", false, {}), "voice");
}

TEST(VocabularyTest, TicketsMadeThroughTheApiTellTheirChannelByATag) {
  for (const char* via : {"api", "web_service"}) {
    EXPECT_EQ(ChannelOf(via, false, {}), "email");
    EXPECT_EQ(ChannelOf(via, false, {"x", "channel_chat"}), "chat");
    EXPECT_EQ(ChannelOf(via, false, {"channel_voice"}), "voice");
  }
  EXPECT_EQ(ChannelOf("email", false, {"channel_chat"}), "email");
}

}  // namespace
}  // namespace firstline::zendesk
