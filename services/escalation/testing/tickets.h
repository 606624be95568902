#pragma once

// Tickets and records that the tests of the edges start from.

#include <memory>
#include <string>

#include "common/kafka/record.h"
#include "common/runtime/ticket_record.h"
#include "firstline/v1/ticket.pb.h"
#include "services/escalation/core/testing/examples.h"
#include "services/escalation/policy_lookup.h"

namespace firstline::escalation {

// A turn as `turns` emits it, due ten seconds after FridayMorning().
inline v1::Ticket ReceivedTicket(const std::string& text = "How long does a refund take?",
                                 const std::string& turn_id = "t1") {
  v1::Ticket ticket;
  ticket.set_tenant("acme");
  ticket.set_conversation_id("main:1");
  ticket.set_turn_id(turn_id);
  ticket.set_policy_version("v1");
  ticket.set_channel(v1::CHANNEL_CHAT);
  ticket.mutable_turn()->set_number(1);
  ticket.mutable_turn()->set_text(text);
  ticket.mutable_turn()->add_messages()->set_text(text);
  ticket.mutable_times()->mutable_first_accepted_at()->set_seconds(absl::ToUnixSeconds(FridayMorning()));
  ticket.mutable_times()->mutable_last_accepted_at()->set_seconds(absl::ToUnixSeconds(FridayMorning()));
  ticket.mutable_times()->mutable_deadline_at()->set_seconds(absl::ToUnixSeconds(FridayMorning()) + 10);
  return ticket;
}

// The same turn after classifier, retriever and responder: with ExamplePolicy() its answer is sent.
inline v1::Ticket AnsweredTicket(const std::string& text = "How long does a refund take?",
                                 const std::string& turn_id = "t1") {
  v1::Ticket ticket = ReceivedTicket(text, turn_id);
  ticket.mutable_classification()->set_intent("refund");
  ticket.mutable_classification()->set_probability(0.9);
  ticket.mutable_classification()->set_language("en");
  v1::Passage& passage = *ticket.mutable_retrieval()->add_passages();
  passage.set_article_id("refunds");
  passage.set_title("Refunds");
  passage.set_relevance(0.9);
  v1::Answer& answer = *ticket.mutable_answer();
  answer.set_answerable(true);
  answer.set_text("A refund takes five days.");
  answer.set_support(0.9);
  answer.mutable_verification()->set_passed(true);
  answer.add_sources()->set_article_id("refunds");
  return ticket;
}

inline kafka::Record RecordOf(const v1::Ticket& ticket, const std::string& topic, int32_t partition = 0) {
  kafka::OutRecord out = runtime::TicketRecord(ticket, topic, "test", FridayMorning());
  kafka::Record record;
  record.topic = topic;
  record.partition = partition;
  record.key = out.key;
  record.value = out.value;
  record.headers = out.headers;
  return record;
}

inline v1::Ticket TicketIn(const kafka::OutRecord& record) {
  v1::Ticket ticket;
  ticket.ParseFromString(record.value.value_or(""));
  return ticket;
}

// Always ExamplePolicy() with version "v1".
inline PolicyLookup ExamplePolicies() {
  policy::Policy policy = ExamplePolicy();
  policy.version = "v1";
  return [shared = std::make_shared<const policy::Policy>(policy)](const v1::Ticket&) { return shared; };
}

}  // namespace firstline::escalation
