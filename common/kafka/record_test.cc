#include "common/kafka/record.h"

#include <gtest/gtest.h>

namespace firstline::kafka {
namespace {

// murmur2 of these keys as Apache Kafka's own UtilsTest lists them.
TEST(PartitionOfTest, AgreesWithJava) {
  const auto expected = [](int32_t hash, int32_t partitions) {
    return static_cast<int32_t>(static_cast<uint32_t>(hash) & 0x7fffffffu) % partitions;
  };
  EXPECT_EQ(PartitionOf("21", 1000), expected(-973932308, 1000));
  EXPECT_EQ(PartitionOf("foobar", 1000), expected(-790332482, 1000));
  EXPECT_EQ(PartitionOf("a-little-bit-long-string", 1000), expected(-985981536, 1000));
  EXPECT_EQ(PartitionOf("a-little-bit-longer-string", 1000), expected(-1486304829, 1000));
  EXPECT_EQ(PartitionOf("abc", 1000), expected(479470107, 1000));
}

TEST(RecordTest, TheLastHeaderOfANameCounts) {
  Record record;
  record.headers = {{"a", "1"}, {"b", "2"}, {"a", "3"}};
  EXPECT_EQ(record.HeaderValue("a"), "3");
  EXPECT_EQ(record.HeaderValue("none"), "");
}

}  // namespace
}  // namespace firstline::kafka
