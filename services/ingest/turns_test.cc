#include "services/ingest/turns.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "common/base/ids.h"
#include "common/kafka/topics.h"
#include "services/ingest/records.h"
#include "services/ingest/testing/fakes.h"
#include "services/ingest/wire.h"

namespace firstline::ingest {
namespace {

using conversation::Role;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr char kKey[] = "acme/main:35";

MATCHER_P2(IsHeader, name, value, "") { return arg.name == name && arg.value == value; }

bool Eventually(const std::function<bool()>& condition) {
  const absl::Time deadline = absl::Now() + absl::Seconds(30);
  while (!condition()) {
    if (absl::Now() > deadline) return false;
    absl::SleepFor(absl::Milliseconds(2));
  }
  return true;
}

class TurnsTest : public ::testing::Test {
 protected:
  TurnsTest() {
    auto policy = std::make_shared<policy::Policy>();
    policy->tenant = "acme";
    policy->version = "v7";
    policy->helpdesks = {{.name = "main", .vendor = "zendesk"}, {.name = "api", .vendor = "api"}};
    policy_ = policy;
    MakeHelpdesks();
    Restart();
  }

  void MakeHelpdesks() {
    const auto make = [this](const policy::Helpdesk&) -> absl::StatusOr<std::shared_ptr<ThreadReader>> {
      return helpdesk_;
    };
    helpdesks_ = std::make_unique<Helpdesks>(make, Clock::Real());
  }

  void Restart() {
    turns_.reset();
    Tenants tenants;
    tenants.current = [this](absl::string_view tenant) { return tenant == "acme" ? policy_ : nullptr; };
    tenants.ready = [this] { return ready_; };
    const auto read_states = [this](const std::vector<int32_t>& partitions, const kafka::LogReader::Visitor& visit,
                                    const std::function<bool()>&) {
      for (const kafka::OutRecord& written : producer_.Of(kafka::kStates)) {
        kafka::Record record;
        record.partition = partitions.at(0);
        record.key = written.key;
        record.value = written.value;
        visit(record);
      }
      return absl::OkStatus();
    };
    TurnsOptions options;
    options.reread_spacing = absl::Milliseconds(1);
    options.reread = {.first = absl::Milliseconds(20), .longest = absl::Milliseconds(40)};
    options.rewrite_delay = absl::Milliseconds(20);
    turns_ = std::make_unique<Turns>(options, std::move(tenants), *helpdesks_, producer_, read_states, Clock::Real(),
                                     log_, IngestMetrics(metrics_));
    ASSERT_TRUE(turns_->Restore({3}, [] { return false; }).ok());
  }

