#include "services/dispatcher/core/ledger.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "absl/strings/str_cat.h"

namespace firstline::dispatcher {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const absl::Time kT0 = absl::FromUnixSeconds(1'800'000'000);
constexpr SlotSet kReplyCall = {Slot::kPublicMessage, Slot::kFields};

Entry Planned(bool hand_off = false) { return {.phase = Phase::kPlanned, .at = kT0, .hand_off = hand_off}; }
Entry Intent(SlotSet slots, int attempt, absl::Time at = kT0) {
  return {.phase = Phase::kIntent, .slots = slots, .attempt = attempt, .at = at, .code = "auto"};
}
Entry Outcome(Phase phase, SlotSet slots, int attempt, std::string code = "") {
  return {
      .phase = phase, .slots = slots, .attempt = attempt, .at = kT0 + absl::Seconds(attempt), .code = std::move(code)};
}
Entry Ended(End end, std::vector<std::string> reasons = {}) {
  return {.phase = Phase::kEnded, .at = kT0, .end = end, .reasons = std::move(reasons)};
}

Ledger Fold(const std::vector<Entry>& entries) {
  Ledger ledger;
  for (const Entry& entry : entries) ledger.Apply(entry);
  return ledger;
}

TEST(LedgerTest, StartsEmptyAndNotOpen) {
  const Ledger ledger;
  EXPECT_FALSE(ledger.Planned());
  EXPECT_FALSE(ledger.Open());
  EXPECT_FALSE(ledger.Touched());
  EXPECT_EQ(ledger.NextAttempt(), 1);
  for (const Slot slot : kAllSlots) {
    EXPECT_EQ(ledger.State(slot), SlotState::kNone);
    EXPECT_EQ(ledger.Deciding(slot), nullptr);
    EXPECT_EQ(ledger.Last(slot), nullptr);
  }
}

TEST(LedgerTest, TheFirstPlanWins) {
  Ledger ledger;
  EXPECT_TRUE(ledger.Apply(Planned(true)));
  Entry second = Planned(false);
  second.at = kT0 + absl::Hours(1);
  EXPECT_FALSE(ledger.Apply(second));
  EXPECT_TRUE(ledger.PlansHandOff());
  EXPECT_EQ(ledger.planned_at(), kT0);
  EXPECT_TRUE(ledger.Open());
}

TEST(LedgerTest, TheFirstEndWinsAndSticks) {
  Ledger ledger = Fold({Planned(), Ended(End::kReplied, {"answered"})});
  EXPECT_FALSE(ledger.Apply(Ended(End::kHandedOff, {"uncertain_effect"})));
  EXPECT_EQ(ledger.end(), End::kReplied);
  EXPECT_THAT(ledger.reasons(), ElementsAre("answered"));
  EXPECT_FALSE(ledger.Open());
}

TEST(LedgerTest, AnEndThatSaysNothingIsNoEnd) {
  Ledger ledger = Fold({Planned()});
  EXPECT_FALSE(ledger.Apply(Ended(End::kNone)));
  EXPECT_TRUE(ledger.Open());
}

TEST(LedgerTest, AnIntentWithoutOutcomeIsAnOrphan) {
  const Ledger ledger = Fold({Planned(), Intent(kReplyCall, 1)});
  const auto orphans = ledger.OrphanIntents();
  ASSERT_EQ(orphans.size(), 1u);
  EXPECT_EQ(orphans[0].attempt, 1);
  EXPECT_EQ(orphans[0].slots, kReplyCall);
  EXPECT_EQ(orphans[0].at, kT0);
  EXPECT_EQ(orphans[0].mode, "auto");
}

TEST(LedgerTest, EveryOutcomeResolvesTheIntent) {
  for (const Phase phase : {Phase::kConfirmed, Phase::kNotDone, Phase::kUnknown, Phase::kAmbiguous}) {
    const Ledger ledger = Fold({Planned(), Intent(kReplyCall, 1), Outcome(phase, kReplyCall, 1)});
    EXPECT_THAT(ledger.OrphanIntents(), IsEmpty());
  }
}

TEST(LedgerTest, OnlyTheSlotsNamedAreResolved) {
  const Ledger ledger = Fold({Planned(), Intent(kReplyCall, 1), Outcome(Phase::kAmbiguous, {Slot::kPublicMessage}, 1)});
  ASSERT_EQ(ledger.OrphanIntents().size(), 1u);
  EXPECT_EQ(ledger.OrphanIntents()[0].slots, SlotSet{Slot::kFields});
}

TEST(LedgerTest, NothingLeadsOutOfAmbiguousButProof) {
  Ledger ledger =
      Fold({Intent(kReplyCall, 1), Outcome(Phase::kUnknown, kReplyCall, 1), Outcome(Phase::kAmbiguous, kReplyCall, 1)});
  EXPECT_FALSE(ledger.Apply(Outcome(Phase::kNotDone, kReplyCall, 1, "UNAVAILABLE")));
  EXPECT_EQ(ledger.State(Slot::kPublicMessage), SlotState::kAmbiguous);
  EXPECT_TRUE(ledger.Apply(Outcome(Phase::kConfirmed, kReplyCall, 1)));
  EXPECT_EQ(ledger.State(Slot::kPublicMessage), SlotState::kConfirmed);
}

TEST(LedgerTest, AReadBackMayFindThatAnUnknownCallWasNotDone) {
  Ledger ledger = Fold({Intent(kReplyCall, 1), Outcome(Phase::kUnknown, kReplyCall, 1)});
  EXPECT_TRUE(ledger.Apply(Outcome(Phase::kNotDone, kReplyCall, 1)));
  EXPECT_EQ(ledger.State(Slot::kPublicMessage), SlotState::kNotDone);
}

TEST(LedgerTest, AnUncertainAttemptOutweighsALaterOneThatDidNothing) {
  const Ledger ledger =
      Fold({Outcome(Phase::kUnknown, kReplyCall, 1), Outcome(Phase::kNotDone, kReplyCall, 2, "ABORTED")});
  EXPECT_EQ(ledger.State(Slot::kPublicMessage), SlotState::kUnknown);
  EXPECT_EQ(ledger.Last(Slot::kPublicMessage)->code, "ABORTED");
}

TEST(LedgerTest, AttemptsAreCountedOverAllCallsOfTheTurn) {
  Ledger ledger = Fold({Intent(kReplyCall, 1)});
  EXPECT_EQ(ledger.NextAttempt(), 2);
  ledger.Apply(Intent({Slot::kTags}, 2));
  EXPECT_EQ(ledger.NextAttempt(), 3);
  EXPECT_EQ(ledger.Attempts(Slot::kTags).size(), 1u);
}

TEST(LedgerTest, ADropNamesItsReason) {
  const Ledger ledger = Fold({Planned(), Outcome(Phase::kNotDone, {Slot::kPublicMessage}, 0, "dropped:too_old")});
  EXPECT_EQ(ledger.PublicDropped(), "too_old");
  EXPECT_EQ(ledger.NextAttempt(), 1);
}

TEST(LedgerTest, APlainFailureIsNoDrop) {
  EXPECT_EQ(Fold({Outcome(Phase::kNotDone, kReplyCall, 1, "ABORTED")}).PublicDropped(), std::nullopt);
  EXPECT_EQ(Ledger().PublicDropped(), std::nullopt);
}

TEST(LedgerTest, ConfirmedAfterADropIsNoDrop) {
  EXPECT_EQ(
      Fold({Outcome(Phase::kNotDone, kReplyCall, 1, "dropped:too_old"), Outcome(Phase::kConfirmed, kReplyCall, 1)})
          .PublicDropped(),
      std::nullopt);
}

TEST(LedgerTest, OnlyWhatMayHaveBeenCarriedOutTouchesTheConversation) {
  EXPECT_FALSE(Fold({Planned(), Outcome(Phase::kNotDone, kReplyCall, 1)}).Touched());
  EXPECT_TRUE(Fold({Intent(kReplyCall, 1)}).Touched());
  EXPECT_TRUE(Fold({Outcome(Phase::kUnknown, kReplyCall, 1)}).Touched());
  EXPECT_TRUE(Fold({Outcome(Phase::kConfirmed, {Slot::kTags}, 1)}).Touched());
}

TEST(LedgerTest, AHandOffCountsOnceCarriedOutAndAfterwardsByItsEnd) {
  EXPECT_FALSE(Fold({Planned(true)}).HandedOff());
  EXPECT_FALSE(Fold({Planned(false), Outcome(Phase::kConfirmed, {Slot::kTags}, 1)}).HandedOff());
  EXPECT_TRUE(Fold({Planned(true), Outcome(Phase::kConfirmed, {Slot::kTags}, 1)}).HandedOff());
  EXPECT_TRUE(Fold({Planned(false), Ended(End::kHandedOff)}).HandedOff());
  EXPECT_FALSE(Fold({Planned(true), Ended(End::kIgnored)}).HandedOff());
}

TEST(LedgerTest, RemembersTheRemoteIdAndTheModeOfTheCall) {
  Entry confirmed = Outcome(Phase::kConfirmed, kReplyCall, 1);
  confirmed.remote_id = "880002";
  for (const auto& entries :
       {std::vector<Entry>{Intent(kReplyCall, 1), confirmed}, {confirmed, Intent(kReplyCall, 1)}}) {
    const Ledger ledger = Fold(entries);
    ASSERT_NE(ledger.Deciding(Slot::kFields), nullptr);
    EXPECT_EQ(ledger.Deciding(Slot::kFields)->remote_id, "880002");
    EXPECT_EQ(ledger.Deciding(Slot::kFields)->mode, "auto");
  }
}

// Everything a reader can ask, as text.
std::string Describe(const Ledger& ledger) {
  std::string text = ledger.Planned() ? "P" : "-";
  text += ledger.PlansHandOff() ? "H" : "-";
  absl::StrAppend(&text, EndName(ledger.end()));
  for (const Slot slot : kAllSlots) text += std::to_string(static_cast<int>(ledger.State(slot)));
  for (const auto& orphan : ledger.OrphanIntents()) {
    text += "o" + std::to_string(orphan.attempt) + ":" + std::to_string(orphan.slots.List().size());
  }
  text += std::to_string(ledger.NextAttempt()) + (ledger.Touched() ? "T" : "-") + (ledger.HandedOff() ? "h" : "-");
  return text;
}

// For every set of outcomes of three calls: any order, any repetition gives the same state.
TEST(LedgerTest, OrderAndRepetitionChangeNothing) {
  std::mt19937 random(7);
  const std::vector<std::vector<Phase>> outcomes = {{},
                                                    {Phase::kConfirmed},
                                                    {Phase::kNotDone},
                                                    {Phase::kUnknown},
                                                    {Phase::kUnknown, Phase::kAmbiguous},
                                                    {Phase::kUnknown, Phase::kNotDone},
                                                    {Phase::kUnknown, Phase::kConfirmed}};
  for (const auto& first : outcomes) {
    for (const auto& second : outcomes) {
      for (const auto& third : outcomes) {
        std::vector<Entry> entries = {Planned(true), Intent(kReplyCall, 1), Intent({Slot::kTags}, 2),
                                      Intent(kReplyCall, 3), Ended(End::kHandedOff)};
        for (const Phase phase : first) entries.push_back(Outcome(phase, kReplyCall, 1));
        for (const Phase phase : second) entries.push_back(Outcome(phase, {Slot::kTags}, 2));
        for (const Phase phase : third) entries.push_back(Outcome(phase, kReplyCall, 3));
        const std::string expected = Describe(Fold(entries));
        for (int round = 0; round < 5; ++round) {
          std::shuffle(entries.begin(), entries.end(), random);
          std::vector<Entry> twice = entries;
          twice.insert(twice.end(), entries.rbegin(), entries.rend());
          EXPECT_EQ(Describe(Fold(entries)), expected);
          EXPECT_EQ(Describe(Fold(twice)), expected);
        }
      }
    }
  }
}

}  // namespace
}  // namespace firstline::dispatcher
