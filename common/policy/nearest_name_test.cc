#include "common/policy/nearest_name.h"

#include <gtest/gtest.h>

namespace firstline::policy {
namespace {

TEST(EditDistanceTest, CountsInsertDeleteReplaceAndSwap) {
  EXPECT_EQ(EditDistance("refund", "refund"), 0);
  EXPECT_EQ(EditDistance("refnd", "refund"), 1);
  EXPECT_EQ(EditDistance("refunds", "refund"), 1);
  EXPECT_EQ(EditDistance("rafund", "refund"), 1);
  EXPECT_EQ(EditDistance("erfund", "refund"), 1);
  EXPECT_EQ(EditDistance("", "abc"), 3);
  EXPECT_EQ(EditDistance("abc", ""), 3);
}

TEST(NearestNameTest, PicksTheClosestCandidate) {
  EXPECT_EQ(NearestName("standart", std::vector<std::string>{"lenient", "standard", "regulated"}), "standard");
}

TEST(NearestNameTest, AThirdOfTheLengthIsTheLimit) {
  EXPECT_EQ(NearestName("abcxyz", std::vector<std::string>{"abcdez"}), "abcdez");  // 2 of 6
  EXPECT_EQ(NearestName("abwxyz", std::vector<std::string>{"abcdez"}), "");        // 3 of 6
}

TEST(NearestNameTest, OneEditIsAllowedInShortNames) {
  EXPECT_EQ(NearestName("te", std::vector<std::string>{"de"}), "de");
}

TEST(DidYouMeanTest, IsEmptyWhenNothingIsNear) {
  EXPECT_EQ(DidYouMean("billing", std::vector<std::string>{"legal"}), "");
  EXPECT_EQ(DidYouMean("bilings", std::vector<std::string>{"billing"}), "; did you mean \"billing\"?");
}

}  // namespace
}  // namespace firstline::policy
