#include "services/classifier/wire.h"

#include <limits>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace firstline::classifier {
namespace {

TEST(InputFromTicketTest, ReadsTextSubjectLocaleAndTheLastScore) {
  v1::Ticket ticket;
  ticket.mutable_turn()->set_text("text");
  ticket.mutable_conversation()->set_subject("subject");
  ticket.mutable_customer()->set_locale("pt-BR");
  EXPECT_FALSE(InputFromTicket(ticket).earlier_sentiment.has_value());
  ticket.mutable_state()->add_sentiment_scores(0.5);
  ticket.mutable_state()->add_sentiment_scores(-0.25);
  const Input input = InputFromTicket(ticket);
  EXPECT_EQ(input.text, "text");
  EXPECT_EQ(input.subject, "subject");
  EXPECT_EQ(input.locale_hint, "pt-BR");
  EXPECT_EQ(input.earlier_sentiment, -0.25);
}

TEST(InputFromTicketTest, ScoresOutsideTheRangeAreClampedAndNanIsNone) {
  v1::Ticket ticket;
  ticket.mutable_state()->add_sentiment_scores(-7);
  EXPECT_EQ(InputFromTicket(ticket).earlier_sentiment, -1);
  ticket.mutable_state()->add_sentiment_scores(std::numeric_limits<double>::quiet_NaN());
  EXPECT_FALSE(InputFromTicket(ticket).earlier_sentiment.has_value());
}

TEST(SetClassificationTest, WritesEveryFieldAndReplacesWhatWasThere) {
  Result result;
  result.intents = {{"refund", 0.75}, {"returns", 0.2}};
  result.out_of_scope = 0.1;
  result.sentiment = {-0.5, "negative", 0.8};
  result.urgency = {"high", 0.9, {"deadline_word", "intent"}};
  result.language = {"de", 0.99};
  result.entities = {{"email", "a@b.example", {3, 14}}};
  result.signals = {{"legal", 0.9, {20, 26}}};
  result.model_version = "starter@0123456789abcdef";
  v1::Ticket ticket;
  ticket.set_tenant("acme");
  ticket.mutable_classification()->add_intents()->set_intent("stale");
  SetClassification(result, ticket);
  const v1::Classification& proto = ticket.classification();
  EXPECT_EQ(ticket.tenant(), "acme");
  EXPECT_EQ(proto.intent(), "refund");
  EXPECT_EQ(proto.probability(), 0.75);
  ASSERT_EQ(proto.intents_size(), 2);
  EXPECT_EQ(proto.intents(1).intent(), "returns");
  EXPECT_EQ(proto.intents(1).probability(), 0.2);
  EXPECT_EQ(proto.out_of_scope(), 0.1);
  EXPECT_EQ(proto.sentiment().score(), -0.5);
  EXPECT_EQ(proto.sentiment().label(), "negative");
  EXPECT_EQ(proto.sentiment().probability(), 0.8);
  EXPECT_EQ(proto.urgency().level(), "high");
  EXPECT_EQ(proto.urgency().score(), 0.9);
  EXPECT_THAT(proto.urgency().reasons(), ::testing::ElementsAre("deadline_word", "intent"));
  EXPECT_EQ(proto.language(), "de");
  EXPECT_EQ(proto.language_probability(), 0.99);
  ASSERT_EQ(proto.entities_size(), 1);
  EXPECT_EQ(proto.entities(0).type(), "email");
  EXPECT_EQ(proto.entities(0).value(), "a@b.example");
  EXPECT_EQ(proto.entities(0).begin(), 3);
  EXPECT_EQ(proto.entities(0).end(), 14);
  ASSERT_EQ(proto.signals_size(), 1);
  EXPECT_EQ(proto.signals(0).name(), "legal");
  EXPECT_EQ(proto.signals(0).score(), 0.9);
  EXPECT_EQ(proto.signals(0).begin(), 20);
  EXPECT_EQ(proto.signals(0).end(), 26);
  EXPECT_EQ(proto.model_version(), "starter@0123456789abcdef");
}

}  // namespace
}  // namespace firstline::classifier
