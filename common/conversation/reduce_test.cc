#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/conversation/thread.h"

namespace firstline::conversation {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Message Public(absl::string_view id, Role role, absl::string_view text = "text") {
  return {.id = std::string(id), .role = role, .text = std::string(text), .is_public = true};
}

Message Private(absl::string_view id, Role role) { return {.id = std::string(id), .role = role, .text = "note"}; }

std::vector<std::string> Ids(const std::vector<const Message*>& messages) {
  std::vector<std::string> ids;
  for (const Message* message : messages) ids.push_back(message->id);
  return ids;
}

Thread Of(std::vector<Message> messages) {
  Thread thread;
  thread.messages = std::move(messages);
  return thread;
}

TEST(ReduceTest, AnEmptyThreadHasNothingToDo) {
  const Thread thread;
  const Reduction reduction = Reduce(thread);
  EXPECT_THAT(reduction.unanswered, IsEmpty());
  EXPECT_EQ(reduction.anchor, nullptr);
  EXPECT_EQ(reduction.last_public_reply, nullptr);
  EXPECT_FALSE(reduction.person_wrote_last);
}

TEST(ReduceTest, ABurstIsUnansweredAsAWholeAndItsLastMessageIsTheAnchor) {
  const Thread thread = Of({Public("1", Role::kCustomer), Public("2", Role::kCustomer), Public("3", Role::kCustomer)});
  const Reduction reduction = Reduce(thread);
  EXPECT_THAT(Ids(reduction.unanswered), ElementsAre("1", "2", "3"));
  ASSERT_NE(reduction.anchor, nullptr);
  EXPECT_EQ(reduction.anchor->id, "3");
}

TEST(ReduceTest, OurReplyAnswersWhatCameBefore) {
  const Thread thread = Of({Public("1", Role::kCustomer), Public("2", Role::kAi)});
  const Reduction reduction = Reduce(thread);
  EXPECT_THAT(reduction.unanswered, IsEmpty());
  EXPECT_EQ(reduction.anchor, nullptr);
  ASSERT_NE(reduction.last_public_reply, nullptr);
  EXPECT_EQ(reduction.last_public_reply->id, "2");
  EXPECT_FALSE(reduction.person_wrote_last);
}

TEST(ReduceTest, APersonsReplyAnswersToo) {
  const Thread thread = Of({Public("1", Role::kCustomer), Public("2", Role::kAgent)});
  const Reduction reduction = Reduce(thread);
  EXPECT_THAT(reduction.unanswered, IsEmpty());
  EXPECT_TRUE(reduction.person_wrote_last);
}

TEST(ReduceTest, OnlyWhatFollowsTheLastReplyIsUnanswered) {
  const Thread thread = Of({Public("1", Role::kCustomer), Public("2", Role::kAi), Public("3", Role::kCustomer),
                            Public("4", Role::kAgent), Public("5", Role::kCustomer)});
  const Reduction reduction = Reduce(thread);
  EXPECT_THAT(Ids(reduction.unanswered), ElementsAre("5"));
  EXPECT_EQ(reduction.last_public_reply->id, "4");
  EXPECT_FALSE(reduction.person_wrote_last);
}

TEST(ReduceTest, APrivateNoteAnswersNothing) {
  const Thread thread = Of({Public("1", Role::kCustomer), Private("2", Role::kAgent), Private("3", Role::kAi)});
  const Reduction reduction = Reduce(thread);
  EXPECT_THAT(Ids(reduction.unanswered), ElementsAre("1"));
  EXPECT_THAT(Ids(reduction.counted), ElementsAre("1"));
}

TEST(ReduceTest, AnAutomaticMessageCountsForNothingWhoeverWroteIt) {
  Thread thread = Of({Public("1", Role::kCustomer), Public("2", Role::kAgent), Public("3", Role::kCustomer)});
  thread.messages[1].automatic = true;  // the helpdesk's own receipt
  thread.messages[2].automatic = true;  // the customer's out-of-office
  const Reduction reduction = Reduce(thread);
  EXPECT_THAT(Ids(reduction.unanswered), ElementsAre("1"));
  EXPECT_EQ(reduction.last_public_reply, nullptr);
}

TEST(ReduceTest, ACustomersEmptyMessageDoesNotCount) {
  const Thread thread = Of({Public("1", Role::kCustomer, "hello"), Public("2", Role::kCustomer, " \n\t")});
  EXPECT_EQ(Reduce(thread).anchor->id, "1");
}

TEST(ReduceTest, AReplyWithoutTextStillAnswers) {
  const Thread thread = Of({Public("1", Role::kCustomer), Public("2", Role::kAgent, "")});
  EXPECT_THAT(Reduce(thread).unanswered, IsEmpty());
}

TEST(ReduceTest, AnUnknownAuthorCountsAsAPerson) {
  const Thread thread = Of({Public("1", Role::kCustomer), Public("2", Role::kUnknown)});
  const Reduction reduction = Reduce(thread);
  EXPECT_THAT(reduction.unanswered, IsEmpty());
  EXPECT_TRUE(reduction.person_wrote_last);
  EXPECT_TRUE(reduction.PersonWroteAfter("1"));
}

TEST(ReduceTest, PersonWroteAfterLooksOnlyBehindTheMessage) {
  const Thread thread = Of({Public("1", Role::kAgent), Public("2", Role::kCustomer), Public("3", Role::kAi),
                            Public("4", Role::kCustomer), Public("5", Role::kAgent)});
  const Reduction reduction = Reduce(thread);
  EXPECT_TRUE(reduction.PersonWroteAfter("2"));
  EXPECT_TRUE(reduction.PersonWroteAfter("4"));
  EXPECT_FALSE(reduction.PersonWroteAfter("5"));
}

TEST(ReduceTest, OurOwnReplyIsNoPersons) {
  const Thread thread = Of({Public("1", Role::kCustomer), Public("2", Role::kAi)});
  EXPECT_FALSE(Reduce(thread).PersonWroteAfter("1"));
}

TEST(ReduceTest, NobodyWroteAfterAMessageThatIsGone) {
  const Thread thread = Of({Public("1", Role::kCustomer), Public("2", Role::kAgent)});
  EXPECT_FALSE(Reduce(thread).PersonWroteAfter("9"));
}

}  // namespace
}  // namespace firstline::conversation
