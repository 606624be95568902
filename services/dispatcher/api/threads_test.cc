#include "services/dispatcher/api/threads.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <vector>

#include "common/kafka/topics.h"
#include "firstline/v1/events.pb.h"

namespace firstline::dispatcher {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

const absl::Time kNow = absl::FromUnixSeconds(1'795'000'000);

// What was written to a topic; readers see it from where they stopped.
struct FakeTopic {
  std::vector<kafka::Record> records;
  absl::Status failure;
  int opened = 0;
};

class FakeReader : public kafka::LogReader {
 public:
  explicit FakeReader(FakeTopic& topic) : topic_(topic) {}
  absl::Status ReadToEnd(const Visitor& visit, absl::Duration, const std::function<bool()>&) override {
    if (!topic_.failure.ok()) return topic_.failure;
    while (next_ < topic_.records.size()) visit(topic_.records[next_++]);
    return absl::OkStatus();
  }
  int Poll(const Visitor&, absl::Duration) override { return 0; }

 private:
  FakeTopic& topic_;
  size_t next_ = 0;
};

class ApiThreadsTest : public ::testing::Test {
 protected:
  ApiThreadsTest()
      : threads_(
            [this](const std::string& topic, absl::Time since) -> absl::StatusOr<std::unique_ptr<kafka::LogReader>> {
              EXPECT_EQ(since, kNow - ApiThreads::kReach);
              ++topics_[topic].opened;
              return std::make_unique<FakeReader>(topics_[topic]);
            },
            clock_) {}

  void Accept(const std::string& id) {
    v1::InboxEvent event;
    event.mutable_api_message()->set_id(id);
    kafka::Record record;
    record.topic = kafka::kInbox;
    record.key = "acme/api:k";
    record.value = event.SerializeAsString();
    record.timestamp = kNow;
    topics_[kafka::kInbox].records.push_back(record);
  }

  FakeClock clock_{kNow};
  std::map<std::string, FakeTopic> topics_;
  ApiThreads threads_;
};

TEST_F(ApiThreadsTest, EveryReadSeesWhatWasAcceptedUntilThen) {
  EXPECT_TRUE(absl::IsNotFound(threads_.Read("acme", "k").status()));
  Accept("m1");
  ASSERT_TRUE(threads_.Read("acme", "k").ok());
  Accept("m2");
  const auto thread = threads_.Read("acme", "k");
  ASSERT_TRUE(thread.ok());
  EXPECT_THAT(thread->messages, SizeIs(2));
  EXPECT_EQ(topics_[kafka::kInbox].opened, 1);
  EXPECT_EQ(topics_[kafka::kStates].opened, 1);
}

TEST_F(ApiThreadsTest, ALogThatCannotBeReadToItsEndGivesNoThread) {
  Accept("m1");
  topics_[kafka::kInbox].failure = absl::DeadlineExceededError("slow");
  EXPECT_TRUE(absl::IsDeadlineExceeded(threads_.Read("acme", "k").status()));
  topics_[kafka::kInbox].failure = absl::UnavailableError("away");
  EXPECT_TRUE(absl::IsUnavailable(threads_.Read("acme", "k").status()));
  topics_[kafka::kInbox].failure = absl::OkStatus();
  EXPECT_TRUE(threads_.Read("acme", "k").ok());
  EXPECT_EQ(topics_[kafka::kInbox].opened, 2);  // the slow reader was kept, the broken one was not
}

}  // namespace
}  // namespace firstline::dispatcher
