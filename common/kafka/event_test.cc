#include "common/kafka/event.h"

#include <gtest/gtest.h>

namespace firstline::kafka {
namespace {

TEST(EventTest, WhatIsWrittenIsReadBack) {
  Event event{.id = "e1",
              .source = "/firstline/classifier",
              .type = "firstline.v1.Ticket",
              .time = absl::FromUnixMillis(1795255198123),
              .tenant = "acme",
              .conversation = "main:4711",
              .turn = "t1",
              .traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"};
  Record record;
  record.headers = ToHeaders(event);
  const Event read = EventOf(record);
  EXPECT_EQ(read.id, "e1");
  EXPECT_EQ(read.time, event.time);
  EXPECT_EQ(read.turn, "t1");
  EXPECT_EQ(read.conversation, "main:4711");
  EXPECT_EQ(read.traceparent, event.traceparent);
  EXPECT_EQ(record.HeaderValue("ce_specversion"), "1.0");
}

TEST(EventTest, ARecordWithoutHeadersIsAnEmptyEvent) {
  const Event event = EventOf(Record{});
  EXPECT_EQ(event.id, "");
  EXPECT_EQ(event.time, absl::InfinitePast());
}

}  // namespace
}  // namespace firstline::kafka
