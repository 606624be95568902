#include "services/ingest/core/fold.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "common/base/ids.h"
#include "services/ingest/core/fold_outcome.h"

namespace firstline::ingest {
namespace {

using conversation::Message;
using conversation::Role;
using conversation::Status;
using conversation::Thread;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const absl::Time kStart = absl::FromUnixSeconds(1'795'255'200);

// A ticket at the helpdesk and our state of it; time moves one second per read.
class Ticket {
 public:
  Ticket() {
    thread_.ticket_id = "4711";
    thread_.status = Status::kActive;
    thread_.channel = "email";
  }

  Ticket& Customer(absl::string_view id, absl::string_view text = "Where is my parcel?") {
    return Write(id, Role::kCustomer, text);
  }
  Ticket& Ours(absl::string_view id) { return Write(id, Role::kAi, "It arrives tomorrow."); }
  Ticket& Person(absl::string_view id) { return Write(id, Role::kAgent, "I will look into it."); }
  Ticket& Note(absl::string_view id) {
    Write(id, Role::kAgent, "internal");
    thread_.messages.back().is_public = false;
    return *this;
  }
  Ticket& Automatic(absl::string_view id) {
    Write(id, Role::kCustomer, "I am out of office");
    thread_.messages.back().automatic = true;
    return *this;
  }
  Ticket& Is(Status status) {
    thread_.status = status;
    return *this;
  }
  Thread& thread() { return thread_; }
  const State& state() const { return state_; }

  // Reads the thread as after a webhook accepted now.
  FoldResult Read() {
    now_ += absl::Seconds(1);
    FoldResult result = Fold(state_, thread_, Cause(), now_);
    state_ = result.state;
    return result;
  }
  void End(absl::string_view turn_id, TurnEnd end) {
    TurnOutcome outcome{.tenant = "acme", .conversation_id = "main:4711", .helpdesk = "main", .ticket_id = "4711"};
    outcome.turn_id = std::string(turn_id);
    outcome.end = end;
    state_ = FoldOutcome(state_, outcome, now_).state;
  }
  ingest::Cause Cause() const {
    return {.tenant = "acme", .helpdesk = "main", .accepted_at = now_ - absl::Milliseconds(10)};
  }
  absl::Time now() const { return now_; }
  void SetState(State state) { state_ = std::move(state); }

 private:
  Ticket& Write(absl::string_view id, Role role, absl::string_view text) {
    Message message{.id = std::string(id), .role = role, .text = std::string(text), .is_public = true};
    thread_.messages.push_back(std::move(message));
    return *this;
  }

  Thread thread_;
  State state_;
  absl::Time now_ = kStart;
};

std::vector<std::string> Ids(const std::vector<Message>& messages) {
  std::vector<std::string> ids;
  for (const Message& message : messages) ids.push_back(message.id);
  return ids;
}

template <typename T>
std::vector<T> Of(const std::vector<Feedback>& feedback) {
  std::vector<T> found;
  for (const Feedback& event : feedback) {
    if (const T* one = std::get_if<T>(&event)) found.push_back(*one);
  }
  return found;
}

TEST(FoldTest, AFirstMessageIsTheFirstTurn) {
  Ticket ticket;
  const FoldResult result = ticket.Customer("1").Read();
  ASSERT_TRUE(result.turn.has_value());
  EXPECT_EQ(result.turn->turn_id, TurnId("acme", "main:4711", "1"));
  EXPECT_EQ(result.turn->number, 1);
  EXPECT_EQ(result.turn->anchor_message_id, "1");
  EXPECT_EQ(result.turn->text, "Where is my parcel?");
  EXPECT_THAT(result.turn->history, IsEmpty());
  EXPECT_EQ(result.turn->snapshot.version, 1);
  EXPECT_EQ(result.turn->snapshot.turns_before, 0);
  EXPECT_EQ(result.turn->emitted_at, ticket.now());
  EXPECT_EQ(result.turn->first_accepted_at, ticket.Cause().accepted_at);
  EXPECT_EQ(result.turn->last_accepted_at, ticket.Cause().accepted_at);
  EXPECT_TRUE(result.changed);
  EXPECT_EQ(result.ignored, Ignored::kNot);
  EXPECT_THAT(result.feedback, IsEmpty());
  EXPECT_EQ(result.state.conversation_id, "main:4711");
  EXPECT_EQ(result.state.last_turn_id, result.turn->turn_id);
}

TEST(FoldTest, ChatHasAShorterDeadlineThanMail) {
  Ticket mail;
  const FoldResult by_mail = mail.Customer("1").Read();
  EXPECT_EQ(by_mail.turn->deadline_at, mail.now() + absl::Minutes(10));
  Ticket chat;
  chat.thread().channel = "chat";
  const FoldResult by_chat = chat.Customer("1").Read();
  EXPECT_EQ(by_chat.turn->deadline_at, chat.now() + absl::Seconds(45));
}

TEST(FoldTest, ABurstReadAtOnceIsOneTurn) {
  Ticket ticket;
  const FoldResult result = ticket.Customer("1", "Hi").Customer("2", "my order").Customer("3", "FL-1001").Read();
  EXPECT_EQ(result.turn->anchor_message_id, "3");
  EXPECT_THAT(Ids(result.turn->messages), ElementsAre("1", "2", "3"));
  EXPECT_EQ(result.turn->text, "Hi\n\nmy order\n\nFL-1001");
  EXPECT_EQ(result.state.customer_messages_seen, 3);
}

TEST(FoldTest, ABurstReadPieceByPieceGivesTurnsThatCarryAllThatIsUnanswered) {
  Ticket ticket;
  const FoldResult first = ticket.Customer("1", "Hi").Read();
  const FoldResult second = ticket.Customer("2", "FL-1001").Read();
  ASSERT_TRUE(second.turn.has_value());
  EXPECT_NE(second.turn->turn_id, first.turn->turn_id);
  EXPECT_EQ(second.turn->number, 2);
  EXPECT_EQ(second.turn->snapshot.turns_before, 1);
  EXPECT_THAT(Ids(second.turn->messages), ElementsAre("1", "2"));
  EXPECT_EQ(second.turn->snapshot.failed_attempts, 0);
}

TEST(FoldTest, TheWaitClockStartsAtTheFirstUnansweredMessage) {
  Ticket ticket;
  const absl::Time first = ticket.Customer("1").Read().turn->first_accepted_at;
  const FoldResult second = ticket.Customer("2").Read();
  EXPECT_EQ(second.turn->first_accepted_at, first);
  EXPECT_EQ(second.turn->last_accepted_at, ticket.Cause().accepted_at);
  EXPECT_GT(second.turn->last_accepted_at, first);
}

TEST(FoldTest, AReplyStopsTheWaitClockAndTheNextMessageStartsItAnew) {
  Ticket ticket;
  ticket.Customer("1").Read();
  EXPECT_EQ(ticket.Ours("2").Read().state.first_unanswered_accepted_at, absl::InfiniteFuture());
  const FoldResult result = ticket.Customer("3").Read();
  EXPECT_EQ(result.turn->first_accepted_at, ticket.Cause().accepted_at);
}

TEST(FoldTest, ADuplicateWebhookChangesNothing) {
  Ticket ticket;
  ticket.Customer("1").Read();
  const State before = ticket.state();
  const FoldResult again = ticket.Read();
  EXPECT_FALSE(again.turn.has_value());
  EXPECT_FALSE(again.changed);
  EXPECT_EQ(again.state, before);
  EXPECT_EQ(again.ignored, Ignored::kNothingNew);
}

// Webhooks of message 2 and of message 1 arrive in this order; both read the whole thread.
TEST(FoldTest, WebhooksOutOfOrderGiveOneTurn) {
  Ticket ticket;
  ticket.Customer("1").Customer("2");
  EXPECT_TRUE(ticket.Read().turn.has_value());
  EXPECT_FALSE(ticket.Read().turn.has_value());
}

TEST(FoldTest, AStaleReadAfterANewerOneGivesNoTurn) {
  Ticket ticket;
  const Thread stale = ticket.Customer("1").thread();
  ticket.Customer("2").Read();
  const FoldResult result = Fold(ticket.state(), stale, ticket.Cause(), ticket.now());
  EXPECT_FALSE(result.turn.has_value());
  EXPECT_EQ(result.state.last_anchor_message_id, "2");
}

TEST(FoldTest, OurOwnReplyComingBackGivesNoTurnAndNoFeedback) {
  Ticket ticket;
  ticket.Customer("1").Read();
  const FoldResult echo = ticket.Ours("2").Read();
  EXPECT_FALSE(echo.turn.has_value());
  EXPECT_EQ(echo.ignored, Ignored::kAnswered);
  EXPECT_THAT(echo.feedback, IsEmpty());
  EXPECT_FALSE(echo.state.person_owns);
}

TEST(FoldTest, AFollowUpIsANewTurnWithTheEarlierMessagesAsHistory) {
  Ticket ticket;
  const FoldResult first = ticket.Customer("1").Read();
  ticket.End(first.turn->turn_id, TurnEnd::kReplied);
  ticket.Ours("2").Read();
  const FoldResult follow_up = ticket.Customer("3", "Still not here").Read();
  ASSERT_TRUE(follow_up.turn.has_value());
  EXPECT_THAT(Ids(follow_up.turn->messages), ElementsAre("3"));
  EXPECT_THAT(Ids(follow_up.turn->history), ElementsAre("1", "2"));
  EXPECT_EQ(follow_up.turn->snapshot.bot_replies, 1);
  EXPECT_EQ(follow_up.turn->snapshot.failed_attempts, 1);
}

TEST(FoldTest, AReplyFailsOnlyOnceHoweverManyMessagesFollow) {
  Ticket ticket;
  ticket.Customer("1").Read();
  ticket.Ours("2").Read();
  EXPECT_EQ(ticket.Customer("3").Read().turn->snapshot.failed_attempts, 1);
  EXPECT_EQ(ticket.Customer("4").Read().turn->snapshot.failed_attempts, 1);
  ticket.Ours("5").Read();
  EXPECT_EQ(ticket.Customer("6").Read().turn->snapshot.failed_attempts, 2);
}

TEST(FoldTest, APersonsReplyIsNoFailedAttemptOfOurs) {
  Ticket ticket;
  ticket.Customer("1").Read();
  ticket.Person("2").Read();
  EXPECT_EQ(ticket.Customer("3").Read().turn->snapshot.failed_attempts, 0);
}

TEST(FoldTest, APersonTakesOverWithAPublicReply) {
  Ticket ticket;
  ticket.Customer("1").Read();
  const FoldResult reply = ticket.Person("2").Read();
  EXPECT_FALSE(reply.turn.has_value());
  EXPECT_TRUE(reply.state.person_owns);
  ASSERT_THAT(Of<PersonReply>(reply.feedback), SizeIs(1));
  EXPECT_EQ(Of<PersonReply>(reply.feedback)[0].message_id, "2");
}

TEST(FoldTest, TurnsOfAPersonsConversationAreStillEmittedAndSaySo) {
  Ticket ticket;
  ticket.Customer("1").Read();
  ticket.Person("2").Read();
  const FoldResult result = ticket.Customer("3").Read();
  ASSERT_TRUE(result.turn.has_value());
  EXPECT_TRUE(result.turn->snapshot.person_owns);
  EXPECT_THAT(result.feedback, IsEmpty()) << "the person's reply was reported before";
}

TEST(FoldTest, APersonsReplySeenTogetherWithTheNextMessageCountsToo) {
  Ticket ticket;
  ticket.Customer("1").Read();
  const FoldResult result = ticket.Person("2").Customer("3").Read();
  EXPECT_TRUE(result.turn->snapshot.person_owns);
  EXPECT_THAT(Of<PersonReply>(result.feedback), SizeIs(1));
}

TEST(FoldTest, APrivateNoteTakesNothingOver) {
  Ticket ticket;
  ticket.Customer("1").Read();
  const FoldResult result = ticket.Note("2").Read();
  EXPECT_FALSE(result.state.person_owns);
  EXPECT_FALSE(result.changed);
}

TEST(FoldTest, AnAutomaticReplyGivesNoTurn) {
  Ticket ticket;
  ticket.Customer("1").Read();
  ticket.Ours("2").Read();
  const FoldResult result = ticket.Automatic("3").Read();
  EXPECT_FALSE(result.turn.has_value());
  EXPECT_EQ(result.ignored, Ignored::kAnswered);
}

TEST(FoldTest, ATicketThatIsOnlyAnAutomaticReplyGivesNoTurn) {
  Ticket ticket;
  EXPECT_FALSE(ticket.Automatic("1").Read().turn.has_value());
}

TEST(FoldTest, SpamAndSuspendedCustomersGetNoTurn) {
  Ticket spam;
  spam.thread().spam_or_deleted = true;
  EXPECT_EQ(spam.Customer("1").Read().ignored, Ignored::kSpam);
  EXPECT_EQ(spam.state().last_turn_number, 0);
  Ticket suspended;
  suspended.thread().customer.suspended = true;
  EXPECT_EQ(suspended.Customer("1").Read().ignored, Ignored::kSuspended);
}

TEST(FoldTest, AMessageInATicketSomebodySolvedMeanwhileGetsNoTurn) {
  for (const Status status : {Status::kResolved, Status::kClosed}) {
    Ticket ticket;
    EXPECT_EQ(ticket.Customer("1").Is(status).Read().ignored, Ignored::kResolved);
  }
  for (const Status status : {Status::kActive, Status::kWaiting, Status::kEscalated, Status::kUnknown}) {
    Ticket ticket;
    EXPECT_EQ(ticket.Customer("1").Is(status).Read().ignored, Ignored::kNot);
  }
}

TEST(FoldTest, ATicketMergedAwayWaitsForNobodyAndGivesNoTurn) {
  Ticket ticket;
  ticket.Customer("1").Read();
  ticket.thread().merged_away = true;
  const FoldResult result = ticket.Customer("2").Is(Status::kClosed).Read();
  EXPECT_EQ(result.ignored, Ignored::kMerged);
  EXPECT_FALSE(result.turn.has_value());
  EXPECT_EQ(result.state.first_unanswered_accepted_at, absl::InfiniteFuture());
  EXPECT_EQ(result.state.last_turn_number, 1);
}

TEST(FoldTest, AMergeIsNobodysResolution) {
  Ticket ticket;
  const FoldResult first = ticket.Customer("1").Read();
  ticket.End(first.turn->turn_id, TurnEnd::kReplied);
  ticket.thread().merged_away = true;
  const std::vector<StatusChange> changes = Of<StatusChange>(ticket.Is(Status::kClosed).Read().feedback);
  ASSERT_THAT(changes, SizeIs(1));
  EXPECT_EQ(changes[0].to, Status::kClosed);
  EXPECT_EQ(changes[0].resolution, Resolution::kNone);
}

TEST(FoldTest, TheTargetOfAMergeGoesOnWithItsOwnTurns) {
  Ticket ticket;
  ticket.Customer("1").Read();
  ticket.Person("2");
  ticket.thread().messages.back().automatic = true;  // the vendor's note of the merge, in the agent's name
  const FoldResult merged = ticket.Read();
  EXPECT_FALSE(merged.turn.has_value());
  EXPECT_FALSE(merged.state.person_owns);
  const FoldResult next = ticket.Customer("3").Read();
  ASSERT_TRUE(next.turn.has_value());
  EXPECT_THAT(Ids(next.turn->messages), ElementsAre("1", "3"));
}

TEST(FoldTest, ReopeningASolvedTicketStartsANewEpisode) {
  Ticket ticket;
  const FoldResult first = ticket.Customer("1").Read();
  ticket.End(first.turn->turn_id, TurnEnd::kReplied);
  ticket.Ours("2").Read();
  const FoldResult second = ticket.Customer("3").Read();
  ticket.End(second.turn->turn_id, TurnEnd::kHandedOff);
  ticket.Person("4").Is(Status::kResolved).Read();
  EXPECT_TRUE(ticket.state().person_owns);
  EXPECT_TRUE(ticket.state().handed_off);

  const FoldResult reopened = ticket.Customer("5").Is(Status::kActive).Read();
  ASSERT_TRUE(reopened.turn.has_value());
  EXPECT_FALSE(reopened.turn->snapshot.person_owns);
  EXPECT_FALSE(reopened.turn->snapshot.handed_off);
  EXPECT_EQ(reopened.turn->snapshot.hand_off_turn_id, "");
  EXPECT_EQ(reopened.turn->snapshot.bot_replies, 0);
  EXPECT_EQ(reopened.turn->snapshot.failed_attempts, 0);
  EXPECT_EQ(reopened.turn->snapshot.turns_before, 0);
  EXPECT_EQ(reopened.turn->number, 3) << "turns are numbered through the conversation";
}

TEST(FoldTest, AThankYouAfterOurSolvedReplyIsNoFailedAttempt) {
  Ticket ticket;
  ticket.Customer("1").Read();
  ticket.Ours("2").Is(Status::kResolved).Read();
  EXPECT_EQ(ticket.Customer("3").Is(Status::kActive).Read().turn->snapshot.failed_attempts, 0);
}

TEST(FoldTest, APersonsTicketStaysTheirsWhileItIsOpen) {
  Ticket ticket;
  ticket.Customer("1").Read();
  ticket.Person("2").Is(Status::kWaiting).Read();
  EXPECT_TRUE(ticket.Customer("3").Is(Status::kActive).Read().turn->snapshot.person_owns);
}

TEST(FoldTest, ReopeningWithoutAMessageStartsNothing) {
  Ticket ticket;
  ticket.Customer("1").Read();
  ticket.Person("2").Is(Status::kResolved).Read();
  EXPECT_TRUE(ticket.Is(Status::kActive).Read().state.person_owns);
}

TEST(FoldTest, APersonWhoWritesBeforeTheReopeningMessageKeepsTheTicket) {
  Ticket ticket;
  ticket.Customer("1").Read();
  ticket.Ours("2").Is(Status::kResolved).Read();
  EXPECT_TRUE(ticket.Person("3").Customer("4").Is(Status::kActive).Read().turn->snapshot.person_owns);
}

TEST(FoldTest, ARatingIsReportedOnceAndAgainWhenItChanges) {
  Ticket ticket;
  ticket.Customer("1").Read();
  ticket.thread().csat = 1;
  const FoldResult bad = ticket.Read();
  ASSERT_THAT(Of<Rating>(bad.feedback), SizeIs(1));
  EXPECT_EQ(Of<Rating>(bad.feedback)[0].csat, 1);
  EXPECT_THAT(ticket.Read().feedback, IsEmpty());
  ticket.thread().csat = 5;
  EXPECT_THAT(Of<Rating>(ticket.Read().feedback), SizeIs(1));
}

struct Solver {
  bool replied, handed_off, person;
  Resolution resolution;
};

TEST(FoldTest, AResolutionSaysWhoResolved) {
  for (const Solver& c :
       {Solver{true, false, false, Resolution::kAi}, Solver{false, false, false, Resolution::kAgent},
        Solver{true, false, true, Resolution::kAgent}, Solver{false, true, true, Resolution::kEscalated}}) {
    Ticket ticket;
    const FoldResult first = ticket.Customer("1").Read();
    if (c.replied) ticket.End(first.turn->turn_id, TurnEnd::kReplied);
    if (c.handed_off) ticket.End(first.turn->turn_id, TurnEnd::kHandedOff);
    if (c.person) ticket.Person("2");
    const FoldResult result = ticket.Is(Status::kResolved).Read();
    const std::vector<StatusChange> changes = Of<StatusChange>(result.feedback);
    ASSERT_THAT(changes, SizeIs(1));
    EXPECT_EQ(changes[0].from, Status::kActive);
    EXPECT_EQ(changes[0].to, Status::kResolved);
    EXPECT_EQ(changes[0].resolution, c.resolution) << c.replied << c.handed_off << c.person;
  }
}

TEST(FoldTest, ClosingASolvedTicketIsNoSecondResolution) {
  Ticket ticket;
  ticket.Customer("1").Read();
  ticket.Is(Status::kResolved).Read();
  const std::vector<StatusChange> changes = Of<StatusChange>(ticket.Is(Status::kClosed).Read().feedback);
  ASSERT_THAT(changes, SizeIs(1));
  EXPECT_EQ(changes[0].resolution, Resolution::kNone);
}

TEST(FoldTest, AnAssignmentIsReported) {
  Ticket ticket;
  ticket.Customer("1").Read();
  ticket.thread().team_id = "601";
  ticket.thread().assignee_id = "8001";
  const std::vector<Assignment> changes = Of<Assignment>(ticket.Read().feedback);
  ASSERT_THAT(changes, SizeIs(1));
  EXPECT_EQ(changes[0].team_id, "601");
  EXPECT_EQ(changes[0].assignee_id, "8001");
}

TEST(FoldTest, AConversationSeenForTheFirstTimeReportsNoChangeOfItsFields) {
  Ticket ticket;
  ticket.thread().team_id = "601";
  EXPECT_THAT(ticket.Customer("1").Is(Status::kWaiting).Read().feedback, IsEmpty());
}

TEST(FoldTest, AnOldTicketAPersonWorkedOnIsTheirs) {
  Ticket ticket;
  EXPECT_TRUE(ticket.Customer("1").Person("2").Customer("3").Read().turn->snapshot.person_owns);
}

TEST(FoldTest, ADeletedAnchorGivesNoTurnForTheMessageBeforeIt) {
  Ticket ticket;
  ticket.Customer("1").Read();
  ticket.Customer("2").Read();
  ticket.thread().messages.pop_back();
  EXPECT_FALSE(ticket.Read().turn.has_value());
  EXPECT_EQ(ticket.Customer("3").Read().turn->anchor_message_id, "3");
}

TEST(FoldTest, ASuccessfulReadClearsTheRereadMark) {
  Ticket ticket;
  ticket.Customer("1").Read();
  State due = ticket.state();
  due.reread_due = true;
  ticket.SetState(due);
  const FoldResult result = ticket.Read();
  EXPECT_TRUE(result.changed);
  EXPECT_FALSE(result.state.reread_due);
}

TEST(FoldTest, TheTimeTheHelpdeskWasUnreadableCountsAsWaiting) {
  Ticket ticket;
  State due;
  due.reread_due = true;
  due.first_unanswered_accepted_at = kStart - absl::Minutes(7);
  ticket.SetState(due);
  EXPECT_EQ(ticket.Customer("1").Read().turn->first_accepted_at, kStart - absl::Minutes(7));
}

TEST(FoldTest, EveryWriteHasANewVersion) {
  Ticket ticket;
  EXPECT_EQ(ticket.Customer("1").Read().state.version, 1);
  EXPECT_EQ(ticket.Read().state.version, 1);
  EXPECT_EQ(ticket.Customer("2").Read().state.version, 2);
}

TEST(FoldTest, AtMostFiveHundredMessageIdsAreKeptAndOldOnesStayOld) {
  Ticket ticket;
  ticket.Customer("c0").Person("p0");
  for (int i = 1; i <= 600; ++i) ticket.Customer(absl::StrCat("c", i));
  const FoldResult first = ticket.Read();
  EXPECT_THAT(first.state.seen_message_ids, SizeIs(500));
  EXPECT_EQ(first.state.seen_message_ids.back(), "c600");
  EXPECT_FALSE(ticket.Read().changed);
  const FoldResult next = ticket.Customer("c601").Read();
  EXPECT_TRUE(next.turn.has_value());
  EXPECT_THAT(Of<PersonReply>(next.feedback), IsEmpty()) << "its id is forgotten, but it is no news";
}

TEST(FoldTest, AtMostTwentyPersonRepliesAreReported) {
  Ticket ticket;
  for (int i = 0; i < 21; ++i) ticket.Person(absl::StrCat("p", i));
  const std::vector<PersonReply> replies = Of<PersonReply>(ticket.Read().feedback);
  ASSERT_THAT(replies, SizeIs(20));
  EXPECT_EQ(replies[0].message_id, "p1");
}

}  // namespace
}  // namespace firstline::ingest
