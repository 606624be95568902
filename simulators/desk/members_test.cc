#include "simulators/desk/members.h"

#include <nlohmann/json.hpp>

#include "gtest/gtest.h"

namespace firstline::sim::desk {
namespace {

TEST(MembersTest, EveryMemberGoesToItsReader) {
  std::string text;
  std::optional<int64_t> number;
  std::optional<std::optional<int64_t>> id;
  std::optional<bool> flag;
  std::optional<std::vector<std::string>> words;
  std::optional<std::map<std::string, std::string>> object;
  const MemberReaders readers = {{"text", ReadText(text)},      {"number", ReadInteger(number)},
                                 {"id", ReadIntegerOrNull(id)}, {"flag", ReadBoolean(flag)},
                                 {"words", ReadTexts(words)},   {"object", ReadObject(object)}};
  EXPECT_FALSE(ReadBody(
      R"({"text":"a","number":9100000000000000001,"id":null,"flag":true,"words":["x"],"object":{"n":[1]}})", readers));
  EXPECT_EQ(text, "a");
  EXPECT_EQ(number, 9100000000000000001);
  ASSERT_TRUE(id);
  EXPECT_FALSE(*id);
  EXPECT_EQ(flag, true);
  EXPECT_EQ(words, std::vector<std::string>{"x"});
  EXPECT_EQ(object->at("n"), "[1]");
}

TEST(MembersTest, WhatHasNoReaderOrTheWrongTypeIsAMisfitByName) {
  std::string text;
  std::optional<int64_t> number;
  const MemberReader inner = [&text](const std::string& member, const Json& value) {
    return ReadMembers(member, value, {{"text", ReadText(text)}});
  };
  const MemberReaders readers = {{"number", ReadInteger(number)}, {"inner", inner}};
  EXPECT_EQ(ReadBody(R"({"nmber":1})", readers)->member, "nmber");
  EXPECT_TRUE(ReadBody(R"({"nmber":1})", readers)->unknown);
  EXPECT_EQ(ReadBody(R"({"number":"1"})", readers)->want, "an integer");
  EXPECT_FALSE(ReadBody(R"({"number":"1"})", readers)->unknown);
  EXPECT_EQ(ReadBody(R"({"number":1.0})", readers)->member, "number");
  EXPECT_EQ(ReadBody(R"({"inner":{"text":1}})", readers)->member, "inner.text");
  for (const char* bad : {"", "x", "[]", "1"}) EXPECT_TRUE(ReadBody(bad, readers)) << bad;
}

}  // namespace
}  // namespace firstline::sim::desk
