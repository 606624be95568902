#include "services/dispatcher/api/account.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <deque>

#include "common/base/ids.h"

namespace firstline::dispatcher {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

// The helpdesk where people work: remembers what it was asked, answers as the test says.
class FakeDesk : public Helpdesk {
 public:
  absl::Span<const CallGroup> groups() const override { return {}; }
  int updates_per_minute() const override { return 100; }
  absl::StatusOr<conversation::Thread> Read(absl::string_view) override { return absl::UnimplementedError(""); }
  absl::Duration RetryAfterOf(const absl::Status&) const override { return absl::ZeroDuration(); }
  CallOutcome Call(const CallInput& input) override {
    notes.push_back(input.content);
    return Next("900");
  }
  CallOutcome Open(const NewTicket& ticket) override {
    opened.push_back(ticket);
    return Next("42");
  }

  std::vector<NewTicket> opened;
  std::vector<Plan> notes;
  std::deque<CallOutcome> answers;

 private:
  CallOutcome Next(const char* id) {
    if (answers.empty()) return {.phase = Phase::kConfirmed, .remote_id = id};
    CallOutcome answer = answers.front();
    answers.pop_front();
    return answer;
  }
};

class ApiAccountTest : public ::testing::Test {
 protected:
  ApiAccountTest()
      : threads_(
            [](const std::string&, absl::Time) -> absl::StatusOr<std::unique_ptr<kafka::LogReader>> {
              return absl::UnavailableError("no log");
            },
            Clock::Real()),
        account_("acme", "main", desk_, threads_) {
    plan_.turn_id = "t1";
    plan_.conversation_id = "api:k";
    plan_.kind = Kind::kHandOff;
    plan_.public_text = "A colleague takes over.";
    plan_.note = "Reason: asked for a person";
    plan_.tags = {"fl_handoff"};
    plan_.fields = {.team_id = "600", .status = conversation::Status::kEscalated};
    plan_.origin =
        Origin{.customer_name = "Ana", .customer_email = "ana@example.org", .subject = "", .text = "Customer:\nHelp"};
  }
  CallOutcome Call(ApiAccount& account, SlotSet slots) {
    return account.Call({.content = plan_, .slots = slots, .stamp = "", .not_after = absl::InfiniteFuture()});
  }
  CallOutcome AskAPerson() { return Call(account_, {Slot::kFields, Slot::kTags, Slot::kNote}); }

