#include "services/ingest/wire.h"

#include <gmock/gmock.h>
#include <google/protobuf/util/message_differencer.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"

namespace firstline::ingest {
namespace {

using conversation::Message;
using conversation::Role;
using conversation::Status;
using conversation::Thread;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

const absl::Time kNow = absl::FromUnixNanos(1'795'255'200'123'456'789);

State FullState() {
  State state;
  state.tenant = "acme";
  state.conversation_id = "main:35";
  state.helpdesk = "main";
  state.ticket_id = "35";
  state.version = 7;
  state.last_turn_number = 3;
  state.last_turn_id = "t3";
  state.last_anchor_message_id = "m5";
  state.seen_message_ids = {"m1", "m5"};
  state.person_owns = true;
  state.bot_replies = 2;
  state.failed_attempts = 1;
  state.sentiment_scores = {-0.5, 0.25};
  state.person_offered = true;
  state.handed_off = true;
  state.hand_off_turn_id = "t2";
  state.episode_turns = 2;
  state.customer_messages_seen = 4;
  state.status = Status::kWaiting;
  state.team_id = "60";
  state.assignee_id = "80";
  state.csat = 5;
  state.reread_due = true;
  state.first_unanswered_accepted_at = kNow - absl::Minutes(1);
  state.folded_turn_ids = {"t1", "t2"};
  state.updated_at = kNow;
  state.api = ApiThread{.subject = "s", .created_at = kNow};
  return state;
}

TEST(WireTest, AStateSurvivesTheWay) { EXPECT_EQ(FromProto(ToProto(FullState())), FullState()); }

// A field added to the contract but forgotten here would be lost with every write.
TEST(WireTest, EveryFieldOfTheStateIsWritten) {
  const v1::ConversationState proto = ToProto(FullState());
  const auto* descriptor = v1::ConversationState::descriptor();
  std::vector<const google::protobuf::FieldDescriptor*> set;
  proto.GetReflection()->ListFields(proto, &set);
  EXPECT_EQ(set.size(), static_cast<size_t>(descriptor->field_count()));
}

TEST(WireTest, ANewConversationHasNoWaitClock) {
  EXPECT_FALSE(ToProto(State{}).has_first_unanswered_accepted_at());
  EXPECT_EQ(FromProto(v1::ConversationState()).first_unanswered_accepted_at, absl::InfiniteFuture());
}

TEST(WireTest, TimesKeepTheirNanosecondsAlsoBeforeTheEpoch) {
  for (const absl::Time time : {kNow, absl::UnixEpoch() - absl::Nanoseconds(1), absl::UnixEpoch()}) {
    EXPECT_EQ(FromProto(ToProto(time)), time);
    EXPECT_GE(ToProto(time).nanos(), 0);
  }
}

TEST(WireTest, EveryStatusSurvivesTheWay) {
  for (const Status status :
       {Status::kUnknown, Status::kActive, Status::kWaiting, Status::kEscalated, Status::kResolved, Status::kClosed}) {
    State state;
    state.status = status;
    EXPECT_EQ(FromProto(ToProto(state)).status, status);
  }
}

class TicketTest : public ::testing::Test {
 protected:
  TicketTest() {
    thread_.ticket_id = "35";
    thread_.subject = "Parcel";
    thread_.status = Status::kActive;
    thread_.channel = "chat";
    thread_.via = "native_messaging";
    thread_.updated_stamp = "2026-11-21T09:00:00Z";
    thread_.customer = {.id = "7", .name = "Ana", .email = "ana@example.com", .attributes = {{"plan", "pro"}}};
    turn_.turn_id = "t1";
    turn_.number = 1;
    turn_.anchor_message_id = "m1";
    turn_.messages = {{.id = "m1", .role = Role::kCustomer, .text = "Hi", .created_at = kNow, .is_public = true}};
    turn_.text = "Hi";
    turn_.history = {{.id = "m0", .role = Role::kAi, .text = "Hello", .is_public = true}};
    turn_.snapshot = {
        .version = 4, .person_owns = true, .bot_replies = 1, .sentiment_scores = {0.5}, .hand_off_turn_id = "t0"};
    turn_.first_accepted_at = kNow - absl::Seconds(9);
    turn_.last_accepted_at = kNow - absl::Seconds(1);
    turn_.emitted_at = kNow;
    turn_.deadline_at = kNow + absl::Seconds(45);
  }
  v1::Ticket Make() { return ToTicket({"acme", "main:35", "main", "zendesk", "v1", "trace"}, thread_, turn_); }

