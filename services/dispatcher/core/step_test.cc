#include "services/dispatcher/core/step.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/dispatcher/core/testing/play.h"

namespace firstline::dispatcher {
namespace {

using policy::Mode;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;

Plan Base(Kind kind) {
  Plan plan;
  plan.turn_id = "0123456789abcdef0123456789abcdef";
  plan.anchor_message_id = "m1";
  plan.kind = kind;
  plan.mode = Mode::kAuto;
  plan.emitted_at = kPlayStart;
  plan.public_text = "Hello";
  plan.tags = {"fl"};
  return plan;
}

Play Answer() {
  Play play;
  play.plan = Base(Kind::kAnswer);
  play.plan.reasons = {"answered"};
  play.plan.fields.status = conversation::Status::kWaiting;
  return play;
}

Play HandOff() {
  Play play;
  play.plan = Base(Kind::kHandOff);
  play.plan.reasons = {"explicit_request"};
  play.plan.note = "Summary";
  play.plan.fields.team_id = "601";
  play.plan.fields.status = conversation::Status::kEscalated;
  return play;
}

Reaction NotDone(const char* code) { return {Phase::kNotDone, code}; }
const Reaction kUnknownOutcome = {Phase::kUnknown, "UNAVAILABLE"};

// --- The good way
// -----------------------------------------------------------------------------------------------------

TEST(StepTest, AReplyTakesTwoCallsMessageWithFieldsThenTags) {
  Play play = Answer();
  play.Run();
  ASSERT_THAT(play.calls, SizeIs(2));
  EXPECT_EQ(play.calls[0].slots, (SlotSet{Slot::kPublicMessage, Slot::kFields}));
  EXPECT_TRUE(play.calls[0].guarded);
  EXPECT_EQ(play.calls[1].slots, SlotSet{Slot::kTags});
  EXPECT_FALSE(play.calls[1].guarded);
  EXPECT_EQ(play.reads, 1);
  EXPECT_EQ(play.ending->end, End::kReplied);
  EXPECT_THAT(play.ending->reasons, ElementsAre("answered"));
}

TEST(StepTest, AHandOffTakesThreeCallsAndTheNoteIsUnguarded) {
  Play play = HandOff();
  play.Run();
  ASSERT_THAT(play.calls, SizeIs(3));
  EXPECT_EQ(play.calls[2].slots, SlotSet{Slot::kNote});
  EXPECT_FALSE(play.calls[2].guarded);
  EXPECT_EQ(play.ending->end, End::kHandedOff);
  EXPECT_THAT(play.ending->reasons, ElementsAre("explicit_request"));
}

TEST(StepTest, TheIntentIsOnRecordBeforeTheConversationIsReadAndTheCallMade) {
  const Play answer = Answer();
  Ledger ledger;
  ledger.Apply({.phase = Phase::kPlanned, .at = kPlayStart});
  StepInput input{.plan = answer.plan, .ledger = ledger, .groups = kTestGroups, .mode = Mode::kAuto, .now = kPlayStart};
  const Step intent = NextStep(input, {});
  ASSERT_EQ(intent.kind, StepKind::kWriteIntent);
  EXPECT_EQ(intent.record.phase, Phase::kIntent);
  EXPECT_EQ(intent.record.code, "auto");
  ledger.Apply(intent.record);
  input.live_attempt = intent.attempt;
  EXPECT_EQ(NextStep(input, {}).kind, StepKind::kReadFresh);
  input.fresh = Freshness{Verdict::kFresh, "stamp"};
  const Step call = NextStep(input, {});
  EXPECT_EQ(call.kind, StepKind::kCall);
  EXPECT_EQ(call.slots, intent.slots);
}

TEST(StepTest, TheQuietTimeHoldsBackThePublicMessageToTheInstant) {
  Play play = Answer();
  play.plan.not_before = kPlayStart + absl::Seconds(8);
  play.Run();
  EXPECT_EQ(play.calls[0].at, kPlayStart + absl::Seconds(8));
}

TEST(StepTest, AClosedGateHoldsBackEveryCallToTheInstant) {
  const Play answer = Answer();
  Ledger ledger;
  StepInput input{.plan = answer.plan,
                  .ledger = ledger,
                  .groups = kTestGroups,
                  .mode = Mode::kAuto,
                  .now = kPlayStart,
                  .free_at = kPlayStart + absl::Seconds(17)};
  const Step wait = NextStep(input, {});
  ASSERT_EQ(wait.kind, StepKind::kWaitUntil);
  EXPECT_EQ(wait.until, kPlayStart + absl::Seconds(17));
  input.now = wait.until;
  EXPECT_EQ(NextStep(input, {}).kind, StepKind::kWriteIntent);
}

TEST(StepTest, ANoteOnlyPlanEndsDrafted) {
  Play play = Answer();
  play.plan.public_text.clear();
  play.plan.fields = {};
  play.plan.note = "Suggestion";
  play.mode = Mode::kNote;
  play.Run();
  EXPECT_EQ(play.ending->end, End::kDrafted);
  EXPECT_EQ(play.reads, 0);
}

TEST(StepTest, AnIgnoreWithANoteEndsIgnoredWithItsOwnReason) {
  Play play;
  play.plan = Base(Kind::kIgnore);
  play.plan.note = "A person owns this";
  play.plan.reasons = {"person_owns"};
  play.Run();
  EXPECT_EQ(play.CallsWith(Slot::kPublicMessage), 0);
  EXPECT_EQ(play.CallsWith(Slot::kNote), 1);
  EXPECT_EQ(play.ending->end, End::kIgnored);
  EXPECT_THAT(play.ending->reasons, ElementsAre("person_owns"));
}

// --- Mode
// -------------------------------------------------------------------------------------------------------------

TEST(StepTest, ShadowModeMakesNoCall) {
  for (Play play : {Answer(), HandOff()}) {
    play.mode = Mode::kOff;
    play.Run();
    EXPECT_THAT(play.calls, SizeIs(0));
    EXPECT_EQ(play.ending->end, End::kIgnored);
    EXPECT_THAT(play.ending->reasons, ElementsAre("mode_off"));
  }
}

TEST(StepTest, AnIgnoreInShadowModeKeepsItsReason) {
  Play play;
  play.plan = Base(Kind::kIgnore);
  play.plan.reasons = {"person_owns"};
  play.mode = Mode::kOff;
  play.Run();
  EXPECT_THAT(play.calls, SizeIs(0));
  EXPECT_THAT(play.ending->reasons, ElementsAre("person_owns"));
}

TEST(StepTest, BelowAutoAnAnswerBecomesADraft) {
  for (const Mode mode : {Mode::kDraft, Mode::kNote}) {
    Play play = Answer();
    play.mode = mode;
    play.Run();
    EXPECT_TRUE(play.calls[0].content.draft);
    EXPECT_EQ(play.ending->end, End::kDrafted);
  }
}

TEST(StepTest, BelowAutoAHandOffLosesOnlyItsText) {
  Play play = HandOff();
  play.mode = Mode::kDraft;
  play.Run();
  EXPECT_EQ(play.CallsWith(Slot::kPublicMessage), 0);
  EXPECT_EQ(play.CallsWith(Slot::kNote), 1);
  EXPECT_EQ(play.CallsWith(Slot::kTags), 1);
  EXPECT_EQ(play.CallsWith(Slot::kFields), 1);
  EXPECT_EQ(play.ending->end, End::kHandedOff);
  EXPECT_THAT(play.ending->reasons, ElementsAre("explicit_request", "text_dropped_policy_lowered"));
}

TEST(StepTest, AnIntentNowReservedForPeopleIsHandedOffInsteadOfAnswered) {
  Play play = Answer();
  play.mode = Mode::kHuman;
  play.Run();
  EXPECT_EQ(play.CallsWith(Slot::kPublicMessage), 0);
  EXPECT_EQ(play.ending->end, End::kHandedOff);
  EXPECT_THAT(play.ending->reasons, ElementsAre("policy_requires_person", "answered"));
}

TEST(StepTest, APolicyThatChangesBetweenIntentAndCallIsObeyed) {
  Play play = Answer();
  play.look = [&play](int) {
    play.mode = Mode::kDraft;
    return Verdict::kFresh;
  };
  play.Run();
  EXPECT_TRUE(play.calls[0].content.draft);
  EXPECT_EQ(play.ending->end, End::kDrafted);
  EXPECT_EQ(play.CallsWith(Slot::kPublicMessage), 1);
}

TEST(StepTest, OnceSentAPlanIsFinishedWhateverThePolicySays) {
  Play play = Answer();
  play.react = [&play](int) {
    play.mode = Mode::kOff;
    return Reaction{};
  };
  play.Run();
  EXPECT_EQ(play.CallsWith(Slot::kTags), 1);
  EXPECT_EQ(play.ending->end, End::kReplied);
}

// --- Freshness
// --------------------------------------------------------------------------------------------------------

TEST(StepTest, ANewerMessageSupersedesAnAnswerAndLeavesAPointer) {
  Play play = Answer();
  play.look = [](int) { return Verdict::kNewerMessage; };
  play.Run();
  EXPECT_THAT(play.calls, SizeIs(0));
  EXPECT_EQ(play.pointers, 1);
  EXPECT_EQ(play.ending->end, End::kSuperseded);
  EXPECT_THAT(play.ending->reasons, ElementsAre("newer_message"));
}

TEST(StepTest, ANewerMessageTakesOnlyTheTextOfAHandOff) {
  Play play = HandOff();
  play.look = [](int) { return Verdict::kNewerMessage; };
  play.Run();
  EXPECT_EQ(play.pointers, 1);
  EXPECT_EQ(play.CallsWith(Slot::kPublicMessage), 0);
  EXPECT_EQ(play.CallsWith(Slot::kFields), 1);
  EXPECT_EQ(play.CallsWith(Slot::kTags), 1);
  EXPECT_EQ(play.CallsWith(Slot::kNote), 1);
  EXPECT_EQ(play.ending->end, End::kHandedOff);
  EXPECT_THAT(play.ending->reasons, ElementsAre("explicit_request", "text_dropped_newer_message"));
}

TEST(StepTest, SomeVerdictsIgnoreTheTurn) {
  for (const Verdict verdict :
       {Verdict::kPersonReplied, Verdict::kAlreadyHandedOff, Verdict::kGone, Verdict::kMerged, Verdict::kClosed}) {
    for (Play play : {Answer(), HandOff()}) {
      play.look = [&](int) { return verdict; };
      play.Run();
      EXPECT_THAT(play.calls, SizeIs(0));
      EXPECT_EQ(play.ending->end, End::kIgnored);
      EXPECT_THAT(play.ending->reasons, ElementsAre(std::string(VerdictReason(verdict))));
      EXPECT_EQ(play.pointers, 0);
    }
  }
}

TEST(StepTest, OtherVerdictsAskAPersonQuietly) {
  for (const Verdict verdict : {Verdict::kAnchorMissing, Verdict::kResolved, Verdict::kSuspended}) {
    for (Play play : {Answer(), HandOff()}) {
      play.look = [&](int) { return verdict; };
      play.Run();
      EXPECT_EQ(play.CallsWith(Slot::kPublicMessage), 0);
      EXPECT_EQ(play.CallsWith(Slot::kNote), 1);
      EXPECT_EQ(play.CallsWith(Slot::kTags), 1);
      EXPECT_EQ(play.CallsWith(Slot::kFields), 1);
      EXPECT_EQ(play.ending->end, End::kHandedOff);
      EXPECT_EQ(play.ending->reasons.front(), VerdictReason(verdict));
    }
  }
}

TEST(StepTest, ATicketThatClosesBeforeTheFieldsGoOutEndsIgnored) {
  for (const Verdict verdict : {Verdict::kClosed, Verdict::kMerged}) {
    Play play = HandOff();
    play.mode = Mode::kDraft;
    play.look = [&](int) { return verdict; };
    play.Run();
    EXPECT_THAT(play.calls, SizeIs(0));
    EXPECT_EQ(play.ending->end, End::kIgnored);
    EXPECT_THAT(play.ending->reasons, ElementsAre("ticket_closed"));
  }
}

// --- Superseding before any call
// ---------------------------------------------------------------------------------------

TEST(StepTest, ATurnMarkedSupersededEndsWithoutAnyEffect) {
  for (Play play : {Answer(), HandOff()}) {
    play.plan.superseded_by = "newer";
    play.Run();
    EXPECT_THAT(play.calls, SizeIs(0));
    EXPECT_EQ(play.ending->end, End::kSuperseded);
    EXPECT_THAT(play.ending->reasons, ElementsAre("superseded"));
  }
}

TEST(StepTest, ANewerTurnBehindAWaitingAnswerSupersedesIt) {
  Play play = Answer();
  play.plan.not_before = kPlayStart + absl::Seconds(8);
  play.newer_turn = true;
  play.Run();
  EXPECT_EQ(play.now, kPlayStart);
  EXPECT_THAT(play.calls, SizeIs(0));
  EXPECT_EQ(play.ending->end, End::kSuperseded);
}

TEST(StepTest, ANewerTurnBehindAHandOffTakesOnlyItsText) {
  Play play = HandOff();
  play.newer_turn = true;
  play.Run();
  EXPECT_EQ(play.CallsWith(Slot::kPublicMessage), 0);
  EXPECT_EQ(play.CallsWith(Slot::kNote), 1);
  EXPECT_EQ(play.ending->end, End::kHandedOff);
}

TEST(StepTest, APlanWithACalledSlotIsFinishedNotSuperseded) {
  Play play = Answer();
  play.react = [&play](int) {
    play.newer_turn = true;
    return Reaction{};
  };
  play.Run();
  EXPECT_EQ(play.CallsWith(Slot::kTags), 1);
  EXPECT_EQ(play.ending->end, End::kReplied);
}

// --- Uncertain effects
// ------------------------------------------------------------------------------------------------

TEST(StepTest, AnUncertainReplyIsNeverRepeatedAndAPersonIsAsked) {
  for (Play play : {Answer(), HandOff()}) {
    play.react = [](int call) { return call == 0 ? kUnknownOutcome : Reaction{}; };
    play.Run();
    EXPECT_EQ(play.CallsWith(Slot::kPublicMessage), 1);
    EXPECT_EQ(play.CallsWith(Slot::kFields), 2);
    EXPECT_EQ(play.CallsWith(Slot::kTags), 1);
    EXPECT_EQ(play.CallsWith(Slot::kNote), 1);
    EXPECT_THAT(play.calls.back().content.note, HasSubstr("may have been sent"));
    EXPECT_EQ(play.ledger.State(Slot::kPublicMessage), SlotState::kAmbiguous);
    EXPECT_EQ(play.ending->end, End::kHandedOff);
    EXPECT_EQ(play.ending->reasons.front(), "uncertain_effect");
  }
}

TEST(StepTest, AnOrphanedIntentIsLeftAloneThenTreatedAsUncertain) {
  Play play = Answer();
  play.crash = [](int step) { return step == -1; };  // right after the first call
  play.Run();
  EXPECT_EQ(play.CallsWith(Slot::kPublicMessage), 1);
  EXPECT_GE(play.calls[1].at, kPlayStart + RetryLimits().orphan_wait);
  EXPECT_LT(play.calls[1].at, kPlayStart + RetryLimits().orphan_wait + absl::Seconds(2));
  EXPECT_EQ(play.ending->reasons.front(), "uncertain_effect");
}

TEST(StepTest, ATurnEndsEvenIfTheNoteAboutAnUncertainReplyIsUncertainToo) {
  Play play = Answer();
  play.react = [](int) { return kUnknownOutcome; };
  play.Run();
  EXPECT_EQ(play.CallsWith(Slot::kPublicMessage), 1);
  EXPECT_EQ(play.CallsWith(Slot::kNote), 1);
  EXPECT_EQ(play.ending->end, End::kHandedOff);
  EXPECT_THAT(play.ending->reasons,
              ElementsAre("uncertain_effect", "answered", "note_uncertain", "tags_uncertain", "fields_uncertain"));
}

TEST(StepTest, UncertainTagsAreSentAgainBecauseTheyAreIdempotent) {
  Play play = Answer();
  play.react = [](int call) { return call == 1 ? kUnknownOutcome : Reaction{}; };
  play.Run();
  EXPECT_EQ(play.CallsWith(Slot::kTags), 2);
  EXPECT_EQ(play.ending->end, End::kReplied);
  EXPECT_THAT(play.ending->reasons, ElementsAre("answered"));
}

// --- Failures
// ---------------------------------------------------------------------------------------------------------

// Firstline's own API: a message is a record, and the same call opens the same ticket.
constexpr CallGroup kIdempotentGroups[] = {{.slots = {Slot::kPublicMessage}, .guarded = true, .idempotent = true},
                                           {.slots = {Slot::kFields, Slot::kTags, Slot::kNote}, .idempotent = true}};

TEST(StepTest, AnUncertainReplyIsRepeatedWhereRepeatingChangesNothing) {
  Play play = Answer();
  play.groups = kIdempotentGroups;
  play.react = [](int call) { return call == 0 ? kUnknownOutcome : Reaction{}; };
  play.Run();
  ASSERT_THAT(play.calls, SizeIs(3));
  EXPECT_EQ(play.calls[1].slots, SlotSet{Slot::kPublicMessage});
  EXPECT_EQ(play.reads, 2);  // and judged afresh
  EXPECT_EQ(play.ending->end, End::kReplied);
  EXPECT_THAT(play.ending->reasons, ElementsAre("answered"));
}

TEST(StepTest, SoIsAnUncertainNote) {
  Play play = HandOff();
  play.groups = kIdempotentGroups;
  play.react = [](int call) { return call == 1 ? kUnknownOutcome : Reaction{}; };
  play.Run();
  ASSERT_THAT(play.calls, SizeIs(3));
  EXPECT_EQ(play.calls[1].slots, play.calls[2].slots);
  EXPECT_THAT(play.ending->reasons, ElementsAre("explicit_request"));
}

TEST(StepTest, RepeatsOfAnIdempotentCallAreBounded) {
  Play play = Answer();
  play.groups = kIdempotentGroups;
  play.react = [](int call) { return call < 3 ? kUnknownOutcome : Reaction{}; };
  play.Run();
  EXPECT_EQ(play.calls[2].slots, SlotSet{Slot::kPublicMessage});
  EXPECT_NE(play.calls[3].slots, SlotSet{Slot::kPublicMessage});
  EXPECT_EQ(play.ending->end, End::kHandedOff);
  EXPECT_EQ(play.ending->reasons.front(), kSendFailed);
}

TEST(StepTest, AConflictReadsAgainAndTriesAgainThreeTimesInAll) {
  Play play = Answer();
  play.react = [](int call) { return call < 2 ? NotDone("ABORTED") : Reaction{}; };
  play.Run();
  EXPECT_EQ(play.CallsWith(Slot::kPublicMessage), 3);
  EXPECT_EQ(play.reads, 3);
  EXPECT_EQ(play.ending->end, End::kReplied);

  Play stubborn = Answer();
  stubborn.react = [](int call) { return call < 3 ? NotDone("ABORTED") : Reaction{}; };
  stubborn.Run();
  EXPECT_EQ(stubborn.CallsWith(Slot::kPublicMessage), 3);
  EXPECT_EQ(stubborn.ending->end, End::kHandedOff);
  EXPECT_EQ(stubborn.ending->reasons.front(), "send_failed");
}

TEST(StepTest, ARateLimitIsWaitedOutAsOftenAsNeeded) {
  Play play = Answer();
  play.react = [](int call) { return call < 40 ? NotDone("RESOURCE_EXHAUSTED") : Reaction{}; };
  play.Run();
  EXPECT_EQ(play.CallsWith(Slot::kPublicMessage), 41);
  EXPECT_EQ(play.ending->end, End::kReplied);
}

TEST(StepTest, AfterADayNothingPublicGoesOutAndTheTurnStillEnds) {
  Play play = Answer();
  play.react = [](int) { return NotDone("UNAVAILABLE"); };
  play.Run();
  ASSERT_TRUE(play.ending.has_value());
  for (const Call& call : play.calls) {
    EXPECT_TRUE(!call.slots.Has(Slot::kPublicMessage) || call.at < kPlayStart + absl::Hours(24));
  }
  EXPECT_GE(play.now, kPlayStart + absl::Hours(24));
  EXPECT_LE(play.now, kPlayStart + absl::Hours(25));
  EXPECT_EQ(play.ending->end, End::kHandedOff);
  EXPECT_EQ(play.ending->reasons.front(), "too_old");
}

TEST(StepTest, ATurnThatArrivesADayLateIsHandedOffQuietly) {
  for (const absl::Duration age : {absl::Hours(24), absl::Hours(80)}) {
    Play play = Answer();
    play.plan.emitted_at = kPlayStart - age;
    play.Run();
    EXPECT_EQ(play.CallsWith(Slot::kPublicMessage), 0);
    EXPECT_EQ(play.CallsWith(Slot::kNote), 1);
    EXPECT_EQ(play.ending->reasons.front(), "too_old");
  }
  Play young = Answer();
  young.plan.emitted_at = kPlayStart - absl::Hours(24) + absl::Seconds(1);
  young.Run();
  EXPECT_EQ(young.ending->end, End::kReplied);
}

TEST(StepTest, AGateThatNeverOpensCannotHoldATurnForEver) {
  const Play answer = Answer();
  Ledger ledger;
  ledger.Apply({.phase = Phase::kPlanned, .at = kPlayStart});
  StepInput input{.plan = answer.plan,
                  .ledger = ledger,
                  .groups = kTestGroups,
                  .mode = Mode::kAuto,
                  .now = kPlayStart,
                  .free_at = absl::InfiniteFuture()};
  Step step;
  for (int i = 0; i < 10; ++i) {
    step = NextStep(input, {});
    if (step.kind == StepKind::kEnd) break;
    if (step.kind == StepKind::kRecord)
      ledger.Apply(step.record);
    else
      input.now = step.until;
  }
  EXPECT_EQ(step.kind, StepKind::kEnd);
  EXPECT_EQ(input.now, kPlayStart + absl::Hours(25));
  EXPECT_EQ(step.ending.end, End::kHandedOff);
  EXPECT_THAT(step.ending.reasons, ElementsAre("too_old", "answered", "undeliverable"));
}

TEST(StepTest, ATicketThatIsGoneOrClosedEndsIgnored) {
  for (const auto& [code, reason] :
       {std::pair{"NOT_FOUND", "gone"}, std::pair{"FAILED_PRECONDITION", "ticket_closed"}}) {
    for (Play play : {Answer(), HandOff()}) {
      play.react = [told = code](int) { return NotDone(told); };
      play.Run();
      EXPECT_THAT(play.calls, SizeIs(1));
      EXPECT_EQ(play.ending->end, End::kIgnored);
      EXPECT_THAT(play.ending->reasons, ElementsAre(reason));
    }
  }
}

TEST(StepTest, ARejectedMessageIsHandedOffWithItsText) {
  Play play = Answer();
  play.react = [](int call) { return call == 0 ? NotDone("INVALID_ARGUMENT") : Reaction{}; };
  play.Run();
  EXPECT_EQ(play.CallsWith(Slot::kPublicMessage), 1);
  EXPECT_EQ(play.ending->end, End::kHandedOff);
  EXPECT_EQ(play.ending->reasons.front(), "rejected");
  EXPECT_THAT(play.calls.back().content.note, HasSubstr("Message that was not sent:\n\nHello"));
}

TEST(StepTest, FailedTagsDoNotUndoAReply) {
  Play play = Answer();
  play.react = [](int call) { return call == 0 ? Reaction{} : NotDone("NOT_FOUND"); };
  play.Run();
  EXPECT_EQ(play.ending->end, End::kReplied);
  EXPECT_THAT(play.ending->reasons, ElementsAre("answered", "tags_failed"));
}

TEST(StepTest, ABadGroupCostsTheAssignmentNotTheNote) {
  Play play = HandOff();
  play.mode = Mode::kNote;
  play.react = [](int call) { return call == 0 ? NotDone("INVALID_ARGUMENT") : Reaction{}; };
  play.Run();
  EXPECT_EQ(play.CallsWith(Slot::kNote), 1);
  EXPECT_EQ(play.ending->end, End::kHandedOff);
  EXPECT_THAT(play.ending->reasons, ElementsAre("explicit_request", "text_dropped_policy_lowered", "fields_failed"));
}

}  // namespace
}  // namespace firstline::dispatcher
