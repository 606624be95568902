// The dispatcher is killed at every point where it touches the outside: before and after each acknowledged write,
// before and after each read and call. Whatever the point, every turn ends and nobody sees a message twice.

#include <gtest/gtest.h>

#include <atomic>
#include <map>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/dispatcher/testing/world.h"

namespace firstline::dispatcher {
namespace {

// Counts the points; from the chosen one on nothing the dispatcher does has any effect.
class Killer {
 public:
  // keep: the record written at that point reaches the log although its acknowledgement is lost with the process.
  Killer(World& world, int at, bool keep) : world_(world), at_(at) {
    world_.log.SetGate([this, keep](const kafka::OutRecord& record) {
      const int point = points_++;
      if (keep && point == at_) world_.log.Put(record);
      return point < at_ ? absl::OkStatus() : absl::UnavailableError("killed");
    });
    world_.helpdesk->SetHook([this](absl::string_view) { ++points_; });
  }
  ~Killer() {
    world_.log.SetGate(nullptr);
    world_.helpdesk->SetHook(nullptr);
  }
  bool Struck() const { return points_ > at_; }

 private:
  World& world_;
  const int at_;
  std::atomic<int> points_ = 0;
};

struct Turns {
  std::vector<v1::Ticket> tickets;
  bool AllEnded(const World& world) const {
    for (const v1::Ticket& ticket : tickets) {
      const auto effects = world.log.Effects(ticket.turn_id());
      if (effects.empty() || effects.back().phase() != v1::EFFECT_PHASE_ENDED) return false;
    }
    return true;
  }
};

// False when the run was over before the point was reached.
bool KillAt(int point, bool keep) {
  World world;
  world.options.revoke_wait = absl::ZeroDuration();
  world.options.threads = 1;
  Turns turns;
  for (const char* ticket : {"1", "2"}) world.helpdesk->AddTicket(ticket, "m1");
  turns.tickets = {world.Answer("1", "m1"), world.HandOff("2", "m1")};
  world.Start();
  bool struck;
  {
    Killer killer(world, point, keep);
    for (const v1::Ticket& ticket : turns.tickets) world.Submit(ticket);
    world.RunUntil([&] { return killer.Struck() || turns.AllEnded(world); });
    struck = killer.Struck();
    world.Crash();
  }
  world.Start();
  EXPECT_TRUE(world.Restore().ok());
  // What was not committed is read again; what was committed is only in the ledger. Reading all again is the harder
  // case.
  for (const v1::Ticket& ticket : turns.tickets) world.Submit(ticket);
  EXPECT_TRUE(world.RunUntil([&] { return turns.AllEnded(world); })) << "point " << point;

  std::map<std::string, int> shown;
  for (const FakeHelpdesk::Shown& effect : world.helpdesk->Everything())
    ++shown[absl::StrCat(effect.effect, effect.turn_id)];
  for (const auto& [effect, count] : shown) EXPECT_EQ(count, 1) << effect << ", point " << point;
  for (const v1::Ticket& ticket : turns.tickets) {
    const v1::Outcome outcome = world.log.Dispatched(ticket.turn_id()).outcome();
    EXPECT_NE(outcome.end(), v1::END_UNSPECIFIED) << "point " << point;
    if (outcome.reasons().empty() || outcome.reasons(0) != "uncertain_effect") continue;
    EXPECT_EQ(outcome.end(), v1::END_HANDED_OFF);
    EXPECT_EQ(shown[absl::StrCat("note", ticket.turn_id())], 1) << "a person is told, point " << point;
  }
  return struck;
}

TEST(CrashTest, AtEveryPointEveryTurnEndsAndNothingIsShownTwice) {
  for (const bool keep : {false, true}) {
    int point = 0;
    while (KillAt(point, keep) && !::testing::Test::HasFailure()) ++point;
    EXPECT_GT(point, 20) << "two plans with five calls have more points than that";
  }
}

}  // namespace
}  // namespace firstline::dispatcher
