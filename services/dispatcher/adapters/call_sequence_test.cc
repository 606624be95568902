#include "services/dispatcher/adapters/call_sequence.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

namespace firstline::dispatcher {
namespace {

using ::testing::SizeIs;

class CallSequenceTest : public ::testing::Test {
 protected:
  FakeClock clock_{absl::FromUnixSeconds(1'795'255'200)};
  const absl::Time start_ = clock_.Now();
  std::vector<http::HttpRequest> sent_;
  CallSequence calls_{[this](http::HttpRequest request) -> absl::StatusOr<http::HttpResponse> {
                        sent_.push_back(std::move(request));
                        return http::HttpResponse{.status = 200};
                      },
                      start_ + absl::Seconds(2), clock_};
};

TEST_F(CallSequenceTest, AllRequestsTogetherGetTheTimeOfOne) {
  ASSERT_TRUE(calls_.Send({.method = "GET", .path = "/a"}).ok());
  clock_.Advance(absl::Seconds(9));
  ASSERT_TRUE(calls_.Send({.method = "PUT", .path = "/b", .body = "{}"}, 100).ok());
  ASSERT_THAT(sent_, SizeIs(2));
  EXPECT_EQ(sent_[0].total_timeout, absl::Seconds(10));
  EXPECT_EQ(sent_[0].not_after, start_ + absl::Seconds(2));
  EXPECT_EQ(sent_[1].method, "PUT");
  EXPECT_EQ(sent_[1].url, "/b");
  EXPECT_EQ(sent_[1].body, "{}");
  EXPECT_EQ(sent_[1].response_bytes_max, 100u);
  EXPECT_EQ(sent_[1].total_timeout, absl::Seconds(1));
  EXPECT_EQ(sent_[1].not_after, start_ + absl::Seconds(10));
}

TEST_F(CallSequenceTest, NothingIsSentWhenTheTimeIsUsedUp) {
  clock_.Advance(absl::Seconds(10));
  const auto response = calls_.Send({.method = "PUT", .path = "/b"});
  EXPECT_EQ(response.status().code(), absl::StatusCode::kDeadlineExceeded);
  EXPECT_EQ(http::TransmissionOf(response.status()), http::Transmission::kNotSent);
  EXPECT_THAT(sent_, SizeIs(0));
}

}  // namespace
}  // namespace firstline::dispatcher
