#include "cli/dev/attribution.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"

namespace firstline::dev {
namespace {

class AttributionTest : public ::testing::Test {
 protected:
  // A turn of ticket t1 that made a public message, tags and fields; their effect ids are "<turn>-<slot>".
  void AddTurn(int number, const std::string& text, const std::string& message_id, const std::string& tag) {
    progress_.Add("t1", "main:1").played = true;
    v1::Ticket ticket;
    const std::string id = absl::StrCat("turn", number);
    ticket.set_conversation_id("main:1");
    ticket.set_turn_id(id);
    ticket.mutable_turn()->set_number(number);
    v1::Plan& plan = *ticket.mutable_decision()->mutable_plan();
    plan.mutable_public_message()->set_text(text);
    plan.add_tags(tag);
    plan.add_tags("fl_handed_off");
    plan.mutable_fields()->set_team_id("600");
    ticket.mutable_outcome()->set_end(v1::END_HANDED_OFF);
    for (const v1::Slot slot : {v1::SLOT_PUBLIC_MESSAGE, v1::SLOT_TAGS, v1::SLOT_FIELDS}) {
      v1::Effect& effect = *ticket.mutable_outcome()->add_effects();
      effect.set_slot(slot);
      effect.set_effect_id(absl::StrCat(id, "-", static_cast<int>(slot)));
      if (slot == v1::SLOT_PUBLIC_MESSAGE) effect.set_remote_id(message_id);
    }
    progress_.Dispatched(ticket);
  }

  static std::string TurnOf(const KnownEffect* known) { return known == nullptr ? "none" : known->turn->turn_id; }

  Progress progress_;
};

TEST_F(AttributionTest, AnEffectIdDecides) {
  AddTurn(1, "Hello.", "m1", "refund");
  AddTurn(2, "Hello.", "m2", "refund");
  const Attribution attribution(progress_);
  EXPECT_EQ(TurnOf(attribution.OfMarker(absl::StrCat("turn2-", static_cast<int>(v1::SLOT_TAGS)))), "turn2");
  EXPECT_EQ(attribution.OfMarker("somebody else's"), nullptr);
}

TEST_F(AttributionTest, AMessageIsKnownByItsIdBeforeItsText) {
  AddTurn(1, "Hello.", "m1", "refund");
  AddTurn(2, "Hello.", "m2", "refund");
  Attribution attribution(progress_);
  EXPECT_EQ(TurnOf(attribution.OfMessage("t1", "m2", "Hello.")), "turn2");
  EXPECT_EQ(TurnOf(attribution.OfMessage("t1", "m1", "Hello.")), "turn1");
}

TEST_F(AttributionTest, AMessageWhoseIdWasLostIsKnownByItsWordsOnce) {
  AddTurn(1, "Hello,\n\nyour parcel is here.", "", "refund");
  Attribution attribution(progress_);
  EXPECT_EQ(TurnOf(attribution.OfMessage("t1", "m9", "Hello, your parcel is here.")), "turn1");
  EXPECT_EQ(attribution.OfMessage("t1", "m10", "Hello, your parcel is here."), nullptr);
  EXPECT_EQ(attribution.OfMessage("t2", "m9", "Hello, your parcel is here."), nullptr);
}

TEST_F(AttributionTest, TagsAddedOneByOneBelongToTheFirstTurnThatStillMissesThem) {
  AddTurn(1, "A", "", "Order Status");
  AddTurn(2, "B", "", "refund");
  Attribution attribution(progress_);
  EXPECT_EQ(TurnOf(attribution.OfTags("t1", {"order_status"})), "turn1");
  EXPECT_EQ(TurnOf(attribution.OfTags("t1", {"fl_handed_off"})), "turn1");
  EXPECT_EQ(TurnOf(attribution.OfTags("t1", {"fl_handed_off"})), "turn2");
  EXPECT_EQ(TurnOf(attribution.OfTags("t1", {"refund"})), "turn2");
  EXPECT_EQ(attribution.OfTags("t1", {"refund"}), nullptr);
}

TEST_F(AttributionTest, FieldsGoRoundTheTurnsToo) {
  AddTurn(1, "A", "", "x");
  AddTurn(2, "B", "", "y");
  Attribution attribution(progress_);
  EXPECT_EQ(TurnOf(attribution.OfField("t1", "group_id")), "turn1");
  EXPECT_EQ(TurnOf(attribution.OfField("t1", "group_id")), "turn2");
  EXPECT_EQ(attribution.OfField("t1", "priority"), nullptr);
}

}  // namespace
}  // namespace firstline::dev
