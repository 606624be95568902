#include "common/helpdesks/freshdesk/parse_thread.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"

namespace firstline::freshdesk {
namespace {

using conversation::Message;
using conversation::Priority;
using conversation::Role;
using conversation::Status;
using conversation::Thread;
using ::testing::ElementsAre;
using ::testing::SizeIs;

constexpr int64_t kAgent = 8001;

std::string Ticket(absl::string_view more = R"("status":2,"priority":2,"source":1)",
                   absl::string_view description = "<div>Where is my parcel?</div>") {
  return absl::StrCat(
      R"({"id":9007199254740993,"subject":"Parcel","description":")", description,
      R"(","description_text":"Where is my parcel?","requester_id":9001,"group_id":601,"responder_id":8002,)",
      R"("requester":{"id":9001,"name":"Ana Example","email":"ana@example.com"},"tags":["shop","vip"],)",
      R"("created_at":"2026-11-21T10:00:00Z","updated_at":"2026-11-21T10:05:00Z",)", more, "}");
}

std::string Conversation(int64_t id, absl::string_view who, absl::string_view body = "<div>text</div>",
                         absl::string_view is_private = "false", int source = 0) {
  return absl::StrCat(R"({"id":)", id, R"(,"body":")", body, R"(","body_text":"text","private":)", is_private,
                      R"(,"source":)", source, R"(,"ticket_id":6541,"created_at":"2026-11-21T10:0)", id % 10,
                      R"(:00Z",)", who, "}");
}

constexpr char kCustomer[] = R"("incoming":true,"user_id":9001,"from_email":"ana@example.com")";
constexpr char kOurs[] = R"("incoming":false,"user_id":8001)";
constexpr char kPerson[] = R"("incoming":false,"user_id":8002)";

Thread Build(const std::vector<std::string>& conversations, const std::string& ticket = Ticket()) {
  ThreadBuilder builder(kAgent);
  EXPECT_TRUE(builder.AddTicket(ticket).ok());
  std::string list;
  for (const std::string& one : conversations) absl::StrAppend(&list, list.empty() ? "" : ",", one);
  EXPECT_TRUE(builder.AddConversations(absl::StrCat("[", list, "]")).ok());
  return std::move(builder).Build();
}

Message Last(const std::string& conversation) {
  Thread thread = Build({conversation});
  EXPECT_THAT(thread.messages, SizeIs(2));
  return thread.messages.back();
}

