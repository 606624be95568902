// Explores the plan's state machine: every combination of up to three mishaps (a failed or uncertain call, a verdict
// other than fresh, a crash between any two steps or between a call and its record, a policy change, a newer turn) at
// every place they can happen. What must hold is checked after every run.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "services/dispatcher/core/autonomy_check.h"
#include "services/dispatcher/core/step.h"
#include "services/dispatcher/core/testing/play.h"

namespace firstline::dispatcher {
namespace {

using policy::Mode;

// Enumerates the runs of a deterministic program that asks `Choose`: replays the choices of the run before up to the
// last one that has an untried alternative. At most `mishaps` choices per run may differ from 0.
class Explorer {
 public:
  explicit Explorer(int mishaps) : mishaps_(mishaps) {}

  int Choose(int options) {
    if (next_ == choices_.size()) choices_.push_back({0, spent_ < mishaps_ ? options : 1});
    const Choice& choice = choices_[next_++];
    if (choice.taken != 0) ++spent_;
    return choice.taken;
  }

  // Prepares the next run; false when all were made.
  bool Next() {
    choices_.resize(next_);
    while (!choices_.empty() && choices_.back().taken + 1 == choices_.back().options) choices_.pop_back();
    if (choices_.empty()) return false;
    ++choices_.back().taken;
    next_ = 0;
    spent_ = 0;
    return true;
  }

 private:
  struct Choice {
    int taken;
    int options;
  };
  const int mishaps_;
  std::vector<Choice> choices_;
  size_t next_ = 0;
  int spent_ = 0;
};

Plan MakePlan(Kind kind, bool draft) {
  Plan plan;
  plan.turn_id = "0123456789abcdef0123456789abcdef";
  plan.anchor_message_id = "m1";
  plan.kind = kind;
  plan.mode = Mode::kAuto;
  plan.draft = draft;
  plan.emitted_at = kPlayStart;
  plan.not_before = kind == Kind::kHandOff ? absl::InfinitePast() : kPlayStart + absl::Seconds(2);
  plan.reasons = {"decided"};
  plan.public_text = "Hello";
  plan.tags = {"fl"};
  plan.fields.status = conversation::Status::kWaiting;
  if (kind == Kind::kHandOff) plan.note = "Summary";
  return plan;
}

bool MayHaveHappened(const Call& call) { return call.reaction.phase != Phase::kNotDone; }

void Check(const Play& play) {
  ASSERT_TRUE(play.ending.has_value()) << "the plan never ends";
  EXPECT_LE(play.now, kPlayStart + absl::Hours(25));
  int visible = 0;
  int certain = 0;
  int notes = 0;
  bool uncertain = false;
  for (const Call& call : play.calls) {
    if (call.slots.Has(Slot::kPublicMessage)) {
      EXPECT_EQ(visible, 0) << "a message that may be there already was sent again";
      EXPECT_TRUE(call.guarded);
      if (!call.content.draft) {
        EXPECT_TRUE(MayActInPublic(call.content.kind, call.mode)) << "sent beyond the policy";
        EXPECT_LT(call.at, kPlayStart + absl::Hours(24));
      }
      EXPECT_GE(call.at, play.plan.not_before);
      if (MayHaveHappened(call)) ++visible;
      if (call.reaction.phase == Phase::kConfirmed) ++certain;
      uncertain = play.ledger.State(Slot::kPublicMessage) == SlotState::kAmbiguous;
    }
    if (call.slots.Has(Slot::kNote)) {
      EXPECT_EQ(notes, 0) << "a note that may be there already was written again";
      if (MayHaveHappened(call)) ++notes;
    }
  }
  EXPECT_TRUE(play.ledger.OrphanIntents().empty());
  EXPECT_TRUE(play.ledger.Ended());
  const End end = play.ending->end;
  if (uncertain) {
    EXPECT_EQ(end, End::kHandedOff);
    EXPECT_EQ(play.ending->reasons.front(), "uncertain_effect");
  }
  EXPECT_EQ(certain, end == End::kReplied || end == End::kDrafted ? 1 : certain);
  EXPECT_FALSE(end == End::kSuperseded && play.ledger.Touched());
  EXPECT_FALSE(play.ending->reasons.empty());
  // Everybody who was not answered and not ignored for cause has a person told about it, as far as the helpdesk let us.
  if (end == End::kHandedOff) {
    EXPECT_TRUE(play.CallsWith(Slot::kNote) > 0 || play.ledger.State(Slot::kNote) == SlotState::kAmbiguous);
  }
}

int Explore(const Plan& plan, int mishaps, absl::Span<const CallGroup> groups = kTestGroups) {
  Explorer explorer(mishaps);
  int runs = 0;
  do {
    Play play;
    play.plan = plan;
    play.groups = groups;
    play.look = [&](int) {
      constexpr Verdict kVerdicts[] = {Verdict::kFresh, Verdict::kNewerMessage, Verdict::kPersonReplied,
                                       Verdict::kAnchorMissing, Verdict::kGone};
      return kVerdicts[explorer.Choose(5)];
    };
    play.react = [&](int) {
      const Reaction reactions[] = {{},
                                    {Phase::kUnknown, "DEADLINE_EXCEEDED"},
                                    {Phase::kNotDone, "ABORTED"},
                                    {Phase::kNotDone, "RESOURCE_EXHAUSTED"},
                                    {Phase::kNotDone, "INVALID_ARGUMENT"},
                                    {Phase::kNotDone, "FAILED_PRECONDITION"}};
      return reactions[explorer.Choose(6)];
    };
    play.crash = [&](int step) {
      if (step < 0) return explorer.Choose(2) == 1;
      switch (explorer.Choose(5)) {
        case 1: return true;
        case 2: play.mode = Mode::kDraft; break;
        case 3: play.mode = Mode::kOff; break;
        case 4: play.newer_turn = true; break;
        default: break;
      }
      return false;
    };
    play.Run(200);
    Check(play);
    ++runs;
  } while (explorer.Next() && !::testing::Test::HasFailure());
  ::testing::Test::RecordProperty("runs", runs);
  return runs;
}

TEST(StepExhaustiveTest, AnAnswer) { EXPECT_GT(Explore(MakePlan(Kind::kAnswer, false), 3), 10'000); }

TEST(StepExhaustiveTest, ADraft) { EXPECT_GT(Explore(MakePlan(Kind::kAnswer, true), 2), 500); }

TEST(StepExhaustiveTest, AHandOff) { EXPECT_GT(Explore(MakePlan(Kind::kHandOff, false), 3), 10'000); }

TEST(StepExhaustiveTest, AHelpdeskThatTakesEverySlotByItself) {
  EXPECT_GT(Explore(MakePlan(Kind::kAnswer, false), 2, kSingleGroups), 1'000);
  EXPECT_GT(Explore(MakePlan(Kind::kHandOff, false), 2, kSingleGroups), 1'000);
}

TEST(StepExhaustiveTest, AHelpdeskThatTakesTheMessageFirst) {
  EXPECT_GT(Explore(MakePlan(Kind::kAnswer, false), 2, kMessageFirstGroups), 500);
  EXPECT_GT(Explore(MakePlan(Kind::kHandOff, false), 2, kMessageFirstGroups), 500);
}

}  // namespace
}  // namespace firstline::dispatcher
