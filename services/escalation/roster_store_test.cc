#include "services/escalation/roster_store.h"

#include <gtest/gtest.h>

#include "firstline/v1/events.pb.h"

namespace firstline::escalation {
namespace {

kafka::Record RosterRecord(const std::string& tenant, const std::string& version) {
  v1::Roster proto;
  proto.set_tenant(tenant);
  proto.set_version(version);
  v1::Agent& agent = *proto.add_agents();
  agent.add_teams("billing");
  agent.add_skills("refund");
  agent.add_languages("de");
  agent.set_open_tickets(4);
  agent.set_available(true);
  kafka::Record record;
  record.topic = "agents.roster";
  record.key = tenant;
  record.value = proto.SerializeAsString();
  return record;
}

TEST(RostersTest, TheLastRecordOfATenantCounts) {
  Rosters rosters;
  EXPECT_EQ(rosters.Of("acme"), nullptr);
  ASSERT_TRUE(rosters.Apply(RosterRecord("acme", "r1")));
  ASSERT_TRUE(rosters.Apply(RosterRecord("acme", "r2")));
  ASSERT_NE(rosters.Of("acme"), nullptr);
  EXPECT_EQ(rosters.Of("acme")->version, "r2");
  EXPECT_EQ(rosters.Of("other"), nullptr);
  const Staffing staffing = StaffingOf(*rosters.Of("acme"), "billing", "refund", "de");
  EXPECT_EQ(staffing.available, 1);
  EXPECT_DOUBLE_EQ(staffing.load, 4);
}

TEST(RostersTest, ATombstoneTakesTheRosterAway) {
  Rosters rosters;
  rosters.Apply(RosterRecord("acme", "r1"));
  kafka::Record tombstone = RosterRecord("acme", "");
  tombstone.value.reset();
  EXPECT_TRUE(rosters.Apply(tombstone));
  EXPECT_EQ(rosters.Of("acme"), nullptr);
}

TEST(RostersTest, AnUnreadableRecordChangesNothing) {
  Rosters rosters;
  rosters.Apply(RosterRecord("acme", "r1"));
  kafka::Record garbage = RosterRecord("acme", "r2");
  garbage.value = "\xff garbage";
  EXPECT_FALSE(rosters.Apply(garbage));
  kafka::Record foreign = RosterRecord("other", "r2");
  foreign.key = "acme";
  EXPECT_FALSE(rosters.Apply(foreign));
  EXPECT_EQ(rosters.Of("acme")->version, "r1");
}

}  // namespace
}  // namespace firstline::escalation
