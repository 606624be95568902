#include "services/dispatcher/core/freshness.h"

#include <gtest/gtest.h>

#include <utility>

namespace firstline::dispatcher {
namespace {

using conversation::Message;
using conversation::Role;
using conversation::Status;
using conversation::Thread;

Message Say(const char* id, Role role, bool is_public = true, bool automatic = false) {
  Message message;
  message.id = id;
  message.role = role;
  message.text = "text";
  message.is_public = is_public;
  message.automatic = automatic;
  return message;
}

Thread Conversation(std::vector<Message> messages) {
  Thread thread;
  thread.status = Status::kActive;
  thread.messages = std::move(messages);
  return thread;
}

Plan AnswerTo(const char* anchor) {
  Plan plan;
  plan.kind = Kind::kAnswer;
  plan.anchor_message_id = anchor;
  return plan;
}

Plan HandOffFor(const char* anchor) {
  Plan plan = AnswerTo(anchor);
  plan.kind = Kind::kHandOff;
  return plan;
}

TEST(FreshnessTest, TheLastCustomerMessageIsTheAnchorSoTheReplyGoesOut) {
  EXPECT_EQ(JudgeFreshness(AnswerTo("1"), Conversation({Say("1", Role::kCustomer)}), {}), Verdict::kFresh);
}

TEST(FreshnessTest, AnotherCustomerMessageAfterTheAnchorIsNewer) {
  const Thread thread = Conversation({Say("1", Role::kCustomer), Say("2", Role::kCustomer)});
  EXPECT_EQ(JudgeFreshness(AnswerTo("1"), thread, {}), Verdict::kNewerMessage);
  EXPECT_EQ(JudgeFreshness(AnswerTo("2"), thread, {}), Verdict::kFresh);
}

TEST(FreshnessTest, APersonsPublicMessageAfterTheAnchorStopsTheReply) {
  const Thread thread = Conversation({Say("1", Role::kCustomer), Say("2", Role::kAgent)});
  EXPECT_EQ(JudgeFreshness(AnswerTo("1"), thread, {}), Verdict::kPersonReplied);
}

TEST(FreshnessTest, APersonsMessageBeforeTheAnchorDoesNot) {
  const Thread thread = Conversation({Say("1", Role::kAgent), Say("2", Role::kCustomer)});
  EXPECT_EQ(JudgeFreshness(AnswerTo("2"), thread, {}), Verdict::kFresh);
}

TEST(FreshnessTest, AnUnknownAuthorCountsAsAPerson) {
  const Thread thread = Conversation({Say("1", Role::kCustomer), Say("2", Role::kUnknown)});
  EXPECT_EQ(JudgeFreshness(AnswerTo("1"), thread, {}), Verdict::kPersonReplied);
}

TEST(FreshnessTest, APersonBeatsANewerMessageWhateverTheirOrder) {
  EXPECT_EQ(
      JudgeFreshness(AnswerTo("1"),
                     Conversation({Say("1", Role::kCustomer), Say("2", Role::kCustomer), Say("3", Role::kAgent)}), {}),
      Verdict::kPersonReplied);
  EXPECT_EQ(
      JudgeFreshness(AnswerTo("1"),
                     Conversation({Say("1", Role::kCustomer), Say("2", Role::kAgent), Say("3", Role::kCustomer)}), {}),
      Verdict::kPersonReplied);
}

TEST(FreshnessTest, PrivateAutomaticOwnAndEmptyMessagesDoNotCount) {
  Message empty = Say("5", Role::kCustomer);
  empty.text = " \n";
  const Thread thread =
      Conversation({Say("1", Role::kCustomer), Say("2", Role::kAgent, false), Say("3", Role::kAgent, true, true),
                    Say("4", Role::kAi), empty, Say("6", Role::kCustomer, true, true)});
  EXPECT_EQ(JudgeFreshness(AnswerTo("1"), thread, {}), Verdict::kFresh);
}

TEST(FreshnessTest, ADeletedAnchorIsNoTurnToAnswer) {
  EXPECT_EQ(JudgeFreshness(AnswerTo("7"), Conversation({Say("1", Role::kCustomer)}), {}), Verdict::kAnchorMissing);
  EXPECT_EQ(JudgeFreshness(AnswerTo("1"), Conversation({}), {}), Verdict::kAnchorMissing);
}

TEST(FreshnessTest, AnUnknownAnchorIsNeverAnsweredEvenIfAMessageHasNoId) {
  EXPECT_EQ(JudgeFreshness(AnswerTo(""), Conversation({Say("", Role::kCustomer)}), {}), Verdict::kAnchorMissing);
}

TEST(FreshnessTest, AnAnchorWrittenBySomebodyElseIsMissing) {
  EXPECT_EQ(JudgeFreshness(AnswerTo("1"), Conversation({Say("1", Role::kAgent)}), {}), Verdict::kAnchorMissing);
}

TEST(FreshnessTest, DeletedMergedAndClosedConversationsComeFirst) {
  Thread thread = Conversation({Say("1", Role::kCustomer), Say("2", Role::kAgent)});
  thread.status = Status::kClosed;
  EXPECT_EQ(JudgeFreshness(AnswerTo("1"), thread, {}), Verdict::kClosed);
  thread.merged_away = true;
  EXPECT_EQ(JudgeFreshness(AnswerTo("1"), thread, {}), Verdict::kMerged);
  thread.spam_or_deleted = true;
  EXPECT_EQ(JudgeFreshness(AnswerTo("1"), thread, {}), Verdict::kGone);
}

TEST(FreshnessTest, SolvedMeanwhileBlocksButSolvedAllAlongDoesNot) {
  Thread thread = Conversation({Say("1", Role::kCustomer)});
  thread.status = Status::kResolved;
  Plan plan = AnswerTo("1");
  plan.status_at_cut = Status::kActive;
  EXPECT_EQ(JudgeFreshness(plan, thread, {}), Verdict::kResolved);
  plan.status_at_cut = Status::kResolved;
  EXPECT_EQ(JudgeFreshness(plan, thread, {}), Verdict::kFresh);
}

TEST(FreshnessTest, WaitingAndUnknownStatusesAllowAReply) {
  Thread thread = Conversation({Say("1", Role::kCustomer)});
  for (const Status status : {Status::kUnknown, Status::kActive, Status::kWaiting, Status::kEscalated}) {
    thread.status = status;
    EXPECT_EQ(JudgeFreshness(AnswerTo("1"), thread, {}), Verdict::kFresh);
  }
}

TEST(FreshnessTest, ASuspendedCustomerGetsNoAutomaticReply) {
  Thread thread = Conversation({Say("1", Role::kCustomer)});
  thread.customer.suspended = true;
  EXPECT_EQ(JudgeFreshness(AnswerTo("1"), thread, {}), Verdict::kSuspended);
}

TEST(FreshnessTest, AHandOffTheSnapshotDidNotKnowStopsAnAnswer) {
  const Thread thread = Conversation({Say("1", Role::kCustomer)});
  EXPECT_EQ(JudgeFreshness(AnswerTo("1"), thread, {.any = true, .text_confirmed = false}), Verdict::kAlreadyHandedOff);
}

TEST(FreshnessTest, AHandOffsOwnTextGoesOutUnlessTheCustomerWasTold) {
  const Thread thread = Conversation({Say("1", Role::kCustomer)});
  EXPECT_EQ(JudgeFreshness(HandOffFor("1"), thread, {.any = true, .text_confirmed = false}), Verdict::kFresh);
  EXPECT_EQ(JudgeFreshness(HandOffFor("1"), thread, {.any = true, .text_confirmed = true}), Verdict::kAlreadyHandedOff);
}

TEST(HandOffsAfterTest, OnlyHandOffsAfterTheKnownOneAreNewer) {
  const std::vector<OtherTurn> turns = {{"a", true, true}, {"b", false, true}, {"c", true, false}};
  const NewerHandOffs after_a = HandOffsAfter(turns, "a");
  EXPECT_TRUE(after_a.any);
  EXPECT_FALSE(after_a.text_confirmed);
  EXPECT_FALSE(HandOffsAfter(turns, "c").any);
}

TEST(HandOffsAfterTest, WithoutAKnownOneEveryHandOffIsNewer) {
  const std::vector<OtherTurn> turns = {{"a", true, true}, {"b", false, false}};
  EXPECT_TRUE(HandOffsAfter(turns, "").any);
  EXPECT_TRUE(HandOffsAfter(turns, "").text_confirmed);
  EXPECT_TRUE(HandOffsAfter(turns, "older-than-the-window").any);
  EXPECT_FALSE(HandOffsAfter({}, "").any);
}

TEST(HandOffsAfterTest, AReplyToTheCustomerIsNoHandOff) {
  const std::vector<OtherTurn> turns = {{"a", false, true}};
  EXPECT_FALSE(HandOffsAfter(turns, "").any);
  EXPECT_FALSE(HandOffsAfter(turns, "").text_confirmed);
}

TEST(VerdictReasonTest, EveryVerdictButFreshHasAReason) {
  EXPECT_EQ(VerdictReason(Verdict::kFresh), "");
  for (const Verdict verdict :
       {Verdict::kNewerMessage, Verdict::kPersonReplied, Verdict::kAlreadyHandedOff, Verdict::kGone, Verdict::kMerged,
        Verdict::kClosed, Verdict::kAnchorMissing, Verdict::kResolved, Verdict::kSuspended}) {
    EXPECT_FALSE(VerdictReason(verdict).empty());
  }
}

}  // namespace
}  // namespace firstline::dispatcher
