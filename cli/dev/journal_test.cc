#include "cli/dev/journal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "absl/strings/str_cat.h"

namespace firstline::dev {
namespace {

using ::testing::SizeIs;

class EffectLinesTest : public ::testing::Test {
 protected:
  EffectLinesTest() {
    progress_.Add("t1", "main:1");
    v1::Ticket ticket;
    ticket.set_conversation_id("main:1");
    ticket.set_turn_id("turn1");
    ticket.mutable_turn()->set_number(1);
    v1::Plan& plan = *ticket.mutable_decision()->mutable_plan();
    plan.mutable_public_message()->set_text("Here it is.");
    plan.mutable_public_message()->add_article_ids("shipping-times");
    plan.add_tags("a");
    plan.add_tags("b");
    ticket.mutable_outcome()->set_end(v1::END_REPLIED);
    v1::Effect& message = *ticket.mutable_outcome()->add_effects();
    message.set_slot(v1::SLOT_PUBLIC_MESSAGE);
    message.set_effect_id("e1");
    message.set_remote_id("140");
    v1::Effect& tags = *ticket.mutable_outcome()->add_effects();
    tags.set_slot(v1::SLOT_TAGS);
    tags.set_effect_id("e2");
    progress_.Dispatched(ticket);
  }

  std::vector<nlohmann::json> Lines(const std::string& journal, size_t from = 0) {
    std::vector<nlohmann::json> lines;
    for (const std::string& line : EffectLines("intercom", journal, from, progress_)) {
      lines.push_back(nlohmann::json::parse(line));
    }
    return lines;
  }

  Progress progress_;
};

constexpr char kReply[] =
    R"({"op":"update","actor":"api","external_id":"t1","at":"2026-11-21T10:00:00Z","comment":{"id":"140","public":true,"text":"Here it is."}})"
    "\n";

TEST_F(EffectLinesTest, AReplyWithoutAMarkerIsTheTurnsThatGotItsId) {
  const auto lines = Lines(kReply);
  ASSERT_THAT(lines, SizeIs(1));
  EXPECT_EQ(lines[0],
            nlohmann::json::parse(
                R"({"ticket":"t1","turn":1,"helpdesk":"intercom","at":"2026-11-21T10:00:00Z",)"
                R"("kind":"public_reply","text":"Here it is.","articles":["shipping-times"],"effect_id":"e1"})"));
}

TEST_F(EffectLinesTest, ANoteThatCarriesThePublicTextIsADraft) {
  std::string journal = kReply;
  journal.replace(journal.find("true"), 4, "false");
  EXPECT_EQ(Lines(journal)[0]["kind"], "draft");
}

TEST_F(EffectLinesTest, TagsAddedOneByOneAreOneEffect) {
  const std::string one = R"({"op":"tags","actor":"api","external_id":"t1","tags":["a"]})";
  const std::string two = R"({"op":"tags","actor":"api","external_id":"t1","tags":["b"]})";
  const auto lines = Lines(absl::StrCat(one, "\n", two, "\n"));
  ASSERT_THAT(lines, SizeIs(1));
  EXPECT_EQ(lines[0]["text"], "a b");
  EXPECT_EQ(lines[0]["effect_id"], "e2");
}

TEST_F(EffectLinesTest, OfAWholeListOfTagsTheNewOnesAreTheEffect) {
  const std::string first = R"({"op":"update","actor":"api","external_id":"t1","tags_replaced":["a"]})";
  const std::string second = R"({"op":"update","actor":"api","external_id":"t1","tags_replaced":["a","b"]})";
  const auto lines = Lines(absl::StrCat(first, "\n", second, "\n"));
  ASSERT_THAT(lines, SizeIs(1));
  EXPECT_EQ(lines[0]["kind"], "tags");
  EXPECT_EQ(lines[0]["text"], "a b");
}

TEST_F(EffectLinesTest, WhatPeopleDidAndWhatAnEarlierRunDidIsLeftOut) {
  std::string by_agent = kReply;
  by_agent.replace(by_agent.find("\"api\""), 5, "\"agent\"");
  EXPECT_THAT(Lines(by_agent), SizeIs(0));
  EXPECT_THAT(Lines(kReply, std::string(kReply).size()), SizeIs(0));
}

TEST_F(EffectLinesTest, AChangeOfNoTurnIsToldWithoutOne) {
  std::string journal = kReply;
  journal.replace(journal.find("140"), 3, "141");
  journal.replace(journal.find("Here it is."), 11, "Who said so");
  const auto lines = Lines(journal);
  ASSERT_THAT(lines, SizeIs(1));
  EXPECT_EQ(lines[0]["turn"], 0);
  EXPECT_EQ(lines[0]["effect_id"], "");
}

}  // namespace
}  // namespace firstline::dev
