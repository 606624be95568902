#include "common/runtime/ticket_record.h"

#include <gtest/gtest.h>

#include "common/base/ids.h"

namespace firstline::runtime {
namespace {

v1::Ticket MakeTicket() {
  v1::Ticket ticket;
  ticket.set_tenant("acme");
  ticket.set_conversation_id("main:4711");
  ticket.set_turn_id("t1");
  return ticket;
}

kafka::Record Received(const kafka::OutRecord& out) {
  kafka::Record record;
  record.topic = out.topic;
  record.key = out.key;
  record.value = out.value;
  record.headers = out.headers;
  return record;
}

TEST(TicketRecordTest, WhatIsWrittenIsReadBack) {
  const auto record = Received(TicketRecord(MakeTicket(), "tickets.received", "ingest", absl::UnixEpoch()));
  const auto ticket = ReadTicket(record);
  ASSERT_TRUE(ticket.ok()) << ticket.status();
  EXPECT_EQ(ticket->turn_id(), "t1");
  EXPECT_EQ(record.key, "acme/main:4711");
  EXPECT_EQ(record.HeaderValue("ce_id"), StageOutId("t1", "ingest"));
}

TEST(TicketRecordTest, FieldsOfANewerVersionSurvive) {
  std::string bytes = MakeTicket().SerializeAsString();
  bytes += std::string("\xc2\x3e\x01x", 4);  // field 1000, one byte "x"
  kafka::Record record;
  record.value = bytes;
  const auto ticket = ReadTicket(record);
  ASSERT_TRUE(ticket.ok());
  EXPECT_EQ(ticket->SerializeAsString().size(), bytes.size());
}

TEST(TicketRecordTest, GarbageAndMissingIdsAreDataLoss) {
  kafka::Record record;
  EXPECT_EQ(ReadTicket(record).status().code(), absl::StatusCode::kDataLoss);
  record.value = "\xff\xff\xff";
  EXPECT_EQ(ReadTicket(record).status().code(), absl::StatusCode::kDataLoss);
  record.value = v1::Ticket().SerializeAsString();
  EXPECT_EQ(ReadTicket(record).status().code(), absl::StatusCode::kDataLoss);
}

TEST(TicketRecordTest, AnUnreadableRecordKeepsItsIdsAndItsBytes) {
  kafka::Record record = Received(TicketRecord(MakeTicket(), "tickets.received", "ingest", absl::UnixEpoch()));
  record.value = "garbage";
  EXPECT_EQ(TicketOfHeaders(record).turn_id(), "t1");
  const auto dead = DeadLetter("classifier", record, absl::DataLossError("no Ticket"), 1, absl::UnixEpoch());
  EXPECT_EQ(dead.topic, "classifier.dlq");
  EXPECT_EQ(dead.value, "garbage");
  EXPECT_EQ(Received(dead).HeaderValue("dlq_code"), "DATA_LOSS");
  EXPECT_EQ(Received(dead).HeaderValue("dlq_topic"), "tickets.received");
}

}  // namespace
}  // namespace firstline::runtime
