#include "services/ingest/reconciler.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/match.h"
#include "common/kafka/topics.h"
#include "services/ingest/records.h"
#include "services/ingest/testing/fakes.h"
#include "services/ingest/wire.h"

namespace firstline::ingest {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const absl::Time kNow = absl::FromUnixSeconds(1'795'255'200);

Changes Page(std::vector<Changes::Ticket> tickets, bool complete = true) {
  Changes changes;
  for (const Changes::Ticket& ticket : tickets) changes.newest = std::max(changes.newest, ticket.updated_at);
  changes.tickets = std::move(tickets);
  changes.complete = complete;
  return changes;
}

class ReconcilerTest : public ::testing::Test {
 protected:
  ReconcilerTest() {
    policy_.tenant = "acme";
    policy_.helpdesks = {{.name = "main", .vendor = "zendesk"}};
  }
  std::vector<v1::InboxEvent> Pointers() {
    std::vector<v1::InboxEvent> events;
    for (const kafka::OutRecord& record : producer_.Of(kafka::kInbox)) {
      events.emplace_back();
      EXPECT_TRUE(events.back().ParseFromString(*record.value));
    }
    return events;
  }

  policy::Policy policy_;
  FakeProducer producer_;
  std::shared_ptr<FakeHelpdesk> helpdesk_ = std::make_shared<FakeHelpdesk>();
  FakeClock clock_{kNow};
  Helpdesks helpdesks_{
      [this](const policy::Helpdesk&) -> absl::StatusOr<std::shared_ptr<ThreadReader>> { return helpdesk_; }, clock_};
  telemetry::Log log_{"ingest", telemetry::Level::kError};
  telemetry::Metrics metrics_;
  Reconciler reconciler_{ReconcilerOptions{}, helpdesks_, producer_, clock_, log_, IngestMetrics(metrics_)};
};

TEST_F(ReconcilerTest, EveryChangedTicketGetsAPointer) {
  helpdesk_->SetPages({Page({{"35", kNow - absl::Minutes(5)}, {"36", kNow - absl::Minutes(4)}})});
  reconciler_.Run(policy_, kNow - absl::Hours(1));
  const std::vector<v1::InboxEvent> pointers = Pointers();
  ASSERT_THAT(pointers, SizeIs(2));
  EXPECT_EQ(pointers[0].ticket_id(), "35");
  EXPECT_EQ(pointers[0].source(), v1::INBOX_SOURCE_RECONCILE);
  EXPECT_EQ(FromProto(pointers[0].changed_at()), kNow - absl::Minutes(5));
  EXPECT_EQ(FromProto(pointers[0].accepted_at()), kNow);
  EXPECT_THAT(helpdesk_->asked(), ElementsAre(kNow - absl::Hours(1) - absl::Minutes(15)));
}

TEST_F(ReconcilerTest, AChangeIsPointedAtOnceAndAFurtherChangeAgain) {
  helpdesk_->SetPages({Page({{"35", kNow}})});
  reconciler_.Run(policy_, kNow - absl::Hours(1));
  reconciler_.Run(policy_, kNow - absl::Hours(1));
  EXPECT_THAT(Pointers(), SizeIs(1));
  helpdesk_->SetPages({Page({{"35", kNow + absl::Seconds(1)}})});
  reconciler_.Run(policy_, kNow - absl::Hours(1));
  EXPECT_THAT(Pointers(), SizeIs(2));
}

TEST_F(ReconcilerTest, TheNextPassStartsAnOverlapBeforeTheLatestChange) {
  helpdesk_->SetPages({Page({{"35", kNow}})});
  reconciler_.Run(policy_, kNow - absl::Hours(1));
  reconciler_.Run(policy_, kNow - absl::Hours(1));
  EXPECT_EQ(helpdesk_->asked().back(), kNow - absl::Minutes(15));
}

TEST_F(ReconcilerTest, LongListsAreFollowedPageByPage) {
  helpdesk_->SetPages({Page({{"35", kNow - absl::Minutes(9)}}, false), Page({{"36", kNow - absl::Minutes(8)}}, true)});
  reconciler_.Run(policy_, kNow - absl::Hours(1));
  EXPECT_THAT(Pointers(), SizeIs(2));
  EXPECT_EQ(helpdesk_->asked().back(), kNow - absl::Minutes(9));
}

TEST_F(ReconcilerTest, AListThatDoesNotMoveOnIsLeft) {
  const absl::Time from = kNow - absl::Hours(1) - absl::Minutes(15);
  helpdesk_->SetPages({Page({{"35", from}}, false)});
  reconciler_.Run(policy_, kNow - absl::Hours(1));
  EXPECT_THAT(helpdesk_->asked(), SizeIs(1));
}

TEST_F(ReconcilerTest, WhatCouldNotBeWrittenIsPointedAtNextTime) {
  helpdesk_->SetPages({Page({{"35", kNow}})});
  producer_.FailNext(kafka::kInbox, 1);
  reconciler_.Run(policy_, kNow - absl::Hours(1));
  EXPECT_THAT(Pointers(), IsEmpty());
  reconciler_.Run(policy_, kNow - absl::Hours(1));
  EXPECT_THAT(Pointers(), SizeIs(1));
  EXPECT_THAT(helpdesk_->asked(), ElementsAre(helpdesk_->asked()[0], helpdesk_->asked()[0])) << "no progress was made";
}

TEST_F(ReconcilerTest, AHelpdeskThatDoesNotAnswerIsCounted) {
  helpdesk_->SetStatus(absl::ResourceExhaustedError("429"));
  reconciler_.Run(policy_, kNow - absl::Hours(1));
  EXPECT_TRUE(absl::StrContains(metrics_.Text(), "result=\"RESOURCE_EXHAUSTED\""));
}

TEST_F(ReconcilerTest, AfterAResetTheListStartsWhereTheCallerSays) {
  helpdesk_->SetPages({Page({{"35", kNow}})});
  reconciler_.Run(policy_, kNow - absl::Hours(1));
  reconciler_.Reset();
  reconciler_.Run(policy_, kNow - absl::Hours(2));
  EXPECT_EQ(helpdesk_->asked().back(), kNow - absl::Hours(2) - absl::Minutes(15));
  EXPECT_THAT(Pointers(), SizeIs(2));
}

}  // namespace
}  // namespace firstline::ingest
