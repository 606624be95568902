#include "cli/dev/tickets_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace firstline::dev {
namespace {

using ::testing::HasSubstr;

constexpr char kGood[] =
    R"({"id":"t1","helpdesk":"zendesk","customer":{"name":"Ana","email":"ana@example.org","attributes":{"plan":"pro","seats":3}},)"
    R"("subject":"Parcel","messages":[{"from":"customer","text":"Where?"},{"from":"customer","text":"Hello??","after_ms":500}]})";

TEST(ParseTicketsTest, AConversationIsReadWhole) {
  const auto tickets = ParseTickets(kGood, "t.jsonl");
  ASSERT_TRUE(tickets.ok()) << tickets.status();
  ASSERT_EQ(tickets->size(), 1u);
  EXPECT_EQ(tickets->at(0).channel, "email");
  EXPECT_EQ(tickets->at(0).attributes.at("seats"), "3");
  EXPECT_EQ(tickets->at(0).messages[1].after, absl::Milliseconds(500));
}

TEST(ParseTicketsTest, EveryBrokenLineIsNamed) {
  const auto tickets =
      ParseTickets(std::string(kGood) + "\n{broken\n\n" + R"({"id":"t2","helpdesk":"fax"})", "t.jsonl");
  ASSERT_FALSE(tickets.ok());
  EXPECT_THAT(std::string(tickets.status().message()), HasSubstr("t.jsonl:2: no JSON"));
  EXPECT_THAT(std::string(tickets.status().message()), HasSubstr("t.jsonl:4: \"helpdesk\" is \"fax\""));
}

TEST(ParseTicketsTest, IdsAreUnique) {
  const auto tickets = ParseTickets(std::string(kGood) + "\n" + kGood, "t.jsonl");
  EXPECT_THAT(std::string(tickets.status().message()), HasSubstr("t.jsonl:2: the id \"t1\" was used before"));
}

TEST(ParseTicketsTest, AnEmptyFileIsAProblem) { EXPECT_FALSE(ParseTickets("\n \n", "t.jsonl").ok()); }

TEST(ParseTicketsTest, InvalidUtf8IsAProblem) {
  std::string line = kGood;
  line.replace(line.find("Where?"), 5, "\xff\xfe");
  EXPECT_FALSE(ParseTickets(line, "t.jsonl").ok());
}

}  // namespace
}  // namespace firstline::dev
