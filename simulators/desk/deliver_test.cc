#include "simulators/desk/deliver.h"

#include <optional>
#include <set>

#include "absl/time/clock.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "simulators/desk/testing/receiver.h"

namespace firstline::sim::desk {
namespace {

using ::testing::ElementsAre;
using testing::Receiver;
using ::testing::SizeIs;

// Closes for good at the first 410.
class ClosingGate final : public Gate {
 public:
  bool Allows(absl::Time) override { return open_; }
  void Record(const Answered& answer, absl::Time) override { open_ = !answer.ok() || answer->status != 410; }
  void Reset() override { open_ = true; }

 private:
  bool open_ = true;
};

// Everything is tried twice more, at once.
Postman TestPostman() {
  Postman postman;
  postman.request = [](const Delivery& delivery, const std::string& target, absl::Time) {
    return http::HttpRequest{
        .method = "POST", .url = target, .headers = {{"X-Id", delivery.id}}, .body = delivery.body};
  };
  postman.retries = [] {
    return [left = 2](const Answered& answer, absl::Time) mutable {
      const bool good = answer.ok() && answer->status == 200;
      return Retry{!good && left-- > 0, absl::ZeroDuration()};
    };
  };
  return postman;
}

class DelivererTest : public ::testing::Test {
 protected:
  void Start(const DelivererOptions& options, const Postman& postman = TestPostman()) {
    deliverer_.emplace(postman, options, [this](const Delivery& delivery, int status) {
      std::lock_guard<std::mutex> lock(mutex_);
      attempts_.emplace_back(delivery.webhook + delivery.id, status);
    });
  }
  // Waits until nothing is open any more.
  void Settle() {
    const absl::Time deadline = absl::Now() + absl::Seconds(20);
    while (deliverer_->Open() > 0 && absl::Now() < deadline) absl::SleepFor(absl::Milliseconds(1));
    ASSERT_EQ(deliverer_->Open(), 0u);
  }
  std::vector<std::pair<std::string, int>> Attempts() {
    std::lock_guard<std::mutex> lock(mutex_);
    return attempts_;
  }
  void AwaitAttempts(size_t count) {
    const absl::Time deadline = absl::Now() + absl::Seconds(20);
    while (Attempts().size() < count && absl::Now() < deadline) absl::SleepFor(absl::Milliseconds(1));
    ASSERT_GE(Attempts().size(), count);
  }
  static Delivery Make(const std::string& id) { return {.ticket = "1", .id = id, .body = "{}"}; }

  std::mutex mutex_;
  std::vector<std::pair<std::string, int>> attempts_;
  std::optional<Deliverer> deliverer_;
};

TEST_F(DelivererTest, WaitsForATargetAndAsksTheRetriesOfEachDelivery) {
  Receiver receiver([](int attempt) { return attempt <= 4 ? 500 : 200; });
  DelivererOptions options;
  options.threads = 1;
  Start(options);
  deliverer_->Enqueue(Make("a"));
  deliverer_->SetTarget(receiver.url());
  Settle();
  EXPECT_THAT(receiver.got(), SizeIs(3));  // one attempt and two retries
  deliverer_->Enqueue(Make("b"));
  Settle();
  EXPECT_THAT(receiver.got(), SizeIs(5));  // its own retries, not those "a" left over
}

TEST_F(DelivererTest, AProbedTargetIsTakenOnlyAfterItAnswered200ToAHead) {
  Receiver refuses([](int) { return 204; });
  Receiver takes([](int) { return 200; });
  Postman postman = TestPostman();
  postman.probes = true;
  Start({}, postman);
  deliverer_->Enqueue(Make("a"));
  deliverer_->SetTarget(refuses.url());
  AwaitAttempts(1);
  EXPECT_EQ(deliverer_->target(), "");
  EXPECT_EQ(deliverer_->Open(), 1u);
  deliverer_->SetTarget(takes.url());
  Settle();
  EXPECT_THAT(Attempts(), ElementsAre(std::pair("probe", 204), std::pair("probe", 200), std::pair("a", 200)));
  EXPECT_EQ(refuses.got()[0].method, "HEAD");
  EXPECT_EQ(deliverer_->target(), takes.url());
}

TEST_F(DelivererTest, AClosedGateFailsDeliveriesUnsentUntilTheTargetIsSetAnew) {
  Receiver receiver([](int attempt) { return attempt == 1 ? 410 : 200; });
  Postman postman = TestPostman();
  postman.gate = std::make_shared<ClosingGate>();
  postman.retries = [] { return [](const Answered&, absl::Time) { return Retry{}; }; };
  DelivererOptions options;
  options.threads = 1;
  Start(options, postman);
  deliverer_->SetTarget(receiver.url());
  deliverer_->Enqueue(Make("a"));
  Settle();
  deliverer_->Enqueue(Make("b"));
  Settle();
  deliverer_->SetTarget(receiver.url());
  deliverer_->Enqueue(Make("c"));
  Settle();
  EXPECT_THAT(Attempts(), ElementsAre(std::pair("a", 410), std::pair("b", -1), std::pair("c", 200)));
}

TEST_F(DelivererTest, MischiefDropsAndDuplicates) {
  Receiver receiver([](int) { return 200; });
  Start({});
  deliverer_->SetTarget(receiver.url());
  deliverer_->SetMischief({.duplicate_every = 2, .drop_every = 3});
  for (const char* id : {"1", "2", "3", "4", "5"}) deliverer_->Enqueue(Make(id));
  Settle();
  std::multiset<std::string> ids;
  for (const auto& request : receiver.got()) ids.emplace(request.headers.Get("X-Id"));
  EXPECT_THAT(ids, ElementsAre("1", "2", "2", "4", "4", "5"));
}

TEST_F(DelivererTest, ShufflingChangesTheOrder) {
  Receiver receiver([](int) { return 200; });
  DelivererOptions options;
  options.threads = 1;
  Start(options);
  deliverer_->SetMischief({.shuffle = absl::Milliseconds(50)});
  std::vector<std::string> sent;
  for (int i = 0; i < 20; ++i) {
    sent.push_back(std::to_string(i));
    deliverer_->Enqueue(Make(sent.back()));
  }
  deliverer_->SetTarget(receiver.url());
  Settle();
  std::vector<std::string> got;
  for (const auto& request : receiver.got()) got.emplace_back(request.headers.Get("X-Id"));
  EXPECT_NE(got, sent);
  EXPECT_THAT(got, ::testing::UnorderedElementsAreArray(sent));
}

TEST_F(DelivererTest, BeyondItsBoundDeliveriesAreOmitted) {
  DelivererOptions options;
  options.waiting_max = 2;
  Start(options);
  for (const char* id : {"1", "2", "3"}) deliverer_->Enqueue(Make(id));
  EXPECT_EQ(deliverer_->Open(), 2u);
}

}  // namespace
}  // namespace firstline::sim::desk