  kafka::Record Pointer(absl::string_view ticket = "35", v1::InboxSource source = v1::INBOX_SOURCE_WEBHOOK) {
    v1::InboxEvent event;
    event.set_tenant("acme");
    event.set_helpdesk("main");
    event.set_vendor("zendesk");
    event.set_ticket_id(std::string(ticket));
    event.set_source(source);
    *event.mutable_accepted_at() = ToProto(absl::Now());
    return AsRecord(InboxRecord(event, absl::Now()));
  }
  kafka::Record PointerOf(absl::string_view tenant, absl::string_view helpdesk) {
    v1::InboxEvent event;
    event.set_tenant(std::string(tenant));
    event.set_helpdesk(std::string(helpdesk));
    event.set_ticket_id("1");
    return AsRecord(InboxRecord(event, absl::Now()));
  }
  // A message posted to conversation `k` of Firstline's own API.
  kafka::Record Posted(absl::string_view id) {
    v1::InboxEvent event;
    event.set_tenant("acme");
    event.set_helpdesk("api");
    event.set_vendor("api");
    event.set_ticket_id("k");
    event.set_source(v1::INBOX_SOURCE_API);
    *event.mutable_accepted_at() = ToProto(absl::Now());
    event.mutable_api_message()->set_id(std::string(id));
    event.mutable_api_message()->set_text(absl::StrCat("text of ", id));
    event.mutable_api_message()->set_external_id("x-1");
    event.mutable_api_message()->set_callback(true);
    return AsRecord(InboxRecord(event, absl::Now()));
  }
  kafka::Record Dispatched(absl::string_view turn_id, v1::End end) {
    v1::Ticket ticket;
    ticket.set_tenant("acme");
    ticket.set_conversation_id("main:35");
    ticket.set_turn_id(std::string(turn_id));
    ticket.mutable_outcome()->set_end(end);
    ticket.mutable_outcome()->set_effective_mode(v1::MODE_AUTO);
    kafka::Record record;
    record.topic = kafka::kDispatched;
    record.partition = 3;
    record.offset = ++offset_;
    record.value = ticket.SerializeAsString();
    return record;
  }
  kafka::Record AsRecord(const kafka::OutRecord& out) {
    kafka::Record record;
    record.topic = out.topic;
    record.partition = 3;
    record.offset = ++offset_;
    record.key = out.key;
    record.value = out.value;
    record.headers = out.headers;
    return record;
  }
  absl::StatusOr<runtime::RecordHandler::Output> Handle(const kafka::Record& record, int attempt = 1) {
    runtime::RecordHandler::Context context;
    context.attempt = attempt;
    context.now = absl::Now();
    context.finish = [this] { ++finished_; };
    return turns_->Handle(record, context);
  }
  v1::Ticket Turn(size_t index) {
    v1::Ticket ticket;
    EXPECT_TRUE(ticket.ParseFromString(*producer_.Of(kafka::kReceived).at(index).value));
    return ticket;
  }
  v1::ConversationState LastState() {
    v1::ConversationState state;
    EXPECT_TRUE(state.ParseFromString(*producer_.Of(kafka::kStates).back().value));
    return state;
  }
  size_t TurnCount() { return producer_.Of(kafka::kReceived).size(); }

