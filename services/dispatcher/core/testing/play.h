#pragma once

// Plays a plan against a scripted helpdesk, in virtual time: what the runner does, without threads, log or network.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "absl/types/span.h"
#include "services/dispatcher/core/ledger.h"
#include "services/dispatcher/core/plan.h"
#include "services/dispatcher/core/quiet_hand_off.h"
#include "services/dispatcher/core/step.h"

namespace firstline::dispatcher {

// The groupings the Zendesk, the Intercom and the Freshdesk adapter use.
inline constexpr CallGroup kTestGroups[] = {
    {{Slot::kPublicMessage, Slot::kFields}, true}, {{Slot::kTags}, false}, {{Slot::kNote}, false}};
inline constexpr CallGroup kSingleGroups[] = {
    {{Slot::kPublicMessage}, true}, {{Slot::kFields}, false}, {{Slot::kTags}, false}, {{Slot::kNote}, false}};
inline constexpr CallGroup kMessageFirstGroups[] = {
    {{Slot::kPublicMessage}, true}, {{Slot::kFields, Slot::kTags}, false}, {{Slot::kNote}, false}};

inline const absl::Time kPlayStart = absl::FromUnixSeconds(1'800'000'000);

// What the helpdesk does with one call.
struct Reaction {
  Phase phase = Phase::kConfirmed;  // kConfirmed, kNotDone or kUnknown
  std::string code = "";
};

// A call as it reached the helpdesk.
struct Call {
  SlotSet slots;
  Plan content;
  bool guarded = false;
  policy::Mode mode;  // in force at that moment
  Reaction reaction;
  absl::Time at;
};

struct Play {
  Plan plan;
  RetryLimits limits;
  absl::Span<const CallGroup> groups = kTestGroups;
  policy::Mode mode = policy::Mode::kAuto;
  bool newer_turn = false;
  std::function<Verdict(int read)> look = [](int) { return Verdict::kFresh; };  // by number of the read, from 0
  std::function<Reaction(int call)> react = [](int) { return Reaction{}; };     // by number of the call, from 0
  // Before that step is carried out; -n: between the n-th call (from 1) and its record, which makes an orphan.
  std::function<bool(int step)> crash = [](int) { return false; };

  absl::Time now = kPlayStart;
  Ledger ledger;
  std::vector<Call> calls;
  int reads = 0;
  int pointers = 0;
  int steps = 0;
  std::optional<Ending> ending;

  // Runs to the end; at most `most` steps.
  void Run(int most = 2000) {
    ledger.Apply({.phase = Phase::kPlanned, .at = now, .hand_off = plan.kind == Kind::kHandOff});
    int live = 0;
    Plan content;
    std::optional<Freshness> fresh;
    for (steps = 0; steps < most && !ending.has_value(); ++steps) {
      if (crash(steps)) {
        live = 0;
        fresh.reset();
      }
      const Step step = NextStep({.plan = plan,
                                  .ledger = ledger,
                                  .groups = groups,
                                  .mode = mode,
                                  .newer_turn = newer_turn,
                                  .live_attempt = live,
                                  .fresh = fresh,
                                  .now = now},
                                 limits);
      switch (step.kind) {
        case StepKind::kWaitUntil: now = step.until; break;
        case StepKind::kWriteIntent:
          ledger.Apply(step.record);
          live = step.attempt;
          content = ContentOfStep(step);
          fresh.reset();
          break;
        case StepKind::kReadFresh: fresh = Freshness{look(reads++), "stamp"}; break;
        case StepKind::kCall: {
          const Reaction reaction = react(static_cast<int>(calls.size()));
          calls.push_back({step.slots, content, step.guarded, mode, reaction, now});
          if (!crash(-static_cast<int>(calls.size()))) {
            ledger.Apply(
                {.phase = reaction.phase, .slots = step.slots, .attempt = live, .at = now, .code = reaction.code});
          }
          live = 0;
          break;
        }
        case StepKind::kRecord:
          if (step.append_pointer) ++pointers;
          ledger.Apply(step.record);
          if (step.record.attempt == live) live = 0;
          break;
        case StepKind::kEnd:
          ending = step.ending;
          ledger.Apply({.phase = Phase::kEnded, .at = now, .end = ending->end, .reasons = ending->reasons});
          break;
      }
    }
  }

  int CallsWith(Slot slot) const {
    int count = 0;
    for (const Call& call : calls) count += call.slots.Has(slot) ? 1 : 0;
    return count;
  }

 private:
  Plan ContentOfStep(const Step& step) const { return ContentOf(plan, step.course, mode); }
};

}  // namespace firstline::dispatcher
