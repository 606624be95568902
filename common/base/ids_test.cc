#include "common/base/ids.h"

#include <gtest/gtest.h>

namespace firstline {
namespace {

TEST(IdsTest, TheSamePartsGiveTheSameId) {
  EXPECT_EQ(TurnId("acme", "main:4711", "70001"), TurnId("acme", "main:4711", "70001"));
  EXPECT_EQ(TurnId("acme", "main:4711", "70001").size(), 32u);
}

TEST(IdsTest, PartsDoNotRunIntoEachOther) { EXPECT_NE(HashId({"ab", "c"}), HashId({"a", "bc"})); }

TEST(IdsTest, KindsOfIdsNeverCollide) { EXPECT_NE(StageOutId("t", "note"), EffectId("t", "note")); }

TEST(IdsTest, AKnownValueStaysTheSameForEver) {
  // sha256 over the 8-byte length and "a", first 16 bytes; ids are stored in topics and must never change.
  EXPECT_EQ(HashId({"a"}), "3b196fd4907bedf51c3090e9835f2f7c");
}

}  // namespace
}  // namespace firstline
