#include "common/telemetry/trace.h"

#include <gtest/gtest.h>

namespace firstline::telemetry {
namespace {

constexpr char kParent[] = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

TEST(TraceTest, AChildKeepsTheTraceAndChangesTheSpan) {
  const std::string child = ChildTraceparent(kParent, "s1");
  EXPECT_TRUE(IsTraceparent(child));
  EXPECT_EQ(child.substr(0, 36), std::string(kParent).substr(0, 36));
  EXPECT_NE(child, kParent);
  EXPECT_EQ(child, ChildTraceparent(kParent, "s1"));
}

TEST(TraceTest, TheTraceIdIsTakenFromAWellFormedParentOnly) {
  EXPECT_EQ(TraceId("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"), "4bf92f3577b34da6a3ce929d0e0e4736");
  EXPECT_EQ(TraceId("00-customer text of that length........-00f067aa0ba902b7-01"), "");
}

TEST(TraceTest, WithoutAParentATraceBegins) { EXPECT_TRUE(IsTraceparent(ChildTraceparent("nonsense", "s1"))); }

TEST(TraceTest, MalformedParentsAreRecognised) {
  EXPECT_TRUE(IsTraceparent(kParent));
  EXPECT_FALSE(IsTraceparent("00-00000000000000000000000000000000-b7ad6b7169203331-01"));
  EXPECT_FALSE(IsTraceparent("00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01"));
  EXPECT_FALSE(IsTraceparent("01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));
  EXPECT_FALSE(IsTraceparent("00-0AF7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));
}

}  // namespace
}  // namespace firstline::telemetry
