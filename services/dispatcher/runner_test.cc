#include "services/dispatcher/runner.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/synchronization/notification.h"
#include "common/base/ids.h"
#include "common/kafka/event.h"
#include "common/kafka/topics.h"
#include "firstline/v1/events.pb.h"
#include "services/dispatcher/testing/world.h"

namespace firstline::dispatcher {
namespace {

using conversation::Role;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

constexpr char kReplyStory[] =
    "PLANNED INTENT[public_message+fields]#1 CONFIRMED[public_message+fields]#1 INTENT[tags]#2 CONFIRMED[tags]#2 ENDED";

class RunnerTest : public ::testing::Test {
 protected:
  RunnerTest() {
    world_.helpdesk->AddTicket("1", "m1");
    world_.Start();
  }

  static std::vector<std::string> Reasons(const v1::Outcome& outcome) {
    return {outcome.reasons().begin(), outcome.reasons().end()};
  }
  static std::string FirstReason(const v1::Outcome& outcome) {
    return outcome.reasons().empty() ? "" : outcome.reasons(0);
  }

  World world_;
};

// --- One turn
// ---------------------------------------------------------------------------------------------------------

TEST_F(RunnerTest, AnAnswerIsRecordedThenSentThenReported) {
  const v1::Ticket ticket = world_.Answer("1", "m1");
  const absl::Time start = world_.clock.Now();
  world_.Submit(ticket);
  const v1::Outcome outcome = world_.Outcome(ticket);
  EXPECT_EQ(world_.log.Story(ticket.turn_id()), kReplyStory);
  EXPECT_EQ(outcome.end(), v1::END_REPLIED);
  EXPECT_THAT(Reasons(outcome), ElementsAre("answered"));
  EXPECT_EQ(outcome.effective_mode(), v1::MODE_AUTO);
  ASSERT_EQ(outcome.effects_size(), 3);
  EXPECT_EQ(outcome.effects(0).effect_id(), EffectId(ticket.turn_id(), "public_message"));
  EXPECT_EQ(outcome.effects(0).remote_id(), "880001");
  EXPECT_GE(world_.clock.Now(), start + absl::Seconds(8)) << "the quiet time of mail";
  ASSERT_THAT(world_.helpdesk->Everything(), SizeIs(1));
  EXPECT_EQ(world_.helpdesk->Everything()[0].text, "Answer to m1");
  EXPECT_THAT(world_.helpdesk->Tags("1"), ElementsAre("firstline"));
  EXPECT_EQ(world_.finished, 1);
}

TEST_F(RunnerTest, EveryRecordIsKeyedByTurnInThePartitionOfTheConversation) {
  const v1::Ticket ticket = world_.Answer("1", "m1");
  world_.Submit(ticket);
  world_.Outcome(ticket);
  for (const char* topic : {kafka::kEffects, kafka::kDispatched}) {
    for (const kafka::OutRecord& record : world_.log.Of(topic)) {
      EXPECT_EQ(record.key, ticket.turn_id());
      EXPECT_EQ(record.partition, World::kPartition);
    }
  }
  EXPECT_THAT(world_.log.Of(kafka::kDispatched), SizeIs(1));
}

TEST_F(RunnerTest, TheIntentIsAcknowledgedBeforeAnythingIsReadOrCalled) {
  const v1::Ticket ticket = world_.Answer("1", "m1");
  std::atomic<int> early = 0;
  world_.helpdesk->SetHook([&](absl::string_view) {
    const auto effects = world_.log.Effects(ticket.turn_id());
    if (effects.empty() || effects.back().phase() != v1::EFFECT_PHASE_INTENT) ++early;
  });
  world_.Submit(ticket);
  world_.Outcome(ticket);
  EXPECT_EQ(early, 0);
  EXPECT_EQ(world_.helpdesk->Calls(), 2);
}

TEST_F(RunnerTest, TheRecordIsFinishedOnceThePlanIsOnRecordNotOnceItIsCarriedOut) {
  const v1::Ticket ticket = world_.Answer("1", "m1");
  world_.Submit(ticket);
  ASSERT_TRUE(world_.RunUntil([&] { return world_.finished == 1; }, absl::Seconds(5)));
  EXPECT_EQ(world_.log.Story(ticket.turn_id()), "PLANNED");
  EXPECT_EQ(world_.runner->OpenPlans(), 1u);
}

TEST_F(RunnerTest, APlanThatCannotBeRecordedIsNeitherFinishedNorStarted) {
  std::atomic<bool> down = true;
  world_.log.SetGate(
      [&](const kafka::OutRecord&) { return down ? absl::UnavailableError("no broker") : absl::OkStatus(); });
  const v1::Ticket ticket = world_.Answer("1", "m1");
  world_.Submit(ticket);
  EXPECT_FALSE(world_.RunUntil([&] { return world_.finished > 0; }, absl::Minutes(1)));
  EXPECT_EQ(world_.helpdesk->Calls(), 0);
  down = false;
  EXPECT_EQ(world_.Outcome(ticket).end(), v1::END_REPLIED);
}

TEST_F(RunnerTest, WithoutAnAcknowledgedIntentNothingIsSent) {
  std::atomic<bool> down = true;
  world_.log.SetGate([&](const kafka::OutRecord& record) {
    v1::EffectRecord effect;
    effect.ParseFromString(*record.value);
    const bool refuse = down && record.topic == kafka::kEffects && effect.phase() == v1::EFFECT_PHASE_INTENT;
    return refuse ? absl::UnavailableError("no broker") : absl::OkStatus();
  });
  const v1::Ticket ticket = world_.Answer("1", "m1");
  world_.Submit(ticket);
  EXPECT_FALSE(world_.RunUntil([&] { return world_.helpdesk->Reads() > 0; }, absl::Minutes(1)));
  EXPECT_EQ(world_.helpdesk->Calls(), 0);
  down = false;
  EXPECT_EQ(world_.Outcome(ticket).end(), v1::END_REPLIED);
}

TEST_F(RunnerTest, AHandOffIsMessageWithFieldsThenTagsThenNote) {
  const v1::Ticket ticket = world_.HandOff("1", "m1");
  world_.Submit(ticket);
  const v1::Outcome outcome = world_.Outcome(ticket);
  EXPECT_EQ(outcome.end(), v1::END_HANDED_OFF);
  EXPECT_EQ(outcome.effects_size(), 4);
  EXPECT_EQ(world_.helpdesk->Count("public"), 1);
  EXPECT_EQ(world_.helpdesk->Count("note"), 1);
  EXPECT_TRUE(world_.log.Effects(ticket.turn_id())[0].hand_off());
}

TEST_F(RunnerTest, ATicketMarkedSupersededEndsWithoutAnyEffect) {
  v1::Ticket ticket = world_.HandOff("1", "m1");
  ticket.set_superseded_by("newer");
  world_.Submit(ticket);
  EXPECT_EQ(world_.Outcome(ticket).end(), v1::END_SUPERSEDED);
  EXPECT_EQ(world_.helpdesk->Calls(), 0);
}

TEST_F(RunnerTest, ATicketOfIdsOnlyIsHandedOffByTheDispatcherItself) {
  v1::Ticket ticket;
  ticket.set_tenant("acme");
  ticket.set_conversation_id("main:1");
  ticket.set_turn_id(TurnId("acme", "main:1", "m1"));
  ticket.add_errors()->set_stage("responder");
  world_.Submit(ticket);
  const v1::Outcome outcome = world_.Outcome(ticket);
  EXPECT_EQ(outcome.end(), v1::END_HANDED_OFF);
  EXPECT_THAT(Reasons(outcome), ElementsAre("stage_failure"));
  EXPECT_EQ(world_.helpdesk->Count("public"), 0);
  EXPECT_EQ(world_.helpdesk->Count("note"), 1);
  EXPECT_THAT(world_.helpdesk->Tags("1"), ElementsAre("firstline_handoff"));
}

TEST_F(RunnerTest, WhatIsWrittenWithThePlanIsWrittenOnce) {
  v1::Ticket ticket = world_.HandOff("1", "m1");
  world_.runner->Submit({.ticket = ticket,
                         .partition = World::kPartition,
                         .written_at = world_.clock.Now(),
                         .with_plan = {{.topic = "dispatcher.dlq", .key = "k", .value = "bytes"}},
                         .finish = [this] { ++world_.finished; }});
  world_.Outcome(ticket);
  EXPECT_THAT(world_.log.Of("dispatcher.dlq"), SizeIs(1));
}

// --- Freshness
// --------------------------------------------------------------------------------------------------------

TEST_F(RunnerTest, ANewerMessageLeavesAPointerAndSupersedes) {
  world_.helpdesk->Say("1", "m2", Role::kCustomer);
  const v1::Ticket ticket = world_.Answer("1", "m1");
  world_.Submit(ticket);
  EXPECT_EQ(world_.Outcome(ticket).end(), v1::END_SUPERSEDED);
  EXPECT_EQ(world_.helpdesk->Calls(), 0);
  const auto pointers = world_.log.Of(kafka::kInbox);
  ASSERT_THAT(pointers, SizeIs(1));
  v1::InboxEvent event;
  ASSERT_TRUE(event.ParseFromString(*pointers[0].value));
  EXPECT_EQ(event.source(), v1::INBOX_SOURCE_FRESHNESS);
  EXPECT_EQ(event.tenant(), "acme");
  EXPECT_EQ(event.helpdesk(), "main");
  EXPECT_EQ(event.vendor(), "zendesk");
  EXPECT_EQ(event.ticket_id(), "1");
  EXPECT_EQ(pointers[0].key, "acme/main:1");
  EXPECT_EQ(pointers[0].partition, World::kPartition);
}

TEST_F(RunnerTest, APersonWhoRepliedIsNotTalkedOver) {
  world_.helpdesk->Say("1", "m2", Role::kAgent);
  const v1::Ticket ticket = world_.Answer("1", "m1");
  world_.Submit(ticket);
  const v1::Outcome outcome = world_.Outcome(ticket);
  EXPECT_EQ(outcome.end(), v1::END_IGNORED);
  EXPECT_THAT(Reasons(outcome), ElementsAre("person_replied"));
  EXPECT_THAT(world_.helpdesk->Everything(), IsEmpty());
}

TEST_F(RunnerTest, APersonWhoRepliesBetweenReadAndCallIsCaughtByTheGuard) {
  bool done = false;
  world_.helpdesk->SetHook([&](absl::string_view what) {
    if (what != "call" || done) return;
    done = true;
    world_.helpdesk->Say("1", "m2", Role::kAgent);
  });
  const v1::Ticket ticket = world_.Answer("1", "m1");
  world_.Submit(ticket);
  EXPECT_THAT(Reasons(world_.Outcome(ticket)), ElementsAre("person_replied"));
  EXPECT_THAT(world_.helpdesk->Everything(), IsEmpty());
}

TEST_F(RunnerTest, ATicketThatIsGoneIsIgnored) {
  world_.helpdesk->RemoveTicket("1");
  const v1::Ticket ticket = world_.HandOff("1", "m1");
  world_.Submit(ticket);
  EXPECT_THAT(Reasons(world_.Outcome(ticket)), ElementsAre("gone"));
}

TEST_F(RunnerTest, AnAnswerAfterAHandOffItsSnapshotDidNotKnowStaysUnsent) {
  const v1::Ticket first = world_.HandOff("1", "m1", 1);
  world_.Submit(first);
  world_.Outcome(first);
  world_.helpdesk->Say("1", "m2", Role::kCustomer);
  v1::Ticket blind = world_.Answer("1", "m2", 2);
  world_.Submit(blind);
  EXPECT_THAT(Reasons(world_.Outcome(blind)), ElementsAre("already_handed_off"));

  world_.helpdesk->Say("1", "m3", Role::kCustomer);
  v1::Ticket knowing = world_.Answer("1", "m3", 3);
  knowing.mutable_state()->set_hand_off_turn_id(first.turn_id());
  world_.Submit(knowing);
  EXPECT_EQ(world_.Outcome(knowing).end(), v1::END_REPLIED);
}

// --- Several turns
// ----------------------------------------------------------------------------------------------------

TEST_F(RunnerTest, ANewerTurnWakesAndSupersedesTheOneThatWaits) {
  const v1::Ticket first = world_.Answer("1", "m1", 1);
  world_.Submit(first);
  ASSERT_TRUE(world_.RunUntil([&] { return world_.finished == 1; }, absl::Seconds(5)));
  const absl::Time before = world_.clock.Now();
  world_.helpdesk->Say("1", "m2", Role::kCustomer);
  const v1::Ticket second = world_.Answer("1", "m2", 2);
  world_.Submit(second);
  EXPECT_EQ(world_.Outcome(first).end(), v1::END_SUPERSEDED);
  EXPECT_LT(world_.clock.Now(), before + absl::Seconds(5)) << "without waiting for its quiet time";
  EXPECT_EQ(world_.Outcome(second).end(), v1::END_REPLIED);
  EXPECT_EQ(world_.helpdesk->Count("public"), 1);
}

TEST_F(RunnerTest, AnOlderTurnBehindANewerOneDoesNotSupersedeIt) {
  const v1::Ticket newer = world_.Answer("1", "m1", 2);
  const v1::Ticket older = world_.Answer("1", "m0", 1);
  world_.Submit(newer);
  world_.Submit(older);
  EXPECT_EQ(world_.Outcome(newer).end(), v1::END_REPLIED);
  EXPECT_EQ(world_.Outcome(older).end(), v1::END_HANDED_OFF) << "its message is not in the thread";
  EXPECT_EQ(world_.helpdesk->Count("public"), 1);
}

TEST_F(RunnerTest, PlansOfOneConversationRunOneAfterTheOther) {
  const v1::Ticket first = world_.HandOff("1", "m1", 1);
  v1::Ticket second = world_.HandOff("1", "m1", 1);
  second.set_turn_id(TurnId("acme", "main:1", "other"));
  std::atomic<int> inside = 0;
  std::atomic<int> most = 0;
  world_.helpdesk->SetHook([&](absl::string_view) {
    most = std::max<int>(most, ++inside);
    --inside;
  });
  world_.Submit(first);
  world_.Submit(second);
  world_.Outcome(first);
  world_.Outcome(second);
  EXPECT_EQ(most, 1);
  const auto effects = world_.log.Effects();
  bool first_ended = false;
  for (const v1::EffectRecord& effect : effects) {
    if (effect.turn_id() == first.turn_id()) first_ended |= effect.phase() == v1::EFFECT_PHASE_ENDED;
    const bool second_acts = effect.turn_id() == second.turn_id() && effect.phase() == v1::EFFECT_PHASE_INTENT;
    EXPECT_TRUE(first_ended || !second_acts);
  }
}

TEST_F(RunnerTest, AConversationThatWaitsHoldsUpNobodyElse) {
  for (int i = 2; i <= 10; ++i) world_.helpdesk->AddTicket(absl::StrCat(i), "m1");
  v1::Ticket slow = world_.Answer("1", "m1");
  slow.mutable_decision()->mutable_plan()->mutable_not_before()->set_seconds(
      absl::ToUnixSeconds(world_.clock.Now() + absl::Hours(1)));
  world_.Submit(slow);
  std::vector<v1::Ticket> others;
  for (int i = 2; i <= 10; ++i) others.push_back(world_.Answer(absl::StrCat(i), "m1"));
  for (const v1::Ticket& ticket : others) world_.Submit(ticket);
  for (const v1::Ticket& ticket : others) EXPECT_EQ(world_.Outcome(ticket).end(), v1::END_REPLIED);
  EXPECT_EQ(world_.log.Story(slow.turn_id()), "PLANNED");
}

TEST_F(RunnerTest, ARecordThatComesTwiceHasOneEffect) {
  const v1::Ticket ticket = world_.Answer("1", "m1");
  world_.Submit(ticket);
  world_.Submit(ticket);
  world_.Outcome(ticket);
  ASSERT_TRUE(world_.RunUntil([&] { return world_.finished == 2; }));
  EXPECT_EQ(world_.log.Story(ticket.turn_id()), kReplyStory);
  EXPECT_EQ(world_.helpdesk->Count("public"), 1);
}

TEST_F(RunnerTest, ARecordOfAnEndedTurnReportsItsOutcomeAgain) {
  const v1::Ticket ticket = world_.Answer("1", "m1");
  world_.Submit(ticket);
  const v1::Outcome outcome = world_.Outcome(ticket);
  v1::Ticket again = ticket;
  again.mutable_decision()->mutable_plan()->mutable_public_message()->set_text("A second opinion");
  world_.Submit(again);
  ASSERT_TRUE(world_.RunUntil([&] { return world_.finished == 2; }));
  EXPECT_THAT(world_.log.Of(kafka::kDispatched), SizeIs(2));
  const v1::Outcome repeated = world_.log.Dispatched(ticket.turn_id()).outcome();
  EXPECT_EQ(repeated.end(), outcome.end());
  EXPECT_EQ(repeated.effects_size(), outcome.effects_size());
  EXPECT_EQ(world_.helpdesk->Count("public"), 1);
}

// --- What goes wrong at the helpdesk
// ----------------------------------------------------------------------------------

TEST_F(RunnerTest, ALostAnswerLeadsToAPersonNeverToASecondMessage) {
  for (const bool carried_out : {true, false}) {
    const std::string anchor = carried_out ? "a" : "b";
    world_.helpdesk->AddTicket(anchor, anchor);
    world_.helpdesk->NextCalls({{carried_out, {.phase = Phase::kUnknown, .code = "UNAVAILABLE"}}});
    const v1::Ticket ticket = world_.Answer(anchor, anchor);
    world_.Submit(ticket);
    const v1::Outcome outcome = world_.Outcome(ticket);
    EXPECT_EQ(outcome.end(), v1::END_HANDED_OFF);
    EXPECT_EQ(FirstReason(outcome), "uncertain_effect");
    EXPECT_EQ(world_.log.Story(ticket.turn_id()),
              "PLANNED INTENT[public_message+fields]#1 UNKNOWN[public_message+fields]#1 AMBIGUOUS[public_message]#1 "
              "INTENT[fields]#2 CONFIRMED[fields]#2 INTENT[tags]#3 CONFIRMED[tags]#3 INTENT[note]#4 CONFIRMED[note]#4 "
              "ENDED");
  }
  EXPECT_EQ(world_.helpdesk->Count("public"), 1) << "the one that was carried out";
  EXPECT_EQ(world_.helpdesk->Count("note"), 2);
}

TEST_F(RunnerTest, RetryAfterIsObeyedToTheSecond) {
  world_.helpdesk->NextCalls(
      {{false, {.phase = Phase::kNotDone, .code = "RESOURCE_EXHAUSTED", .retry_after = absl::Seconds(120)}}});
  std::vector<absl::Time> times;
  world_.helpdesk->SetHook([&](absl::string_view what) {
    if (what == "call") times.push_back(world_.clock.Now());
  });
  const v1::Ticket ticket = world_.Answer("1", "m1");
  world_.Submit(ticket);
  EXPECT_EQ(world_.Outcome(ticket).end(), v1::END_REPLIED);
  ASSERT_THAT(times, SizeIs(3));
  EXPECT_GE(times[1] - times[0], absl::Seconds(120));
  EXPECT_LT(times[1] - times[0], absl::Seconds(122));
}

TEST_F(RunnerTest, ARateLimitHoldsBackTheWholeAccount) {
  world_.helpdesk->AddTicket("2", "m1");
  world_.helpdesk->NextReads({absl::ResourceExhaustedError("429")});
  const v1::Ticket first = world_.HandOff("1", "m1");
  world_.Submit(first);
  ASSERT_TRUE(world_.RunUntil([&] { return world_.helpdesk->Reads() == 1; }));
  ASSERT_TRUE(world_.RunUntil([&] { return world_.log.Effects(first.turn_id()).size() == 3; }));
  const absl::Time start = world_.clock.Now();
  const v1::Ticket second = world_.HandOff("2", "m1");
  world_.Submit(second);
  world_.Outcome(second);
  EXPECT_GE(world_.clock.Now() - start, absl::Seconds(16));
  EXPECT_EQ(world_.Outcome(first).end(), v1::END_HANDED_OFF);
}

TEST_F(RunnerTest, RefusedCredentialsPauseTheAccountAndAreReadAgain) {
  world_.helpdesk->NextReads({absl::UnauthenticatedError("401")});
  const v1::Ticket ticket = world_.HandOff("1", "m1");
  const absl::Time start = world_.clock.Now();
  world_.Submit(ticket);
  EXPECT_EQ(world_.Outcome(ticket).end(), v1::END_HANDED_OFF);
  EXPECT_EQ(world_.helpdesks.forgotten(), 1);
  EXPECT_GE(world_.clock.Now() - start, absl::Seconds(60));
  EXPECT_THAT(world_.metrics.Text(), HasSubstr("firstline_dispatcher_paused_accounts 0"));
}

TEST_F(RunnerTest, AHelpdeskThatIsDownForADayStillEndsTheTurn) {
  std::vector<Mishap> down(2000, {false, {.phase = Phase::kNotDone, .code = "UNAVAILABLE"}});
  world_.helpdesk->NextCalls(down);
  world_.step = absl::Minutes(10);
  const v1::Ticket ticket = world_.Answer("1", "m1");
  world_.Submit(ticket);
  const v1::Outcome outcome = world_.Outcome(ticket);
  EXPECT_EQ(outcome.end(), v1::END_HANDED_OFF);
  EXPECT_EQ(FirstReason(outcome), "too_old");
  EXPECT_EQ(world_.helpdesk->Count("public"), 0);
}

TEST_F(RunnerTest, AnAccountWithoutCredentialsIsWaitedFor) {
  world_.helpdesks.Fail(absl::NotFoundError("no file"));
  const v1::Ticket ticket = world_.Answer("1", "m1");
  world_.Submit(ticket);
  EXPECT_FALSE(world_.RunUntil([&] { return world_.helpdesk->Calls() > 0; }, absl::Minutes(2)));
  EXPECT_EQ(world_.log.Story(ticket.turn_id()), "PLANNED");
  world_.helpdesks.Fail(absl::OkStatus());
  EXPECT_EQ(world_.Outcome(ticket).end(), v1::END_REPLIED);
}

TEST_F(RunnerTest, TheQuotaOfTheAccountIsKept) {
  world_.Crash();
  world_.account_options = {.updates_per_minute = 100, .reserve = 0.2};
  world_.Start();
  std::vector<absl::Time> times;
  absl::Mutex mutex;
  world_.helpdesk->SetHook([&](absl::string_view what) {
    absl::MutexLock lock(&mutex);
    if (what == "call") times.push_back(world_.clock.Now());
  });
  std::vector<v1::Ticket> tickets;
  for (int i = 10; i < 110; ++i) {
    world_.helpdesk->AddTicket(absl::StrCat(i), "m1");
    tickets.push_back(world_.Answer(absl::StrCat(i), "m1"));
  }
  for (const v1::Ticket& ticket : tickets) world_.Submit(ticket);
  for (const v1::Ticket& ticket : tickets) EXPECT_EQ(world_.Outcome(ticket).end(), v1::END_REPLIED);
  ASSERT_THAT(times, SizeIs(200));
  std::sort(times.begin(), times.end());
  for (size_t i = 0; i + 81 < times.size(); ++i) {
    EXPECT_GE(times[i + 81] - times[i], absl::Seconds(59)) << "82 updates within a minute";
  }
}

// --- Policy
// -----------------------------------------------------------------------------------------------------------

TEST_F(RunnerTest, ThePolicyInForceMayLowerTheModeAndTheOutcomeSaysSo) {
  world_.SetPolicy(world_.MakePolicy(policy::Mode::kDraft));
  const v1::Ticket ticket = world_.Answer("1", "m1");
  world_.Submit(ticket);
  const v1::Outcome outcome = world_.Outcome(ticket);
  EXPECT_EQ(outcome.end(), v1::END_DRAFTED);
  EXPECT_EQ(outcome.effective_mode(), v1::MODE_DRAFT);
  EXPECT_EQ(world_.helpdesk->Count("public"), 0);
  EXPECT_EQ(world_.helpdesk->Count("draft"), 1);
}

TEST_F(RunnerTest, ADecidedDraftIsNotRaisedByAPolicyThatAllowsMore) {
  const v1::Ticket ticket = world_.Answer("1", "m1", 1, v1::MODE_DRAFT);
  world_.Submit(ticket);
  EXPECT_EQ(world_.Outcome(ticket).end(), v1::END_DRAFTED);
  EXPECT_EQ(world_.helpdesk->Count("public"), 0);
}

TEST_F(RunnerTest, ShadowModeIsRecordedWithoutAnyEffect) {
  world_.SetPolicy(world_.MakePolicy(policy::Mode::kOff));
  const v1::Ticket ticket = world_.HandOff("1", "m1");
  world_.Submit(ticket);
  const v1::Outcome outcome = world_.Outcome(ticket);
  EXPECT_EQ(outcome.end(), v1::END_IGNORED);
  EXPECT_EQ(outcome.effective_mode(), v1::MODE_OFF);
  EXPECT_EQ(world_.helpdesk->Calls(), 0);
  EXPECT_EQ(world_.helpdesk->Reads(), 0);
}

TEST_F(RunnerTest, ATenantWithoutAPolicyWaitsForOne) {
  world_.SetPolicy(nullptr);
  const v1::Ticket ticket = world_.Answer("1", "m1");
  world_.Submit(ticket);
  EXPECT_FALSE(world_.RunUntil([&] { return world_.helpdesk->Calls() > 0; }, absl::Minutes(5)));
  world_.SetPolicy(world_.MakePolicy(policy::Mode::kAuto));
  EXPECT_EQ(world_.Outcome(ticket).end(), v1::END_REPLIED);
}

TEST_F(RunnerTest, AReplayNeverReachesTheCustomer) {
  v1::Ticket ticket = world_.Answer("1", "m1");
  ticket.set_replay(true);
  world_.Submit(ticket);
  EXPECT_EQ(world_.Outcome(ticket).end(), v1::END_DRAFTED);
  EXPECT_EQ(world_.helpdesk->Count("public"), 0);
}

// --- Restart, revocation, bounds
// --------------------------------------------------------------------------------------

TEST_F(RunnerTest, AWaitingPlanIsResumedAfterARestart) {
  const v1::Ticket ticket = world_.Answer("1", "m1");
  world_.Submit(ticket);
  ASSERT_TRUE(world_.RunUntil([&] { return world_.finished == 1; }, absl::Seconds(5)));
  world_.Crash();
  world_.Start();
  ASSERT_TRUE(world_.Restore().ok());
  EXPECT_EQ(world_.runner->OpenPlans(), 1u);
  EXPECT_EQ(world_.Outcome(ticket).end(), v1::END_REPLIED);
  EXPECT_EQ(world_.log.Story(ticket.turn_id()), kReplyStory);
  EXPECT_TRUE(world_.RunUntil([&] { return world_.runner->OpenPlans() == 0; }));
}

TEST_F(RunnerTest, APlanWhosePublicCallHasNoOutcomeIsHandedOffAfterARestart) {
  world_.options.revoke_wait = absl::ZeroDuration();
  world_.Crash();
  world_.Start();
  std::atomic<bool> dead = false;
  world_.log.SetGate([&](const kafka::OutRecord&) { return dead ? absl::UnavailableError("dead") : absl::OkStatus(); });
  world_.helpdesk->SetHook([&](absl::string_view what) {
    if (what == "call") dead = true;
  });
  const v1::Ticket ticket = world_.Answer("1", "m1");
  world_.Submit(ticket);
  ASSERT_TRUE(world_.RunUntil([&] { return world_.helpdesk->Count("public") == 1; }));
  world_.Crash();
  world_.helpdesk->SetHook(nullptr);
  dead = false;
  world_.Start();
  const absl::Time restarted = world_.clock.Now();
  ASSERT_TRUE(world_.Restore().ok());
  const v1::Outcome outcome = world_.Outcome(ticket);
  EXPECT_EQ(outcome.end(), v1::END_HANDED_OFF);
  EXPECT_EQ(FirstReason(outcome), "uncertain_effect");
  EXPECT_EQ(world_.helpdesk->Count("public"), 1);
  EXPECT_EQ(world_.helpdesk->Count("note"), 1);
  EXPECT_GE(world_.clock.Now(), restarted + absl::Seconds(19)) << "a former owner may still be in its call";
}

TEST_F(RunnerTest, AfterARestartARecordReadAgainIsStillADuplicate) {
  const v1::Ticket ticket = world_.Answer("1", "m1");
  world_.Submit(ticket);
  world_.Outcome(ticket);
  world_.Crash();
  world_.Start();
  ASSERT_TRUE(world_.Restore().ok());
  world_.Submit(ticket);
  ASSERT_TRUE(world_.RunUntil([&] { return world_.finished == 2; }));
  EXPECT_EQ(world_.log.Story(ticket.turn_id()), kReplyStory);
}

TEST_F(RunnerTest, AHandOffIsRememberedAcrossARestart) {
  const v1::Ticket first = world_.HandOff("1", "m1", 1);
  world_.Submit(first);
  world_.Outcome(first);
  world_.Crash();
  world_.Start();
  ASSERT_TRUE(world_.Restore().ok());
  world_.helpdesk->Say("1", "m2", Role::kCustomer);
  const v1::Ticket second = world_.Answer("1", "m2", 2);
  world_.Submit(second);
  EXPECT_THAT(Reasons(world_.Outcome(second)), ElementsAre("already_handed_off"));
}

TEST_F(RunnerTest, NothingIsRestoredBeforeThePoliciesAreKnown) {
  world_.policies_ready = false;
  EXPECT_EQ(world_.Restore().code(), absl::StatusCode::kUnavailable);
  world_.policies_ready = true;
  EXPECT_TRUE(world_.Restore().ok());
}

TEST_F(RunnerTest, ARevokedPartitionBeginsNothingNew) {
  const v1::Ticket ticket = world_.Answer("1", "m1");
  world_.Submit(ticket);
  ASSERT_TRUE(world_.RunUntil([&] { return world_.finished == 1; }, absl::Seconds(5)));
  world_.runner->Revoked({World::kPartition});
  EXPECT_EQ(world_.runner->OpenPlans(), 0u);
  EXPECT_FALSE(world_.RunUntil([&] { return world_.log.Effects().size() > 1; }, absl::Minutes(5)));
  EXPECT_EQ(world_.helpdesk->Calls(), 0);
}

TEST_F(RunnerTest, AnotherPartitionIsNotDisturbed) {
  const v1::Ticket ticket = world_.Answer("1", "m1");
  world_.Submit(ticket);
  world_.runner->Revoked({World::kPartition + 1});
  EXPECT_EQ(world_.Outcome(ticket).end(), v1::END_REPLIED);
}

TEST_F(RunnerTest, ACallUnderWayWhenThePartitionIsRevokedIsRecorded) {
  world_.options.revoke_wait = absl::Seconds(20);
  world_.Crash();
  world_.Start();
  absl::Notification called, go_on;
  world_.helpdesk->SetHook([&](absl::string_view what) {
    if (what != "call" || called.HasBeenNotified()) return;
    called.Notify();
    go_on.WaitForNotification();
  });
  const v1::Ticket ticket = world_.Answer("1", "m1");
  world_.Submit(ticket);
  ASSERT_TRUE(world_.RunUntil([&] { return called.HasBeenNotified(); }));
  std::thread revoke([&] { world_.runner->Revoked({World::kPartition}); });
  go_on.Notify();
  revoke.join();
  // Whether the next call still begins depends on who is first, the revocation or the answer; this one's outcome does
  // not.
  EXPECT_THAT(world_.log.Story(ticket.turn_id()),
              testing::StartsWith("PLANNED INTENT[public_message+fields]#1 CONFIRMED[public_message+fields]#1"));
}

TEST_F(RunnerTest, WhoLostThePartitionNeitherCallsNorWrites) {
  world_.options.revoke_wait = absl::ZeroDuration();
  world_.Crash();
  world_.Start();
  world_.helpdesk->SetHook([&](absl::string_view what) {
    if (what == "read") world_.runner->Revoked({World::kPartition});
  });
  const v1::Ticket ticket = world_.Answer("1", "m1");
  world_.Submit(ticket);
  ASSERT_TRUE(world_.RunUntil([&] { return world_.helpdesk->Reads() == 1; }));
  world_.Crash();
  EXPECT_EQ(world_.helpdesk->Calls(), 0);
  EXPECT_EQ(world_.log.Story(ticket.turn_id()), "PLANNED INTENT[public_message+fields]#1");
}

TEST_F(RunnerTest, BeyondTheBoundArrivalsWaitUnrecorded) {
  world_.options.open_plans_max = 2;
  world_.Crash();
  world_.Start();
  std::vector<v1::Ticket> tickets;
  for (int i = 0; i < 3; ++i) {
    v1::Ticket ticket = world_.HandOff("1", "m1", 0);
    ticket.set_turn_id(TurnId("acme", "main:1", absl::StrCat("t", i)));
    ticket.mutable_turn()->set_anchor_message_id("m1");
    tickets.push_back(ticket);
  }
  world_.helpdesks.Fail(absl::NotFoundError("no credentials yet"));
  for (const v1::Ticket& ticket : tickets) world_.Submit(ticket);
  ASSERT_TRUE(world_.RunUntil([&] { return world_.finished == 2; }, absl::Seconds(30)));
  EXPECT_FALSE(world_.RunUntil([&] { return world_.finished == 3; }, absl::Seconds(30)));
  world_.helpdesks.Fail(absl::OkStatus());
  for (const v1::Ticket& ticket : tickets) EXPECT_EQ(world_.Outcome(ticket).end() == v1::END_UNSPECIFIED, false);
  EXPECT_EQ(world_.finished, 3);
}

TEST_F(RunnerTest, WhatIsOlderThanTheWindowIsForgotten) {
  const v1::Ticket ticket = world_.Answer("1", "m1");
  world_.Submit(ticket);
  world_.Outcome(ticket);
  world_.clock.Advance(kPlanLife + absl::Hours(1));
  world_.runner->Wake();
  // A forgotten turn is a new one: two days late, so it is handed off quietly.
  ASSERT_TRUE(world_.RunUntil([&] {
    world_.Submit(ticket);
    return absl::StrContains(world_.log.Story(ticket.turn_id()), "ENDED PLANNED");
  }));
}

}  // namespace
}  // namespace firstline::dispatcher