  std::shared_ptr<FakeDesk> desk_ = std::make_shared<FakeDesk>();
  ApiThreads threads_;
  ApiAccount account_;
  Plan plan_;
};

TEST_F(ApiAccountTest, AMessageIsDeliveredByBeingRecorded) {
  const CallOutcome outcome = Call(account_, {Slot::kPublicMessage});
  EXPECT_EQ(outcome.phase, Phase::kConfirmed);
  EXPECT_EQ(outcome.remote_id, EffectId("t1", "public_message"));
  EXPECT_THAT(desk_->opened, IsEmpty());
}

TEST_F(ApiAccountTest, EverythingMayBeCalledAgain) {
  SlotSet covered;
  for (const CallGroup& group : account_.groups()) {
    EXPECT_TRUE(group.idempotent);
    for (const Slot slot : group.slots.List()) covered.Add(slot);
  }
  EXPECT_THAT(covered.List(), SizeIs(kAllSlots.size()));
}

TEST_F(ApiAccountTest, AHandOffOpensATicketWithCustomerPacketAndHistory) {
  const CallOutcome outcome = AskAPerson();
  EXPECT_EQ(outcome.phase, Phase::kConfirmed);
  EXPECT_EQ(outcome.remote_id, "main:42");
  ASSERT_THAT(desk_->opened, SizeIs(1));
  const NewTicket& ticket = desk_->opened[0];
  EXPECT_EQ(ticket.customer_email, "ana@example.org");
  EXPECT_EQ(ticket.external_id, "api:k");
  EXPECT_FALSE(ticket.subject.empty());
  EXPECT_THAT(ticket.text, HasSubstr("Reason: asked for a person"));
  EXPECT_THAT(ticket.text, HasSubstr("Customer:\nHelp"));
  EXPECT_EQ(ticket.fields.team_id, "600");
}

TEST_F(ApiAccountTest, ARepeatedCallAsksForTheSameTicket) {
  AskAPerson();
  Call(account_, {Slot::kTags});  // what a restart finds undone
  ASSERT_THAT(desk_->opened, SizeIs(2));
  EXPECT_EQ(desk_->opened[0].effect_id, desk_->opened[1].effect_id);
  EXPECT_EQ(desk_->opened[0].text, desk_->opened[1].text);
}

TEST_F(ApiAccountTest, ARefusedTicketIsOpenedWithoutWhatMayBeWrong) {
  desk_->answers = {{.phase = Phase::kNotDone, .code = "INVALID_ARGUMENT"}};
  EXPECT_EQ(AskAPerson().remote_id, "main:42");
  ASSERT_THAT(desk_->opened, SizeIs(2));
  EXPECT_NE(desk_->opened[0].effect_id, desk_->opened[1].effect_id);
  EXPECT_EQ(desk_->opened[1].customer_email, "");
  EXPECT_TRUE(desk_->opened[1].fields.empty());
  EXPECT_THAT(desk_->opened[1].text, HasSubstr("ana@example.org"));
}

TEST_F(ApiAccountTest, TroubleOfTheDeskDoesNotHoldBackReplies) {
  for (const char* code : {"UNAUTHENTICATED", "PERMISSION_DENIED"}) {
    desk_->answers = {{.phase = Phase::kNotDone, .code = code, .retry_after = absl::Seconds(60)}};
    const CallOutcome outcome = AskAPerson();
    EXPECT_EQ(outcome.code, "UNAVAILABLE");  // what pauses nothing
    EXPECT_EQ(outcome.retry_after, absl::ZeroDuration());
  }
  ApiAccount closed("acme", "main", absl::NotFoundError("no credentials"), threads_);
  EXPECT_EQ(Call(closed, {Slot::kTags}).code, "UNAVAILABLE");
  EXPECT_EQ(Call(closed, {Slot::kPublicMessage}).phase, Phase::kConfirmed);
}

TEST_F(ApiAccountTest, WithoutADeskTheRecordSaysIt) {
  ApiAccount alone("acme", "", nullptr, threads_);
  const CallOutcome outcome = Call(alone, {Slot::kFields, Slot::kTags, Slot::kNote});
  EXPECT_EQ(outcome.phase, Phase::kConfirmed);
  EXPECT_EQ(outcome.remote_id, "");
}

TEST_F(ApiAccountTest, AnAnswerAsksNobody) {
  plan_.kind = Kind::kAnswer;
  EXPECT_EQ(Call(account_, {Slot::kFields, Slot::kTags}).phase, Phase::kConfirmed);
  EXPECT_THAT(desk_->opened, IsEmpty());
  EXPECT_THAT(desk_->notes, IsEmpty());
}

TEST_F(ApiAccountTest, AfterTheHandOffThePersonReadsOn) {
  plan_.kind = Kind::kIgnore;
  plan_.note = "The customer wrote again";
  plan_.origin->helpdesk = "main";
  plan_.origin->ticket_id = "42";
  EXPECT_EQ(Call(account_, {Slot::kNote}).phase, Phase::kConfirmed);
  ASSERT_THAT(desk_->notes, SizeIs(1));
  EXPECT_EQ(desk_->notes[0].ticket_id, "42");
  EXPECT_EQ(desk_->notes[0].note, "The customer wrote again");
  EXPECT_THAT(desk_->opened, IsEmpty());
}

TEST_F(ApiAccountTest, ASecondHandOffOpensNoSecondTicket) {
  plan_.origin->helpdesk = "main";
  plan_.origin->ticket_id = "42";
  AskAPerson();
  EXPECT_THAT(desk_->opened, IsEmpty());
  EXPECT_THAT(desk_->notes, SizeIs(1));
}

}  // namespace
}  // namespace firstline::dispatcher
