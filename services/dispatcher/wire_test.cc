#include "services/dispatcher/wire.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/base/ids.h"
#include "services/dispatcher/testing/world.h"

namespace firstline::dispatcher {
namespace {

using policy::Mode;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

const absl::Time kWritten = absl::FromUnixSeconds(1'800'000'500);

class WireTest : public ::testing::Test {
 protected:
  Plan PlanFor(const v1::Ticket& ticket) const { return PlanOf(ticket, policy_.get(), kWritten); }

  World world_;
  std::shared_ptr<policy::Policy> policy_ = world_.MakePolicy(Mode::kAuto);
};

TEST_F(WireTest, ADecidedTicketIsItsPlan) {
  v1::Ticket ticket = world_.HandOff("4711", "m1", 3);
  ticket.mutable_conversation()->set_status(v1::CONVERSATION_STATUS_RESOLVED);
  ticket.mutable_state()->set_hand_off_turn_id("before");
  ticket.mutable_decision()->mutable_plan()->mutable_fields()->set_priority(v1::PRIORITY_MEDIUM);
  const Plan plan = PlanFor(ticket);
  EXPECT_EQ(plan.tenant, "acme");
  EXPECT_EQ(plan.conversation_id, "main:4711");
  EXPECT_EQ(plan.turn_id, ticket.turn_id());
  EXPECT_EQ(plan.helpdesk, "main");
  EXPECT_EQ(plan.ticket_id, "4711");
  EXPECT_EQ(plan.anchor_message_id, "m1");
  EXPECT_EQ(plan.turn_number, 3);
  EXPECT_EQ(plan.kind, Kind::kHandOff);
  EXPECT_EQ(plan.mode, Mode::kAuto);
  EXPECT_EQ(plan.intent, "other");
  EXPECT_THAT(plan.reasons, ElementsAre("explicit_request"));
  EXPECT_EQ(plan.public_text, "A colleague answers m1");
  EXPECT_EQ(plan.note, "Summary");
  EXPECT_THAT(plan.tags, ElementsAre("firstline"));
  EXPECT_EQ(plan.fields.team_id, "601");
  EXPECT_EQ(plan.fields.status, conversation::Status::kEscalated);
  EXPECT_EQ(plan.fields.priority, conversation::Priority::kMedium);
  EXPECT_EQ(plan.status_at_cut, conversation::Status::kResolved);
  EXPECT_EQ(plan.known_hand_off, "before");
  EXPECT_EQ(plan.emitted_at, world_.clock.Now());
  EXPECT_EQ(plan.not_before, absl::InfinitePast());
}

TEST_F(WireTest, TheQuietTimeIsTheChannels) {
  v1::Ticket ticket = world_.Answer("4711", "m1");
  EXPECT_EQ(PlanFor(ticket).not_before, world_.clock.Now() + absl::Seconds(8));
  ticket.set_channel(v1::CHANNEL_CHAT);
  EXPECT_EQ(PlanFor(ticket).not_before, world_.clock.Now() + absl::Seconds(2));
  ticket.mutable_times()->mutable_first_accepted_at()->set_seconds(absl::ToUnixSeconds(world_.clock.Now()) - 100);
  EXPECT_EQ(PlanFor(ticket).not_before, world_.clock.Now() - absl::Seconds(94)) << "a burst waits three times at most";
  ticket.clear_times();
  EXPECT_EQ(PlanFor(ticket).not_before, absl::InfinitePast());
  EXPECT_EQ(PlanOf(world_.Answer("4711", "m1"), nullptr, kWritten).not_before, world_.clock.Now());
}

TEST_F(WireTest, AQuietTimeEscalationSetIsKept) {
  v1::Ticket ticket = world_.Answer("4711", "m1");
  ticket.mutable_decision()->mutable_plan()->mutable_not_before()->set_seconds(1'900'000'000);
  EXPECT_EQ(PlanFor(ticket).not_before, absl::FromUnixSeconds(1'900'000'000));
}

TEST_F(WireTest, AnUnknownInstantOfEmissionIsThatOfTheRecord) {
  v1::Ticket ticket = world_.Answer("4711", "m1");
  ticket.mutable_times()->clear_emitted_at();
  EXPECT_EQ(PlanFor(ticket).emitted_at, kWritten);
}

TEST_F(WireTest, UnknownNumbersFallToTheSafeSide) {
  v1::Ticket ticket = world_.HandOff("4711", "m1");
  ticket.mutable_decision()->set_kind(static_cast<v1::DecisionKind>(99));
  ticket.mutable_decision()->set_mode(static_cast<v1::Mode>(99));
  ticket.mutable_decision()->mutable_plan()->mutable_fields()->set_status(static_cast<v1::ConversationStatus>(99));
  ticket.mutable_decision()->mutable_plan()->mutable_fields()->set_priority(static_cast<v1::Priority>(99));
  const Plan plan = PlanFor(ticket);
  EXPECT_EQ(plan.kind, Kind::kHandOff);
  EXPECT_EQ(plan.mode, Mode::kOff);
  EXPECT_EQ(plan.fields.status, conversation::Status::kUnknown);
  EXPECT_EQ(plan.fields.priority, conversation::Priority::kUnset);
}

TEST_F(WireTest, EveryKindAndModeIsKnown) {
  v1::Ticket ticket = world_.HandOff("4711", "m1");
  const std::pair<v1::DecisionKind, Kind> kinds[] = {{v1::DECISION_KIND_ANSWER, Kind::kAnswer},
                                                     {v1::DECISION_KIND_ASK, Kind::kAsk},
                                                     {v1::DECISION_KIND_OFFER, Kind::kOffer},
                                                     {v1::DECISION_KIND_HAND_OFF, Kind::kHandOff},
                                                     {v1::DECISION_KIND_IGNORE, Kind::kIgnore}};
  for (const auto& [proto, kind] : kinds) {
    ticket.mutable_decision()->set_kind(proto);
    EXPECT_EQ(PlanFor(ticket).kind, kind);
  }
  const std::pair<v1::Mode, Mode> modes[] = {{v1::MODE_UNSPECIFIED, Mode::kOff}, {v1::MODE_OFF, Mode::kOff},
                                             {v1::MODE_NOTE, Mode::kNote},       {v1::MODE_DRAFT, Mode::kDraft},
                                             {v1::MODE_AUTO, Mode::kAuto},       {v1::MODE_HUMAN, Mode::kHuman}};
  for (const auto& [proto, mode] : modes) {
    ticket.mutable_decision()->set_mode(proto);
    EXPECT_EQ(PlanFor(ticket).mode, mode);
  }
}

TEST_F(WireTest, WithoutADecisionThePlanIsAHandOffToTheTeamForTheIntent) {
  v1::Ticket ticket = world_.Answer("4711", "m1");
  ticket.clear_decision();
  Plan plan = PlanFor(ticket);
  EXPECT_EQ(plan.kind, Kind::kHandOff);
  EXPECT_EQ(plan.fields.team_id, "600");
  EXPECT_THAT(plan.note, HasSubstr("no_decision"));
  EXPECT_TRUE(plan.public_text.empty());
  EXPECT_THAT(plan.reasons, ElementsAre("stage_failure"));
  ticket.mutable_classification()->set_intent("refund");
  EXPECT_EQ(PlanFor(ticket).fields.team_id, "601");
  ticket.mutable_classification()->set_intent("unheard of");
  EXPECT_EQ(PlanFor(ticket).fields.team_id, "600") << "the first team";
}

TEST_F(WireTest, ATicketOfIdsAloneNamesItsHelpdeskAndTicket) {
  v1::Ticket ticket;
  ticket.set_tenant("acme");
  ticket.set_conversation_id("main:47:11");
  ticket.set_turn_id("t");
  const Plan plan = PlanOf(ticket, nullptr, kWritten);
  EXPECT_EQ(plan.helpdesk, "main");
  EXPECT_EQ(plan.ticket_id, "47:11");
  EXPECT_EQ(plan.mode, Mode::kHuman);
  EXPECT_EQ(plan.emitted_at, kWritten);
  EXPECT_FALSE(SlotsOf(plan).empty());
}

TEST_F(WireTest, ADecisionThatLeavesEverybodyWithoutAWordIsHandedOff) {
  v1::Ticket answer = world_.Answer("4711", "m1");
  answer.mutable_decision()->mutable_plan()->clear_public_message();
  EXPECT_EQ(PlanFor(answer).kind, Kind::kHandOff);
  answer.mutable_decision()->mutable_plan()->mutable_note()->set_text("a note is a word");
  EXPECT_EQ(PlanFor(answer).kind, Kind::kAnswer);
  v1::Ticket hand_off = world_.HandOff("4711", "m1");
  hand_off.mutable_decision()->clear_plan();
  EXPECT_FALSE(PlanFor(hand_off).note.empty());
}

TEST_F(WireTest, ShadowModeAndIgnoreMayBeSilent) {
  v1::Ticket ticket = world_.Answer("4711", "m1", 1, v1::MODE_OFF);
  ticket.mutable_decision()->clear_plan();
  EXPECT_EQ(PlanFor(ticket).kind, Kind::kAnswer);
  ticket.mutable_decision()->set_mode(v1::MODE_AUTO);
  ticket.mutable_decision()->set_kind(v1::DECISION_KIND_IGNORE);
  EXPECT_EQ(PlanFor(ticket).kind, Kind::kIgnore);
  EXPECT_TRUE(SlotsOf(PlanFor(ticket)).empty());
}

// --- Conversations of Firstline's own API.

v1::Ticket OfTheApi(v1::Ticket ticket) {
  ticket.set_conversation_id("api:k");
  ticket.mutable_helpdesk()->set_name("api");
  ticket.mutable_helpdesk()->set_ticket_id("k");
  ticket.mutable_helpdesk()->mutable_api();
  ticket.mutable_customer()->set_email("ana@example.org");
  ticket.mutable_conversation()->set_subject("See www.evil.example");
  ticket.clear_history();
  v1::Message& before = *ticket.add_history();
  before.set_role(v1::ROLE_AI);
  before.set_text("See https://acme.example/help");
  ticket.mutable_turn()->clear_messages();
  v1::Message& now = *ticket.mutable_turn()->add_messages();
  now.set_role(v1::ROLE_CUSTOMER);
  now.set_text("See https://evil.example/a");
  ticket.mutable_turn()->set_text(now.text());
  return ticket;
}

TEST_F(WireTest, APlanOfTheApiHoldsWhatAHandOffTicketNeeds) {
  const Plan plan = PlanFor(OfTheApi(world_.HandOff("k", "m1")));
  ASSERT_TRUE(plan.origin.has_value());
  EXPECT_EQ(plan.origin->customer_email, "ana@example.org");
  EXPECT_EQ(plan.origin->text,
            "Firstline:\nSee https://acme.example/help\n\nCustomer:\nSee https[:]//evil[.]example/a");
  EXPECT_EQ(plan.origin->subject, "See www[.]evil[.]example");
  EXPECT_FALSE(PlanFor(world_.HandOff("4711", "m1")).origin.has_value());
}

TEST_F(WireTest, AfterAHandOffOfTheApiThePersonIsToldWhatTheCustomerWrites) {
  v1::Ticket ticket = OfTheApi(world_.Answer("k", "m1"));
  ticket.mutable_decision()->set_kind(v1::DECISION_KIND_IGNORE);
  ticket.mutable_decision()->clear_plan();
  EXPECT_TRUE(SlotsOf(PlanFor(ticket)).empty());
  ticket.mutable_helpdesk()->mutable_api()->mutable_hand_off()->set_ticket_id("42");
  EXPECT_EQ(SlotsOf(PlanFor(ticket)), SlotSet{Slot::kNote});
  EXPECT_THAT(PlanFor(ticket).note, HasSubstr("https[:]//evil[.]example/a"));
}

TEST_F(WireTest, TheTeamForTheApiIsTheOneOfTheHelpdeskWherePeopleWork) {
  policy_->api.hand_off_to = "main";
  policy_->teams = {{.name = "tier1", .helpdesk_group = "1", .helpdesk_groups = {{"main", "7"}}}};
  v1::Ticket ticket = OfTheApi(world_.Answer("k", "m1"));
  ticket.clear_decision();
  EXPECT_EQ(PlanFor(ticket).fields.team_id, "7");
}

TEST_F(WireTest, EveryEntrySurvivesTheRoundTrip) {
  const Plan plan = PlanFor(world_.HandOff("4711", "m1"));
  for (const Phase phase : {Phase::kPlanned, Phase::kIntent, Phase::kConfirmed, Phase::kNotDone, Phase::kUnknown,
                            Phase::kAmbiguous, Phase::kEnded}) {
    const Entry entry = {.phase = phase,
                         .slots = {Slot::kPublicMessage, Slot::kFields},
                         .attempt = 3,
                         .at = kWritten + absl::Nanoseconds(123456789),
                         .code = "dropped:too_old",
                         .remote_id = "880002",
                         .end = End::kReplied,
                         .reasons = {"a", "b"},
                         .hand_off = true};
    const v1::EffectRecord record = ToProto(entry, plan);
    EXPECT_EQ(record.turn_id(), plan.turn_id);
    EXPECT_EQ(record.tenant(), "acme");
    EXPECT_EQ(record.conversation_id(), "main:4711");
    Entry back;
    ASSERT_TRUE(EntryOf(record, &back));
    EXPECT_EQ(back.phase, entry.phase);
    EXPECT_EQ(back.slots, entry.slots);
    EXPECT_EQ(back.attempt, entry.attempt);
    EXPECT_EQ(back.at, entry.at);
    EXPECT_EQ(back.code, entry.code);
    EXPECT_EQ(back.remote_id, entry.remote_id);
    EXPECT_EQ(back.end, entry.end);
    EXPECT_EQ(back.reasons, entry.reasons);
    EXPECT_EQ(back.hand_off, entry.hand_off);
  }
}

TEST_F(WireTest, SlotsHaveTheNumbersOfTheContract) {
  const std::pair<Slot, v1::Slot> slots[] = {{Slot::kPublicMessage, v1::SLOT_PUBLIC_MESSAGE},
                                             {Slot::kNote, v1::SLOT_NOTE},
                                             {Slot::kTags, v1::SLOT_TAGS},
                                             {Slot::kFields, v1::SLOT_FIELDS}};
  for (const auto& [slot, proto] : slots) {
    const v1::EffectRecord record = ToProto(Entry{.phase = Phase::kIntent, .slots = {slot}}, Plan());
    ASSERT_EQ(record.slots_size(), 1);
    EXPECT_EQ(record.slots(0), proto);
  }
}

TEST_F(WireTest, WhatIsNoEntryIsRefused) {
  Entry entry;
  v1::EffectRecord record;
  EXPECT_FALSE(EntryOf(record, &entry)) << "no phase";
  record.set_phase(static_cast<v1::EffectPhase>(99));
  EXPECT_FALSE(EntryOf(record, &entry));
  record.set_phase(v1::EFFECT_PHASE_INTENT);
  EXPECT_FALSE(EntryOf(record, &entry)) << "a call of nothing";
  record.add_slots(static_cast<v1::Slot>(99));
  EXPECT_FALSE(EntryOf(record, &entry)) << "a call of what we do not know";
  record.add_slots(v1::SLOT_TAGS);
  EXPECT_TRUE(EntryOf(record, &entry));
  EXPECT_EQ(entry.slots, SlotSet{Slot::kTags});
}

TEST_F(WireTest, EveryEndSurvivesTheRoundTrip) {
  for (const End end : {End::kNone, End::kReplied, End::kDrafted, End::kHandedOff, End::kIgnored, End::kSuperseded}) {
    EXPECT_EQ(EndOf(ToProto(end)), end);
  }
  EXPECT_EQ(EndOf(v1::END_DEAD_LETTER), End::kNone);
}

TEST_F(WireTest, TheOutcomeNamesWhatWasConfirmedAndNothingElse) {
  Plan plan;
  plan.turn_id = "t";
  Ledger ledger;
  ledger.Apply({.phase = Phase::kIntent, .slots = {Slot::kPublicMessage}, .attempt = 1, .code = "draft"});
  ledger.Apply(
      {.phase = Phase::kConfirmed, .slots = {Slot::kPublicMessage}, .attempt = 1, .at = kWritten, .remote_id = "7"});
  ledger.Apply({.phase = Phase::kNotDone, .slots = {Slot::kTags}, .attempt = 2, .code = "INVALID_ARGUMENT"});
  ledger.Apply({.phase = Phase::kAmbiguous, .slots = {Slot::kNote}, .attempt = 3});
  const v1::Outcome outcome =
      OutcomeOf(plan, ledger, {.end = End::kDrafted, .reasons = {"answered"}}, Mode::kOff, kWritten);
  ASSERT_EQ(outcome.effects_size(), 1);
  EXPECT_EQ(outcome.effects(0).slot(), v1::SLOT_PUBLIC_MESSAGE);
  EXPECT_EQ(outcome.effects(0).effect_id(), EffectId("t", "public_message"));
  EXPECT_EQ(outcome.effects(0).remote_id(), "7");
  EXPECT_EQ(outcome.effective_mode(), v1::MODE_DRAFT) << "the mode it was sent in, not the one in force now";
  EXPECT_EQ(outcome.end(), v1::END_DRAFTED);
  EXPECT_EQ(outcome.ended_at().seconds(), absl::ToUnixSeconds(kWritten));
}

}  // namespace
}  // namespace firstline::dispatcher