TEST(ParseThreadTest, ATicketsFieldsAreRead) {
  const Thread thread = Build({});
  EXPECT_EQ(thread.ticket_id, "9007199254740993");
  EXPECT_EQ(thread.subject, "Parcel");
  EXPECT_EQ(thread.status, Status::kActive);
  EXPECT_EQ(thread.priority, Priority::kMedium);
  EXPECT_THAT(thread.tags, ElementsAre("shop", "vip"));
  EXPECT_EQ(thread.team_id, "601");
  EXPECT_EQ(thread.assignee_id, "8002");
  EXPECT_EQ(thread.channel, "email");
  EXPECT_EQ(thread.via, "1");
  EXPECT_EQ(thread.updated_stamp, "2026-11-21T10:05:00Z");
  EXPECT_EQ(thread.csat, 0);
  EXPECT_FALSE(thread.spam_or_deleted);
  EXPECT_EQ(thread.created_at, absl::FromUnixSeconds(1'795'255'200));
  EXPECT_EQ(thread.customer.id, "9001");
  EXPECT_EQ(thread.customer.name, "Ana Example");
  EXPECT_EQ(thread.customer.email, "ana@example.com");
}

TEST(ParseThreadTest, TheDescriptionIsTheFirstMessage) {
  const Thread thread = Build({Conversation(70001, kCustomer)});
  ASSERT_THAT(thread.messages, SizeIs(2));
  EXPECT_EQ(thread.messages[0].id, "description");
  EXPECT_EQ(thread.messages[0].role, Role::kCustomer);
  EXPECT_EQ(thread.messages[0].text, "Where is my parcel?");
  EXPECT_TRUE(thread.messages[0].is_public);
  EXPECT_EQ(thread.messages[0].created_at, thread.created_at);
  EXPECT_EQ(thread.messages[1].id, "70001");
}

TEST(ParseThreadTest, RolesFollowTheAuthor) {
  EXPECT_EQ(Last(Conversation(1, kCustomer)).role, Role::kCustomer);
  EXPECT_EQ(Last(Conversation(1, kOurs)).role, Role::kAi);
  EXPECT_EQ(Last(Conversation(1, kPerson)).role, Role::kAgent);
  EXPECT_EQ(Last(Conversation(1, R"("incoming":false,"user_id":null)")).role, Role::kUnknown);
}

TEST(ParseThreadTest, AnOutboundMailIsNotTheCustomersMessage) {
  const Thread thread = Build({}, Ticket(R"("status":2,"source":10)"));
  EXPECT_EQ(thread.messages[0].role, Role::kAgent);
}

TEST(ParseThreadTest, NotesAndForwardedMailArePrivateAndPublicNotesAreNot) {
  EXPECT_FALSE(Last(Conversation(1, kPerson, "x", "true", 2)).is_public);
  EXPECT_TRUE(Last(Conversation(1, kPerson, "x", "false", 2)).is_public);
  EXPECT_FALSE(Last(Conversation(1, kPerson, "x", "false", 8)).is_public);
  EXPECT_FALSE(Last(Conversation(1, kPerson, "x", "null", 0)).is_public);
}

TEST(ParseThreadTest, SurveyFeedbackCountsForNothing) {
  EXPECT_TRUE(Last(Conversation(1, kCustomer, "bad", "false", 6)).automatic);
  EXPECT_FALSE(Last(Conversation(1, kCustomer, "bad", "false", 0)).automatic);
}

TEST(ParseThreadTest, NoticesCountForNothing) {
  EXPECT_TRUE(Last(Conversation(1, kCustomer, "<p>Automatic reply: gone</p>")).automatic);
  EXPECT_TRUE(Last(Conversation(1, R"("incoming":true,"from_email":"mailer-daemon@example.com")")).automatic);
  EXPECT_FALSE(Last(Conversation(1, kPerson, "<p>Automatic reply: gone</p>")).automatic);
}

TEST(ParseThreadTest, HtmlBecomesTextWithoutQuotedMail) {
  EXPECT_EQ(Last(Conversation(1, kCustomer, "<p>Still &lt;nothing&gt;</p><blockquote>old</blockquote>")).text,
            "Still <nothing>");
  EXPECT_EQ(Last(Conversation(1, kCustomer, "")).text, "text");
}

TEST(ParseThreadTest, AMessageOfAttachmentsOnlyIsAMessage) {
  EXPECT_EQ(Last(R"({"id":1,"body":"","private":false,"incoming":true,"attachments":[{"id":5}]})").text,
            "[attachment]");
}

TEST(ParseThreadTest, MessagesAreOldestFirstInWhateverOrderTheyCome) {
  const Thread thread = Build({Conversation(13, kPerson), Conversation(12, kCustomer), Conversation(22, kCustomer),
                               Conversation(12, kCustomer)});
  std::vector<std::string> ids;
  for (const Message& message : thread.messages) ids.push_back(message.id);
  EXPECT_THAT(ids, ElementsAre("description", "12", "22", "13"));
}

TEST(ParseThreadTest, SpamAndDeletedAreTold) {
  EXPECT_TRUE(Build({}, Ticket(R"("status":2,"spam":true)")).spam_or_deleted);
  EXPECT_TRUE(Build({}, Ticket(R"("status":2,"deleted":true)")).spam_or_deleted);
}

TEST(ParseThreadTest, TheNewestRatingCounts) {
  ThreadBuilder builder(kAgent);
  ASSERT_TRUE(builder.AddTicket(Ticket()).ok());
  ASSERT_TRUE(builder
                  .AddRatings(R"([{"id":2,"ratings":{"default_question":-103},"created_at":"2026-11-21T12:00:00Z"},)"
                              R"({"id":1,"ratings":{"default_question":103},"created_at":"2026-11-21T11:00:00Z"},)"
                              R"({"id":3,"ratings":{"question_2":103},"created_at":"2026-11-21T13:00:00Z"}])")
                  .ok());
  EXPECT_EQ(std::move(builder).Build().csat, 1);
}

TEST(ParseThreadTest, NothingOfTheWrongTypeIsBelieved) {
  ThreadBuilder builder(kAgent);
  ASSERT_TRUE(builder.AddTicket(R"({"id":1,"status":"2","priority":{},"tags":"x","source":null,"requester":7})").ok());
  const Thread thread = std::move(builder).Build();
  EXPECT_EQ(thread.status, Status::kUnknown);
  EXPECT_EQ(thread.via, "");
  EXPECT_EQ(thread.customer.id, "");
}

TEST(ParseThreadTest, WhatIsNoAnswerOfFreshdeskIsRefused) {
  for (const char* body : {"", "hush", "{}", "[]", R"({"id":0})", R"({"id":"hush"})"}) {
    const absl::Status status = ThreadBuilder(kAgent).AddTicket(body);
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument) << body;
    EXPECT_EQ(status.message().find("hush"), absl::string_view::npos);
  }
  for (const char* body : {"", "{}", "[{}]", "7"}) {
    EXPECT_FALSE(ThreadBuilder(kAgent).AddConversations(body).ok()) << body;
  }
  EXPECT_FALSE(ThreadBuilder(kAgent).AddRatings("{}").ok());
}

}  // namespace
}  // namespace firstline::freshdesk