  Thread thread_;
  Turn turn_;
};

TEST_F(TicketTest, EverythingTurnsKnowsIsInTheTicket) {
  const v1::Ticket ticket = Make();
  EXPECT_EQ(ticket.tenant(), "acme");
  EXPECT_EQ(ticket.conversation_id(), "main:35");
  EXPECT_EQ(ticket.turn_id(), "t1");
  EXPECT_EQ(ticket.channel(), v1::CHANNEL_CHAT);
  EXPECT_EQ(ticket.customer().email(), "ana@example.com");
  EXPECT_EQ(ticket.customer().attributes().at("plan"), "pro");
  EXPECT_EQ(ticket.conversation().subject(), "Parcel");
  EXPECT_EQ(ticket.conversation().status(), v1::CONVERSATION_STATUS_ACTIVE);
  EXPECT_EQ(ticket.turn().messages(0).role(), v1::ROLE_CUSTOMER);
  EXPECT_EQ(ticket.turn().text(), "Hi");
  EXPECT_EQ(ticket.history(0).role(), v1::ROLE_AI);
  EXPECT_EQ(ticket.state().version(), 4);
  EXPECT_TRUE(ticket.state().person_owns());
  EXPECT_EQ(ticket.state().hand_off_turn_id(), "t0");
  EXPECT_EQ(ticket.policy_version(), "v1");
  EXPECT_EQ(ticket.traceparent(), "trace");
  EXPECT_EQ(ticket.helpdesk().name(), "main");
  EXPECT_EQ(ticket.helpdesk().ticket_id(), "35");
  EXPECT_EQ(ticket.helpdesk().updated_stamp(), "2026-11-21T09:00:00Z");
  EXPECT_EQ(ticket.helpdesk().via_channel(), "native_messaging");
  EXPECT_EQ(FromProto(ticket.times().deadline_at()), kNow + absl::Seconds(45));
  EXPECT_EQ(FromProto(ticket.times().first_accepted_at()), kNow - absl::Seconds(9));
  EXPECT_THAT(ticket.truncated(), IsEmpty());
}

TEST_F(TicketTest, FieldsAtTheirLimitsAreWholeBeyondTheyAreCutAndNamed) {
  thread_.subject = std::string(kSubjectMax, 's');
  thread_.tags = std::vector<std::string>(kTagsMax, "tag");
  thread_.customer.name = std::string(kFieldMax, 'n');
  EXPECT_THAT(Make().truncated(), IsEmpty());
  thread_.subject += "s";
  EXPECT_THAT(Make().truncated(), ElementsAre("conversation"));
  thread_.subject.clear();
  thread_.tags.push_back("one more");
  EXPECT_THAT(Make().truncated(), ElementsAre("conversation"));
  EXPECT_EQ(Make().conversation().tags_size(), 100);
  thread_.tags.clear();
  thread_.customer.name += "n";
  EXPECT_THAT(Make().truncated(), ElementsAre("customer"));
}

TEST_F(TicketTest, ATicketIsBelowItsSizeLimitHoweverBigTheThread) {
  const std::string big(size_t{40} << 10, 'x');
  thread_.subject = thread_.via = thread_.external_id = big;
  thread_.customer.name = thread_.customer.email = thread_.customer.external_id = thread_.customer.locale = big;
  for (int i = 0; i < 200; ++i) {
    thread_.tags.push_back(big);
    thread_.customer.attributes[absl::StrCat(i, big)] = big;
  }
  for (int i = 0; i < 200; ++i) {
    thread_.messages.push_back(
        {.id = absl::StrCat(i), .role = i < 100 ? Role::kAi : Role::kCustomer, .text = big, .is_public = true});
  }
  turn_.messages.clear();
  turn_.text.clear();
  CutMessages(conversation::Reduce(thread_), turn_);
  EXPECT_LE(Make().ByteSizeLong(), size_t{256} << 10);
}

TEST(OutcomeOfTest, ADispatchedTicketTellsHowItsTurnEnded) {
  v1::Ticket ticket;
  ticket.set_tenant("acme");
  ticket.set_conversation_id("main:35:x");
  ticket.set_turn_id("t1");
  ticket.mutable_outcome()->set_end(v1::END_REPLIED);
  ticket.mutable_outcome()->set_effective_mode(v1::MODE_AUTO);
  ticket.mutable_decision()->set_kind(v1::DECISION_KIND_OFFER);
  ticket.mutable_classification()->mutable_sentiment()->set_score(-0.5);
  const TurnOutcome outcome = OutcomeOf(ticket);
  EXPECT_EQ(outcome.helpdesk, "main");
  EXPECT_EQ(outcome.ticket_id, "35:x");
  EXPECT_EQ(outcome.end, TurnEnd::kReplied);
  EXPECT_TRUE(outcome.offered);
  EXPECT_FALSE(outcome.shadow);
  EXPECT_FALSE(outcome.person_replied);
  EXPECT_EQ(outcome.sentiment_score, -0.5);
}

TEST(OutcomeOfTest, ShadowModePersonsAndUnclassifiedTurnsAreSeen) {
  v1::Ticket ticket;
  ticket.mutable_outcome()->set_effective_mode(v1::MODE_OFF);
  ticket.mutable_outcome()->add_reasons("person_replied");
  const TurnOutcome outcome = OutcomeOf(ticket);
  EXPECT_TRUE(outcome.shadow);
  EXPECT_TRUE(outcome.person_replied);
  EXPECT_FALSE(outcome.sentiment_score.has_value());
  EXPECT_EQ(outcome.end, TurnEnd::kUnknown);
}

TEST(FeedbackTest, EveryKindIsWritten) {
  const State state = FullState();
  EXPECT_EQ(ToProto(Feedback(Rating{4}), state, kNow).rating().csat(), 4);
  const v1::FeedbackEvent status =
      ToProto(Feedback(StatusChange{Status::kActive, Status::kResolved, Resolution::kEscalated}), state, kNow);
  EXPECT_EQ(status.status().from(), v1::CONVERSATION_STATUS_ACTIVE);
  EXPECT_EQ(status.status().to(), v1::CONVERSATION_STATUS_RESOLVED);
  EXPECT_EQ(status.status().resolution(), v1::RESOLUTION_ESCALATED);
  EXPECT_EQ(status.conversation_id(), "main:35");
  EXPECT_EQ(status.turn_id(), "t3");
  EXPECT_EQ(ToProto(Feedback(Assignment{"60", "80"}), state, kNow).assignment().assignee_id(), "80");
  EXPECT_EQ(ToProto(Feedback(PersonReply{"m9"}), state, kNow).person_replied().message_id(), "m9");
}

TEST(ThreadOfTest, HistoryComesBeforeTheTurn) {
  v1::Ticket ticket;
  ticket.add_history()->set_id("m0");
  ticket.mutable_turn()->add_messages()->set_id("m1");
  const Thread thread = ThreadOf(ticket);
  ASSERT_EQ(thread.messages.size(), 2u);
  EXPECT_EQ(thread.messages[0].id, "m0");
  EXPECT_EQ(thread.messages[1].id, "m1");
}

}  // namespace
}  // namespace firstline::ingest
