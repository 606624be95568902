#include "services/ingest/api/tickets_view.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "firstline/v1/conversation.pb.h"

namespace firstline::ingest {
namespace {

const absl::Time kNow = absl::FromUnixSeconds(1'795'000'000);

kafka::Record State(const std::string& ticket, int64_t version, bool ended, const std::string& tenant = "acme") {
  v1::ConversationState state;
  state.set_tenant(tenant);
  state.set_ticket_id(ticket);
  state.set_version(version);
  state.set_last_turn_id("t1");
  state.add_seen_message_ids("m1");
  state.mutable_updated_at()->set_seconds(absl::ToUnixSeconds(kNow));
  if (ended) {
    state.mutable_api()->mutable_outcome()->set_turn_id("t1");
    state.mutable_api()->mutable_outcome()->set_status(v1::API_STATUS_REPLIED);
  } else {
    state.mutable_api();
  }
  kafka::Record record;
  record.key = absl::StrCat(tenant, "/api:", ticket);
  record.value = state.SerializeAsString();
  return record;
}

std::string StatusOf(const TicketsView& view, absl::string_view ticket, absl::Time now = kNow,
                     absl::string_view tenant = "acme") {
  const auto body = view.Find(tenant, ticket, now);
  return body.has_value() ? nlohmann::json::parse(*body)["status"].get<std::string>() : "";
}

TEST(TicketsViewTest, ATicketGoesFromAcceptedToItsOutcome) {
  TicketsView view;
  EXPECT_EQ(StatusOf(view, "k"), "");
  view.Accepted("acme", "k", "m1", kNow);
  EXPECT_EQ(StatusOf(view, "k"), "accepted");
  view.Put(State("k", 1, false));
  EXPECT_EQ(StatusOf(view, "k"), "in_progress");
  view.Put(State("k", 2, true));
  EXPECT_EQ(StatusOf(view, "k"), "replied");
}

TEST(TicketsViewTest, AFurtherMessageIsUnderWayAtOnce) {
  TicketsView view;
  view.Put(State("k", 2, true));
  view.Accepted("acme", "k", "m2", kNow);
  EXPECT_EQ(StatusOf(view, "k"), "in_progress");
}

TEST(TicketsViewTest, ARepeatedMessageChangesNothing) {
  TicketsView view;
  view.Put(State("k", 2, true));
  view.Accepted("acme", "k", "m1", kNow);
  EXPECT_EQ(StatusOf(view, "k"), "replied");
}

TEST(TicketsViewTest, AnOlderStateIsNotTaken) {
  TicketsView view;
  view.Put(State("k", 2, true));
  view.Put(State("k", 1, false));
  EXPECT_EQ(StatusOf(view, "k"), "replied");
}

TEST(TicketsViewTest, TenantsSeeTheirOwnTicketsOnly) {
  TicketsView view;
  view.Put(State("k", 1, true, "other"));
  view.Accepted("other", "k2", "m1", kNow);
  EXPECT_EQ(StatusOf(view, "k"), "");
  EXPECT_EQ(StatusOf(view, "k2"), "");
  EXPECT_EQ(StatusOf(view, "k", kNow, "other"), "replied");
}

TEST(TicketsViewTest, OtherChannelsAreSkipped) {
  TicketsView view;
  kafka::Record record = State("k", 1, true);
  record.key = "acme/main:k";
  view.Put(record);
  EXPECT_EQ(view.size(), 0u);
}

TEST(TicketsViewTest, WhatChangedLongestAgoMakesRoom) {
  TicketsView view(2);
  view.Put(State("k1", 1, true));
  view.Put(State("k2", 1, true));
  view.Put(State("k1", 2, true));
  view.Put(State("k3", 1, true));
  EXPECT_EQ(view.size(), 2u);
  EXPECT_EQ(StatusOf(view, "k2"), "");
  EXPECT_EQ(StatusOf(view, "k1"), "replied");
}

TEST(TicketsViewTest, AfterAWeekATicketIsForgotten) {
  TicketsView view;
  view.Put(State("k", 1, true));
  EXPECT_EQ(StatusOf(view, "k", kNow + absl::Hours(7 * 24) - absl::Seconds(1)), "replied");
  EXPECT_EQ(StatusOf(view, "k", kNow + absl::Hours(7 * 24)), "");
}

TEST(TicketsViewTest, ATombstoneRemovesATicket) {
  TicketsView view;
  view.Put(State("k", 1, true));
  kafka::Record gone = State("k", 1, true);
  gone.value.reset();
  view.Put(gone);
  EXPECT_EQ(StatusOf(view, "k"), "");
}

class FakeReader : public kafka::LogReader {
 public:
  absl::Status ReadToEnd(const Visitor& visit, absl::Duration, const std::function<bool()>&) override {
    visit(State("k", 1, true));
    return absl::OkStatus();
  }
  int Poll(const Visitor&, absl::Duration timeout) override {
    absl::SleepFor(timeout);
    return 0;
  }
};

TEST(TicketsFollowerTest, ReadsOnceSomebodyNeedsItAndTriesAgain) {
  TicketsView view;
  std::atomic<bool> needed = false;
  std::atomic<int> opened = 0;
  TicketsFollower follower(
      view, [&] { return needed.load(); },
      [&]() -> absl::StatusOr<std::unique_ptr<kafka::LogReader>> {
        if (++opened == 1) return absl::UnavailableError("no broker yet");
        return std::make_unique<FakeReader>();
      });
  EXPECT_FALSE(follower.Ready());
  needed = true;
  const absl::Time deadline = absl::Now() + absl::Seconds(30);
  while (!follower.Ready() && absl::Now() < deadline) absl::SleepFor(absl::Milliseconds(5));
  EXPECT_TRUE(follower.Ready());
  EXPECT_EQ(opened, 2);
  EXPECT_EQ(view.size(), 1u);
}

}  // namespace
}  // namespace firstline::ingest
