#include "common/helpdesks/intercom/parse_conversation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"

namespace firstline::intercom {
namespace {

using conversation::Message;
using conversation::Priority;
using conversation::Role;
using conversation::Status;
using conversation::Thread;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr char kBot[] = "9100";
constexpr char kContact[] = R"({"type":"user","id":"65f0c0ffee","name":"Ana Example","email":"ana@example.com"})";
constexpr char kOurs[] = R"({"type":"admin","id":"9100","name":"Firstline"})";
constexpr char kSam[] = R"({"type":"admin","id":"8001","name":"Sam Operator"})";
constexpr char kSource[] =
    R"({"type":"conversation","id":"330001","delivered_as":"customer_initiated","subject":"",)"
    R"("body":"<p>Where is my parcel?</p>","author":{"type":"user","id":"65f0c0ffee","name":"Ana Example",)"
    R"("email":"ana@example.com"},"attachments":[],"redacted":false})";

std::string Part(int id, absl::string_view type, absl::string_view body, absl::string_view author,
                 absl::string_view more = "") {
  return absl::StrCat(R"({"type":"conversation_part","id":")", id, R"(","part_type":")", type, R"(","body":)", body,
                      R"(,"created_at":)", 1795255200 + id, R"(,"author":)", author, R"(,"attachments":[])", more, "}");
}

std::string Conversation(const std::vector<std::string>& parts, absl::string_view source = kSource,
                         absl::string_view more = R"("state":"open","open":true)") {
  std::string list;
  for (const std::string& part : parts) absl::StrAppend(&list, list.empty() ? "" : ",", part);
  return absl::StrCat(
      R"({"type":"conversation","id":"215470000000001","title":null,"created_at":1795255198,"updated_at":1795255300,)",
      R"("contacts":{"type":"contact.list","contacts":[{"type":"contact","id":"65f0c0ffee","external_id":"user-42"}]},)",
      R"("source":)", source, ",", more,
      R"(,"conversation_parts":{"type":"conversation_part.list","conversation_parts":[)", list, R"(],"total_count":)",
      parts.size(), "}}");
}

Thread Parsed(const std::string& body) {
  auto thread = ParseConversation(body, kBot);
  EXPECT_TRUE(thread.ok()) << thread.status();
  return thread.ok() ? *std::move(thread) : Thread();
}

Message Last(const std::string& part) {
  Thread thread = Parsed(Conversation({part}));
  EXPECT_THAT(thread.messages, SizeIs(2));
  return thread.messages.back();
}

TEST(ParseConversationTest, TheFieldsOfAConversationAreRead) {
  const Thread thread = Parsed(
      Conversation({}, kSource,
                   R"("state":"snoozed","priority":"priority","admin_assignee_id":8001,"team_assignee_id":5017691,)"
                   R"("tags":{"type":"tag.list","tags":[{"id":"1","name":"shop"},{"id":"2","name":"VIP customer"}]},)"
                   R"("conversation_rating":{"rating":2,"remark":"Took too long"})"));
  EXPECT_EQ(thread.ticket_id, "215470000000001");
  EXPECT_EQ(thread.status, Status::kWaiting);
  EXPECT_EQ(thread.priority, Priority::kHigh);
  EXPECT_THAT(thread.tags, ElementsAre("shop", "VIP customer"));
  EXPECT_EQ(thread.team_id, "5017691");
  EXPECT_EQ(thread.assignee_id, "8001");
  EXPECT_EQ(thread.channel, "chat");
  EXPECT_EQ(thread.via, "conversation");
  EXPECT_EQ(thread.updated_stamp, "1795255300");
  EXPECT_EQ(thread.csat, 2);
  EXPECT_EQ(thread.created_at, absl::FromUnixSeconds(1'795'255'198));
  EXPECT_FALSE(thread.spam_or_deleted);
  EXPECT_FALSE(thread.merged_away);
}

TEST(ParseConversationTest, TheContactIsTheCustomer) {
  const Thread thread = Parsed(Conversation({}));
  EXPECT_EQ(thread.customer.id, "65f0c0ffee");
  EXPECT_EQ(thread.customer.external_id, "user-42");
  EXPECT_EQ(thread.customer.name, "Ana Example");
  EXPECT_EQ(thread.customer.email, "ana@example.com");
}

TEST(ParseConversationTest, TheSourceIsTheFirstMessageAndPartsFollowByTheirIds) {
  const Thread thread = Parsed(Conversation({Part(132, "comment", R"("<p>Any news?</p>")", kContact),
                                             Part(133, "comment", R"("<p>On its way</p>")", kOurs)}));
  ASSERT_THAT(thread.messages, SizeIs(3));
  EXPECT_EQ(thread.messages[0].id, "330001");
  EXPECT_EQ(thread.messages[0].role, Role::kCustomer);
  EXPECT_EQ(thread.messages[0].text, "Where is my parcel?");
  EXPECT_EQ(thread.messages[0].created_at, thread.created_at);
  EXPECT_TRUE(thread.messages[0].is_public);
  EXPECT_EQ(thread.messages[1].id, "132");
  EXPECT_EQ(thread.messages[1].text, "Any news?");
  EXPECT_EQ(thread.messages[2].role, Role::kAi);
  EXPECT_EQ(thread.messages[2].created_at, absl::FromUnixSeconds(1'795'255'333));
}

TEST(ParseConversationTest, AContactsWordsAreAMessageWhateverThePartIsCalled) {
  for (const char* type : {"comment", "open", "quick_reply", "something_new"}) {
    const Message message = Last(Part(132, type, R"("<p>Any news?</p>")", kContact));
    EXPECT_EQ(message.role, Role::kCustomer) << type;
    EXPECT_TRUE(message.is_public) << type;
    EXPECT_FALSE(message.automatic) << type;
  }
}

TEST(ParseConversationTest, PartsThatSayNothingAreNoMessages) {
  for (const char* type : {"assignment", "close", "snoozed", "open", "conversation_attribute_updated_by_admin"}) {
    EXPECT_THAT(Parsed(Conversation({Part(140, type, "null", kSam)})).messages, SizeIs(1)) << type;
  }
}

TEST(ParseConversationTest, ANoteIsPrivateAndAClosingMessageIsNot) {
  EXPECT_FALSE(Last(Part(134, "note", R"("<p>call them</p>")", kSam)).is_public);
  EXPECT_TRUE(Last(Part(135, "close", R"("<p>Bye</p>")", kSam)).is_public);
  EXPECT_EQ(Last(Part(135, "close", R"("<p>Bye</p>")", kSam)).role, Role::kAgent);
}

TEST(ParseConversationTest, BotsAndTheAiAgentCountForNothing) {
  EXPECT_TRUE(Last(Part(136, "comment", R"("<p>Hi</p>")", R"({"type":"bot","id":"1"})")).automatic);
  EXPECT_TRUE(
      Last(Part(136, "comment", R"("<p>Hi</p>")", R"({"type":"admin","id":"8001","from_ai_agent":true})")).automatic);
  EXPECT_TRUE(
      Last(Part(136, "comment", R"("<p>Hi</p>")", R"({"type":"admin","id":"8001","is_ai_answer":true})")).automatic);
  EXPECT_FALSE(Last(Part(136, "comment", R"("<p>Hi</p>")", kSam)).automatic);
}

TEST(ParseConversationTest, AnAuthorNobodyKnowsCountsAsAPerson) {
  for (const char* author : {R"({"type":"team","id":"5"})", "null", R"({"type":"someone"})"}) {
    const Message message = Last(Part(136, "comment", R"("<p>Hi</p>")", author));
    EXPECT_EQ(message.role, Role::kUnknown) << author;
    EXPECT_FALSE(message.automatic) << author;
  }
}

TEST(ParseConversationTest, ACampaignIsNobodysReplyAndATeammatesMessageIs) {
  const auto source = [](absl::string_view delivered_as) {
    return absl::StrCat(R"({"type":"conversation","id":"330001","delivered_as":")", delivered_as,
                        R"(","body":"<p>Sale!</p>","author":{"type":"admin","id":"8001"}})");
  };
  for (const char* outbound : {"automated", "campaigns_initiated", "operator_initiated"}) {
    EXPECT_TRUE(Parsed(Conversation({}, source(outbound))).messages.at(0).automatic) << outbound;
  }
  EXPECT_FALSE(Parsed(Conversation({}, source("admin_initiated"))).messages.at(0).automatic);
}

TEST(ParseConversationTest, ARedactedPartKeepsItsIdAndLosesItsText) {
  const Message message = Last(Part(137, "comment", R"("<p>my card</p>")", kContact, R"(,"redacted":true)"));
  EXPECT_EQ(message.id, "137");
  EXPECT_EQ(message.text, "");
}

TEST(ParseConversationTest, AMessageOfAttachmentsOnlyIsAMessage) {
  const std::string part = absl::StrCat(R"({"id":"138","part_type":"comment","body":null,"author":)", kContact,
                                        R"(,"attachments":[{"type":"upload","name":"a.png"}]})");
  EXPECT_EQ(Last(part).text, "[attachment]");
}

TEST(ParseConversationTest, HtmlBecomesTextWithoutQuotedMail) {
  const Message message = Last(Part(
      139, "comment", R"("<p>Still &lt;nothing&gt;</p><blockquote>On Monday Sam wrote: hush</blockquote>")", kContact));
  EXPECT_EQ(message.text, "Still <nothing>");
}

TEST(ParseConversationTest, AnAbsenceNoticeByMailCountsForNothing) {
  const std::string source =
      R"({"type":"email","id":"330001","delivered_as":"customer_initiated","subject":"<p>Automatic reply: Parcel</p>",)"
      R"("body":"<p>I am away</p>","author":{"type":"lead","id":"65f0c0ffee","email":"ana@example.com"}})";
  const Thread thread = Parsed(Conversation({}, source));
  EXPECT_EQ(thread.channel, "email");
  EXPECT_EQ(thread.subject, "Automatic reply: Parcel");
  EXPECT_TRUE(thread.messages.at(0).automatic);
}

TEST(ParseConversationTest, AConversationWithoutAFirstMessageStartsWithItsParts) {
  const std::string source = R"({"type":"phone_call","id":null,"body":"","author":{"type":"admin","id":"8001"}})";
  const Thread thread = Parsed(Conversation({Part(132, "comment", R"("<p>Hello</p>")", kContact)}, source));
  EXPECT_EQ(thread.channel, "voice");
  ASSERT_THAT(thread.messages, SizeIs(1));
  EXPECT_EQ(thread.messages[0].id, "132");
}

TEST(ParseConversationTest, PartsAreOrderedByTimeAndRepeatedOnesCountOnce) {
  const Thread thread =
      Parsed(Conversation({Part(142, "comment", R"("b")", kContact), Part(141, "comment", R"("a")", kContact),
                           Part(142, "comment", R"("b")", kContact)}));
  std::vector<std::string> ids;
  for (const Message& message : thread.messages) ids.push_back(message.id);
  EXPECT_THAT(ids, ElementsAre("330001", "141", "142"));
}

TEST(ParseConversationTest, OurPriorityTagsOutrankIntercomsFlag) {
  const auto priority = [](absl::string_view tags) {
    return Parsed(Conversation({}, kSource,
                               absl::StrCat(R"("state":"open","priority":"priority","tags":{"tags":[)", tags, "]}")))
        .priority;
  };
  EXPECT_EQ(priority(""), Priority::kHigh);
  EXPECT_EQ(priority(R"({"name":"fl_priority_low"})"), Priority::kLow);
  EXPECT_EQ(priority(R"({"name":"fl_priority_low"},{"name":"fl_priority_urgent"})"), Priority::kUrgent);
}

TEST(ParseConversationTest, StatesHaveTheirMeaning) {
  const auto status = [](absl::string_view state) {
    return Parsed(Conversation({}, kSource, absl::StrCat(R"("state":")", state, "\""))).status;
  };
  EXPECT_EQ(status("open"), Status::kActive);
  EXPECT_EQ(status("snoozed"), Status::kWaiting);
  EXPECT_EQ(status("closed"), Status::kResolved);
  EXPECT_EQ(status("new_state"), Status::kUnknown);
}

TEST(ParseConversationTest, LargeNumbersStayExact) {
  const Thread thread = Parsed(Conversation({}, kSource, R"("state":"open","team_assignee_id":9007199254740993)"));
  EXPECT_EQ(thread.team_id, "9007199254740993");
  EXPECT_EQ(
      ParseConversation(R"({"id":9007199254740993,"conversation_parts":{"conversation_parts":[]}})", kBot)->ticket_id,
      "9007199254740993");
}

TEST(ParseConversationTest, NothingOfTheWrongTypeIsBelieved) {
  const Thread thread = Parsed(
      R"({"id":"1","contacts":[],"source":7,"tags":"x","state":5,"conversation_rating":{"rating":9},"team_assignee_id":0,)"
      R"("created_at":"now","conversation_parts":{"conversation_parts":[7,null]}})");
  EXPECT_THAT(thread.messages, IsEmpty());
  EXPECT_EQ(thread.csat, 0);
  EXPECT_EQ(thread.team_id, "");
  EXPECT_EQ(thread.created_at, absl::InfinitePast());
}

TEST(ParseConversationTest, WhatIsNoConversationIsRefusedWithoutRepeatingIt) {
  for (const std::string& body :
       {std::string(), std::string("hush"), std::string("[]"), std::string("{}"), std::string(R"({"id":"1"})"),
        Conversation({R"({"part_type":"comment","body":"hush"})"}), std::string(80, '[')}) {
    const auto thread = ParseConversation(body, kBot);
    EXPECT_EQ(thread.status().code(), absl::StatusCode::kInvalidArgument) << body;
    EXPECT_EQ(thread.status().message().find("hush"), absl::string_view::npos);
  }
}

}  // namespace
}  // namespace firstline::intercom
