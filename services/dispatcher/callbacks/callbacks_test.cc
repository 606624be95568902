#include "services/dispatcher/callbacks/callbacks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <deque>
#include <nlohmann/json.hpp>

#include "absl/strings/str_cat.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/clock.h"
#include "common/base/ids.h"
#include "common/config/secret_file.h"
#include "common/kafka/topics.h"
#include "services/dispatcher/callbacks/signature.h"

namespace firstline::dispatcher {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

const absl::Time kNow = absl::FromUnixSeconds(1'795'000'000);

class CallbacksTest : public ::testing::Test {
 protected:
  CallbacksTest() {
    EXPECT_TRUE(config::WriteFile(secret_file_, "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n").ok());
    auto policy = std::make_shared<policy::Policy>();
    policy->tenant = "acme";
    policy->api.enabled = true;
    policy->api.callback_url = "https://acme.example/hook";
    policy->api.callback_secret_file = secret_file_;
    policy_ = policy;
  }

  // Handles a dispatched ticket and waits until it is finished or the first try failed.
  void Handle(const v1::Ticket& ticket, bool https_only = true) {
    Callbacks callbacks({.send = [this](const http::HttpRequest& request) { return Answer(request); },
                         .https_only = https_only,
                         .policies = {.current = [this](const std::string&) { return policy_; },
                                      .version = [](const std::string&, const std::string&) { return nullptr; },
                                      .ready = [] { return true; }},
                         .clock = clock_,
                         .log = log_,
                         .metrics = metrics_});
    kafka::Record record;
    record.topic = kafka::kDispatched;
    record.value = ticket.SerializeAsString();
    runtime::RecordHandler::Context context;
    context.finish = [this] {
      absl::MutexLock lock(&mutex_);
      ++finished_;
    };
    const auto output = callbacks.Handle(record, context);
    ASSERT_TRUE(output.ok()) << output.status();
    deferred_ = output->deferred;
    if (!deferred_) return;
    absl::MutexLock lock(&mutex_);
    const auto done = [this]() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) { return finished_ > 0 || failed_ > 0; };
    EXPECT_TRUE(mutex_.AwaitWithTimeout(absl::Condition(&done), absl::Seconds(30)));
  }

  absl::StatusOr<http::HttpResponse> Answer(const http::HttpRequest& request) {
    absl::MutexLock lock(&mutex_);
    posts_.push_back(request);
    http::HttpResponse response;
    response.status = status_;
    if (status_ >= 300) ++failed_;
    return response;
  }

  v1::Ticket Replied() const {
    v1::Ticket ticket;
    ticket.set_tenant("acme");
    ticket.set_conversation_id("api:k");
    ticket.set_turn_id("t1");
    ticket.mutable_helpdesk()->mutable_api()->set_callback(true);
    ticket.mutable_decision()->set_kind(v1::DECISION_KIND_ANSWER);
    ticket.mutable_outcome()->set_end(v1::END_REPLIED);
    return ticket;
  }

  const std::string secret_file_ = absl::StrCat(::testing::TempDir(), "/callbacks_test.secret");
  std::shared_ptr<const policy::Policy> policy_;
  FakeClock clock_{kNow};
  telemetry::Log log_{"test"};
  telemetry::Metrics registry_;
  DispatcherMetrics metrics_{registry_};
  absl::Mutex mutex_;
  std::vector<http::HttpRequest> posts_;
  int status_ = 204, finished_ = 0, failed_ = 0;
  bool deferred_ = false;
};

TEST_F(CallbacksTest, AnOutcomeIsPostedSigned) {
  Handle(Replied());
  ASSERT_THAT(posts_, SizeIs(1));
  EXPECT_EQ(finished_, 1);
  const http::HttpRequest& post = posts_[0];
  EXPECT_EQ(post.url, "https://acme.example/hook");
  EXPECT_EQ(nlohmann::json::parse(post.body)["type"], "ticket.replied");
  EXPECT_EQ(post.headers.Get("webhook-id"), EffectId("t1", "callback"));
  const http::Headers expected =
      SignedHeaders(*WebhookKey("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"), EffectId("t1", "callback"), kNow, post.body);
  EXPECT_EQ(post.headers.Get("webhook-signature"), expected.Get("webhook-signature"));
  EXPECT_THAT(registry_.Text(), HasSubstr("firstline_callbacks_total{result=\"posted\"} 1"));
}

TEST_F(CallbacksTest, AFailedPostIsNotFinished) {
  for (const int status : {302, 404, 500}) {
    status_ = status;
    posts_.clear();
    failed_ = 0;
    Handle(Replied());
    EXPECT_THAT(posts_, SizeIs(1)) << status;
    EXPECT_EQ(finished_, 0) << status;
  }
}

TEST_F(CallbacksTest, WhatNobodyAskedForIsPassedOver) {
  v1::Ticket unasked = Replied();
  unasked.mutable_helpdesk()->mutable_api()->set_callback(false);
  v1::Ticket superseded = Replied();
  superseded.mutable_outcome()->set_end(v1::END_SUPERSEDED);
  v1::Ticket elsewhere = Replied();
  elsewhere.set_conversation_id("main:1");
  v1::Ticket replay = Replied();
  replay.set_replay(true);
  for (const v1::Ticket& ticket : {unasked, superseded, elsewhere, replay}) {
    Handle(ticket);
    EXPECT_FALSE(deferred_);
  }
  EXPECT_THAT(posts_, SizeIs(0));
}

TEST_F(CallbacksTest, WithoutACallbackInThePolicyThereIsNothingToDo) {
  auto policy = std::make_shared<policy::Policy>(*policy_);
  policy->api.callback_url.clear();
  policy_ = policy;
  Handle(Replied());
  EXPECT_EQ(finished_, 1);
  EXPECT_THAT(posts_, SizeIs(0));
}

TEST_F(CallbacksTest, NothingIsPostedInTheClear) {
  auto policy = std::make_shared<policy::Policy>(*policy_);
  policy->api.callback_url = "http://acme.example/hook";
  policy_ = policy;
  failed_ = 1;  // nothing will be sent: do not wait for it
  Handle(Replied());
  EXPECT_THAT(posts_, SizeIs(0));
  EXPECT_EQ(finished_, 0);
  failed_ = 0;
  Handle(Replied(), /*https_only=*/false);
  EXPECT_THAT(posts_, SizeIs(1));
}

}  // namespace
}  // namespace firstline::dispatcher
