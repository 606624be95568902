#include "common/helpdesks/intercom/vocabulary.h"

#include <gtest/gtest.h>

namespace firstline::intercom {
namespace {

TEST(VocabularyTest, EverySourceHasItsChannel) {
  for (const auto& [type, channel] : {std::pair{"conversation", "chat"},
                                      {"email", "email"},
                                      {"facebook", "social"},
                                      {"instagram", "social"},
                                      {"twitter", "social"},
                                      {"phone_call", "voice"},
                                      {"phone_switch", "voice"},
                                      {"whatsapp", "chat"},
                                      {"sms", "chat"},
                                      {"", "chat"}}) {
    EXPECT_EQ(ChannelOf(type), channel) << type;
  }
}

TEST(VocabularyTest, APriorityTagIsReadAsThePriorityItWasWrittenFor) {
  using conversation::Priority;
  for (const Priority priority : {Priority::kLow, Priority::kMedium, Priority::kHigh, Priority::kUrgent}) {
    const std::vector<std::string> tags = {"shop", std::string(PriorityTag(priority))};
    EXPECT_EQ(PriorityOf("not_priority", tags), priority);
  }
  EXPECT_EQ(PriorityOf("not_priority", {}), Priority::kUnset);
  EXPECT_EQ(PriorityTag(Priority::kUnset), "");
}

}  // namespace
}  // namespace firstline::intercom