  std::shared_ptr<const policy::Policy> policy_;
  bool ready_ = true;
  int64_t offset_ = 0;
  std::atomic<int> finished_ = 0;
  FakeProducer producer_;
  std::shared_ptr<FakeHelpdesk> helpdesk_ = std::make_shared<FakeHelpdesk>();
  std::unique_ptr<Helpdesks> helpdesks_;
  telemetry::Log log_{"ingest", telemetry::Level::kWarning};
  telemetry::Metrics metrics_;
  std::unique_ptr<Turns> turns_;
};

TEST_F(TurnsTest, APointerBecomesATurnThenAState) {
  helpdesk_->Write("35", "m1", Role::kCustomer);
  const auto output = Handle(Pointer());
  ASSERT_TRUE(output.ok()) << output.status();
  EXPECT_THAT(output->records, IsEmpty());
  EXPECT_FALSE(output->deferred);
  const std::vector<kafka::OutRecord> records = producer_.Records();
  ASSERT_THAT(records, SizeIs(2));
  EXPECT_EQ(records[0].topic, kafka::kReceived);
  EXPECT_EQ(records[1].topic, kafka::kStates);
  EXPECT_EQ(records[0].key, kKey);
  EXPECT_EQ(records[1].key, kKey);
  EXPECT_EQ(Turn(0).turn_id(), TurnId("acme", "main:35", "m1"));
  EXPECT_EQ(Turn(0).policy_version(), "v7");
  EXPECT_EQ(Turn(0).state().version(), LastState().version());
}

TEST_F(TurnsTest, ARepeatedPointerWritesNothing) {
  helpdesk_->Write("35", "m1", Role::kCustomer);
  ASSERT_TRUE(Handle(Pointer()).ok());
  ASSERT_TRUE(Handle(Pointer()).ok());
  EXPECT_THAT(producer_.Records(), SizeIs(2));
}

TEST_F(TurnsTest, AfterARestartTheStateIsKnown) {
  helpdesk_->Write("35", "m1", Role::kCustomer);
  ASSERT_TRUE(Handle(Pointer()).ok());
  Restart();
  ASSERT_TRUE(Handle(Pointer()).ok());
  EXPECT_EQ(TurnCount(), 1u);
  helpdesk_->Write("35", "m2", Role::kCustomer);
  ASSERT_TRUE(Handle(Pointer()).ok());
  EXPECT_EQ(Turn(1).turn().number(), 2);
}

TEST_F(TurnsTest, AnOutcomeIsInTheNextSnapshot) {
  helpdesk_->Write("35", "m1", Role::kCustomer);
  ASSERT_TRUE(Handle(Pointer()).ok());
  ASSERT_TRUE(Handle(Dispatched(Turn(0).turn_id(), v1::END_REPLIED)).ok());
  helpdesk_->Write("35", "m2", Role::kAi);
  helpdesk_->Write("35", "m3", Role::kCustomer);
  ASSERT_TRUE(Handle(Pointer()).ok());
  EXPECT_EQ(Turn(1).state().bot_replies(), 1);
  EXPECT_EQ(Turn(1).state().failed_attempts(), 1);
}

TEST_F(TurnsTest, TombstonesAndReplaysOfOutcomesAreNothing) {
  kafka::Record tombstone = Dispatched("t1", v1::END_REPLIED);
  tombstone.value.reset();
  EXPECT_TRUE(Handle(tombstone).ok());
  v1::Ticket ticket;
  ticket.set_tenant("acme");
  ticket.set_conversation_id("main:35");
  ticket.set_turn_id("t1");
  ticket.set_replay(true);
  kafka::Record replay = Dispatched("t1", v1::END_REPLIED);
  replay.value = ticket.SerializeAsString();
  EXPECT_TRUE(Handle(replay).ok());
  EXPECT_THAT(producer_.Records(), IsEmpty());
}

TEST_F(TurnsTest, APersonsReplyIsFeedback) {
  helpdesk_->Write("35", "m1", Role::kCustomer);
  ASSERT_TRUE(Handle(Pointer()).ok());
  helpdesk_->Write("35", "m2", Role::kAgent);
  ASSERT_TRUE(Handle(Pointer()).ok());
  ASSERT_THAT(producer_.Of(kafka::kFeedback), SizeIs(1));
  v1::FeedbackEvent event;
  ASSERT_TRUE(event.ParseFromString(*producer_.Of(kafka::kFeedback)[0].value));
  EXPECT_EQ(event.person_replied().message_id(), "m2");
  EXPECT_TRUE(LastState().person_owns());
}

TEST_F(TurnsTest, ATicketThatIsGoneIsIgnored) {
  EXPECT_TRUE(Handle(Pointer("99")).ok());
  EXPECT_THAT(producer_.Records(), IsEmpty());
  EXPECT_TRUE(absl::StrContains(metrics_.Text(), "reason=\"gone\""));
}

TEST_F(TurnsTest, AnUnreadableHelpdeskIsWrittenDownAndReadAgainUntilItAnswers) {
  helpdesk_->Write("35", "m1", Role::kCustomer);
  helpdesk_->SetStatus(absl::UnavailableError("down"));
  const auto output = Handle(Pointer());
  ASSERT_TRUE(output.ok());
  EXPECT_FALSE(output->deferred) << "the offset may be committed: the state says what is due";
  EXPECT_TRUE(LastState().reread_due());
  EXPECT_EQ(TurnCount(), 0u);
  helpdesk_->SetStatus(absl::OkStatus());
  ASSERT_TRUE(Eventually([&] { return TurnCount() == 1; }));
  ASSERT_TRUE(Eventually([&] { return !LastState().reread_due(); }));
  EXPECT_EQ(Turn(0).turn().anchor_message_id(), "m1");
}

TEST_F(TurnsTest, WhatWasDueIsReadAfterARestart) {
  helpdesk_->Write("35", "m1", Role::kCustomer);
  helpdesk_->SetStatus(absl::UnauthenticatedError("401"));
  ASSERT_TRUE(Handle(Pointer()).ok());
  helpdesk_->SetStatus(absl::OkStatus());
  // A helpdesk that refused us is left alone for a while; a restarted process does not know that.
  turns_.reset();
  MakeHelpdesks();
  Restart();
  ASSERT_TRUE(Eventually([&] { return TurnCount() == 1; }));
}

TEST_F(TurnsTest, AnUnreadableConversationIsWrittenDownOnce) {
  helpdesk_->SetStatus(absl::DataLossError("garbage"));
  ASSERT_TRUE(Handle(Pointer()).ok());
  ASSERT_TRUE(Handle(Pointer()).ok());
  EXPECT_THAT(producer_.Of(kafka::kStates), SizeIs(1));
}

// The turn is acknowledged, the state is not: the record is tried again and repeats the same turn.
TEST_F(TurnsTest, AStateThatCannotBeWrittenDefersTheRecordAndRepeatsTheTurn) {
  helpdesk_->Write("35", "m1", Role::kCustomer);
  producer_.FailNext(kafka::kStates, 1);
  const auto output = Handle(Pointer());
  ASSERT_TRUE(output.ok());
  EXPECT_TRUE(output->deferred);
  ASSERT_TRUE(Eventually([&] { return finished_ == 1; }));
  ASSERT_EQ(TurnCount(), 2u);
  EXPECT_EQ(Turn(0).turn_id(), Turn(1).turn_id());
  EXPECT_EQ(Turn(0).turn().number(), Turn(1).turn().number());
}

TEST_F(TurnsTest, ATurnThatCannotBeWrittenLeavesNoState) {
  helpdesk_->Write("35", "m1", Role::kCustomer);
  producer_.FailNext(kafka::kReceived, 1);
  EXPECT_TRUE(Handle(Pointer())->deferred);
  EXPECT_THAT(producer_.Of(kafka::kStates), IsEmpty());
  ASSERT_TRUE(Eventually([&] { return finished_ == 1; }));
  EXPECT_EQ(TurnCount(), 1u);
}

TEST_F(TurnsTest, AnOutcomeThatCannotBeWrittenIsDeferred) {
  producer_.FailNext(kafka::kStates, 1);
  EXPECT_TRUE(Handle(Dispatched("t1", v1::END_HANDED_OFF))->deferred);
  ASSERT_TRUE(Eventually([&] { return finished_ == 1; }));
  EXPECT_TRUE(LastState().handed_off());
}

TEST_F(TurnsTest, ARevokedPartitionIsNotWrittenAnyMore) {
  helpdesk_->Write("35", "m1", Role::kCustomer);
  turns_->Revoked({3});
  EXPECT_EQ(Handle(Pointer()).status().code(), absl::StatusCode::kCancelled);
  EXPECT_EQ(Handle(Dispatched("t1", v1::END_REPLIED)).status().code(), absl::StatusCode::kCancelled);
  EXPECT_THAT(producer_.Records(), IsEmpty());
}

TEST_F(TurnsTest, UnreadableRecordsAreDeadLettered) {
  kafka::Record record = Pointer();
  record.value = "garbage";
  const auto output = Handle(record);
  EXPECT_EQ(output.status().code(), absl::StatusCode::kDataLoss);
  const auto failed = turns_->Fail(record, output.status(), 1);
  ASSERT_THAT(failed.records, SizeIs(1));
  EXPECT_EQ(failed.records[0].topic, "ingest.dlq");
  record = Dispatched("", v1::END_REPLIED);
  EXPECT_EQ(Handle(record).status().code(), absl::StatusCode::kDataLoss);
}

// The edge may have read the policy that names them before us.
TEST_F(TurnsTest, ATenantOrHelpdeskWithoutAPolicyIsAwaited) {
  for (const kafka::Record& record : {PointerOf("nobody", "main"), PointerOf("acme", "second")}) {
    for (int attempt = 1; attempt < TurnsOptions().policy_attempts; ++attempt) {
      EXPECT_EQ(Handle(record, attempt).status().code(), absl::StatusCode::kUnavailable);
    }
  }
  EXPECT_FALSE(absl::StrContains(metrics_.Text(), "firstline_dead_letters_total"));
}

TEST_F(TurnsTest, APolicyThatNeverComesLeavesThePointerInTheDeadLettersAsItWas) {
  const kafka::Record record = PointerOf("nobody", "main");
  const auto output = Handle(record, TurnsOptions().policy_attempts);
  ASSERT_TRUE(output.ok()) << output.status();
  EXPECT_FALSE(output->deferred);
  ASSERT_THAT(output->records, SizeIs(1));
  const kafka::OutRecord& dead = output->records[0];
  EXPECT_EQ(dead.topic, "ingest.dlq");
  EXPECT_EQ(dead.key, record.key);
  EXPECT_EQ(dead.value, record.value);
  EXPECT_THAT(dead.headers, Contains(IsHeader("dlq_topic", "inbox")));
  EXPECT_THAT(dead.headers, Contains(IsHeader("dlq_message", "tenant nobody has no policy")));
  EXPECT_TRUE(absl::StrContains(metrics_.Text(), "firstline_dead_letters_total{reason=\"no_policy\"} 1"));
  EXPECT_EQ(helpdesk_->reads(), 0);
}

TEST_F(TurnsTest, ManyPointersWithoutAPolicyAreOneLogLinePerTenant) {
  ::testing::internal::CaptureStderr();
  for (int i = 0; i < 50; ++i) {
    EXPECT_TRUE(Handle(PointerOf("nobody", "main"), TurnsOptions().policy_attempts).ok());
    EXPECT_TRUE(Handle(PointerOf("acme", "second"), TurnsOptions().policy_attempts).ok());
  }
  const std::string log = ::testing::internal::GetCapturedStderr();
  EXPECT_EQ(std::count(log.begin(), log.end(), '\n'), 2) << log;
  EXPECT_TRUE(absl::StrContains(log, "\"tenant\":\"nobody\"")) << log;
  EXPECT_TRUE(absl::StrContains(log, "\"tenant\":\"acme\"")) << log;
}

TEST_F(TurnsTest, APointerIsHandledOnceItsPolicyIsThere) {
  helpdesk_->Write("35", "m1", Role::kCustomer);
  const auto policy = std::exchange(policy_, nullptr);
  EXPECT_EQ(Handle(Pointer()).status().code(), absl::StatusCode::kUnavailable);
  policy_ = policy;
  EXPECT_TRUE(Handle(Pointer(), 2).ok());
  EXPECT_EQ(TurnCount(), 1u);
}

TEST_F(TurnsTest, NothingIsRestoredBeforeThePoliciesAreKnown) {
  ready_ = false;
  EXPECT_EQ(turns_->Restore({4}, [] { return false; }).code(), absl::StatusCode::kUnavailable);
  EXPECT_FALSE(turns_->Owns(4));
}

TEST_F(TurnsTest, AReadThatBeganWellAfterAnEventCoversIt) {
  helpdesk_->Write("35", "m1", Role::kCustomer);
  kafka::Record old = Pointer();
  v1::InboxEvent event;
  ASSERT_TRUE(event.ParseFromString(*old.value));
  *event.mutable_accepted_at() = ToProto(absl::Now() - absl::Seconds(10));
  old.value = event.SerializeAsString();
  ASSERT_TRUE(Handle(Pointer()).ok());
  ASSERT_TRUE(Handle(old).ok());
  EXPECT_EQ(helpdesk_->reads(), 1);
  ASSERT_TRUE(Handle(Pointer()).ok()) << "accepted within the margin of the last read";
  EXPECT_EQ(helpdesk_->reads(), 2);
  event.set_source(v1::INBOX_SOURCE_FRESHNESS);
  old.value = event.SerializeAsString();
  ASSERT_TRUE(Handle(old).ok()) << "the dispatcher saw something new";
  EXPECT_EQ(helpdesk_->reads(), 3);
}

TEST_F(TurnsTest, AReconciledChangeThatWasReadAlreadyIsSkipped) {
  helpdesk_->Write("35", "m1", Role::kCustomer);
  helpdesk_->Edit("35", [](conversation::Thread& thread) { thread.updated_at = absl::FromUnixSeconds(1'795'251'600); });
  ASSERT_TRUE(Handle(Pointer()).ok());
  v1::InboxEvent event;
  kafka::Record record = Pointer("35", v1::INBOX_SOURCE_RECONCILE);
  ASSERT_TRUE(event.ParseFromString(*record.value));
  const absl::Time changed_at = absl::FromUnixSeconds(1'795'251'600);
  *event.mutable_changed_at() = ToProto(changed_at);
  record.value = event.SerializeAsString();
  ASSERT_TRUE(Handle(record).ok());
  EXPECT_EQ(helpdesk_->reads(), 1);
  *event.mutable_changed_at() = ToProto(changed_at + absl::Seconds(1));
  record.value = event.SerializeAsString();
  ASSERT_TRUE(Handle(record).ok());
  EXPECT_EQ(helpdesk_->reads(), 2);
}

TEST_F(TurnsTest, TheGaugesTellWhatIsDue) {
  helpdesk_->SetStatus(absl::DataLossError("garbage"));
  ASSERT_TRUE(Handle(Pointer()).ok());
  turns_->Report();
  EXPECT_TRUE(absl::StrContains(metrics_.Text(), "firstline_rereads_due 1"));
  EXPECT_TRUE(absl::StrContains(metrics_.Text(), "firstline_conversations 1"));
}

// --- Firstline's own API: the inbox record is the message, the state is the thread.

TEST_F(TurnsTest, AMessageOfTheApiIsATurnWithoutAskingAHelpdesk) {
  ASSERT_TRUE(Handle(Posted("m1")).ok());
  EXPECT_EQ(helpdesk_->reads(), 0);
  const v1::Ticket ticket = Turn(0);
  EXPECT_EQ(ticket.conversation_id(), "api:k");
  EXPECT_EQ(ticket.turn().text(), "text of m1");
  EXPECT_EQ(ticket.helpdesk().external_id(), "x-1");
  EXPECT_TRUE(ticket.helpdesk().api().callback());
  EXPECT_EQ(LastState().api().messages(0).id(), "m1");
}

TEST_F(TurnsTest, ARepeatedMessageOfTheApiChangesNothing) {
  ASSERT_TRUE(Handle(Posted("m1")).ok());
  ASSERT_TRUE(Handle(Posted("m1")).ok());
  EXPECT_THAT(producer_.Of(kafka::kReceived), SizeIs(1));
  EXPECT_THAT(producer_.Of(kafka::kStates), SizeIs(1));
}

TEST_F(TurnsTest, TheApisThreadSurvivesARestartAndHoldsWhatWasSaid) {
  ASSERT_TRUE(Handle(Posted("m1")).ok());
  kafka::Record dispatched = Dispatched(Turn(0).turn_id(), v1::END_REPLIED);
  v1::Ticket ticket = Turn(0);
  ticket.mutable_decision()->set_kind(v1::DECISION_KIND_ANSWER);
  ticket.mutable_decision()->mutable_plan()->mutable_public_message()->set_text("A reply.");
  ticket.mutable_outcome()->set_end(v1::END_REPLIED);
  ticket.mutable_outcome()->set_effective_mode(v1::MODE_AUTO);
  ticket.mutable_outcome()->add_effects()->set_slot(v1::SLOT_PUBLIC_MESSAGE);
  ticket.mutable_outcome()->mutable_effects(0)->set_effect_id("e1");
  dispatched.value = ticket.SerializeAsString();
  ASSERT_TRUE(Handle(dispatched).ok());
  Restart();
  ASSERT_TRUE(Handle(Posted("m2")).ok());
  const v1::Ticket second = Turn(1);
  EXPECT_EQ(second.turn().text(), "text of m2");
  ASSERT_EQ(second.history_size(), 2);
  EXPECT_EQ(second.history(1).text(), "A reply.");
  EXPECT_EQ(second.history(1).role(), v1::ROLE_AI);
  EXPECT_EQ(LastState().api().outcome().text(), "A reply.");
}

TEST_F(TurnsTest, AFailedWriteOfAnApiMessageIsRepeatedWithTheSameTurn) {
  producer_.FailNext(kafka::kStates, 1);
  const auto first = Handle(Posted("m1"));
  ASSERT_TRUE(first.ok());
  EXPECT_TRUE(first->deferred);
  ASSERT_TRUE(Eventually([&] { return finished_ == 1; }));
  ASSERT_THAT(producer_.Of(kafka::kReceived), SizeIs(2));
  EXPECT_EQ(Turn(0).turn_id(), Turn(1).turn_id());
}

TEST_F(TurnsTest, APointerAtAnApiConversationNobodyKnowsIsIgnored) {
  ASSERT_TRUE(Handle(PointerOf("acme", "api")).ok());
  EXPECT_THAT(producer_.Of(kafka::kReceived), IsEmpty());
  EXPECT_EQ(helpdesk_->reads(), 0);
}

}  // namespace
}  // namespace firstline::ingest
