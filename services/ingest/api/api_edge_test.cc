#include "services/ingest/api/api_edge.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/synchronization/notification.h"
#include "common/api_channel/key.h"
#include "common/kafka/topics.h"
#include "services/ingest/api/post.h"
#include "services/ingest/records.h"
#include "services/ingest/testing/fakes.h"

namespace firstline::ingest {
namespace {

using Json = nlohmann::json;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const absl::Time kNow = absl::FromUnixSeconds(1'795'000'000);
constexpr char kWriter[] = "flk.acme.writer.s1";
constexpr char kReader[] = "flk.acme.reader.s2";
constexpr char kBoth[] = "flk.acme.both.s3";
constexpr char kOld[] = "flk.acme.old.s4";

class ApiEdgeTest : public ::testing::Test {
 protected:
  ApiEdgeTest() {
    auto policy = std::make_shared<policy::Policy>();
    policy->tenant = "acme";
    policy->api.enabled = true;
    policy->api.requests_per_minute = 60;
    for (const auto& [text, id, write, read, expires] :
         {std::tuple(kWriter, "writer", true, false, absl::InfiniteFuture()),
          std::tuple(kReader, "reader", false, true, absl::InfiniteFuture()),
          std::tuple(kBoth, "both", true, true, absl::InfiniteFuture()),
          std::tuple(kOld, "old", true, true, kNow - absl::Seconds(1))}) {
      policy->api.keys.push_back({id, api_channel::HashOfKey(text), write, read, expires});
    }
    policy_ = policy;
    Tenants tenants;
    tenants.current = [this](absl::string_view tenant) { return tenant == "acme" ? policy_ : nullptr; };
    tenants.ready = [this] { return ready_; };
    edge_ = std::make_unique<ApiEdge>(ApiEdge::Parts{.tenants = std::move(tenants),
                                                     .producer = producer_,
                                                     .bucket = bucket_,
                                                     .view = view_,
                                                     .view_ready = [this] { return view_ready_; },
                                                     .new_id = [this] { return absl::StrCat("random", ++ids_); },
                                                     .clock = clock_,
                                                     .log = log_,
                                                     .metrics = IngestMetrics(metrics_)});
  }

  http::Response Send(http::Request request) {
    http::Response answer;
    absl::Notification answered;
    edge_->Handle(std::move(request), [&](http::Response response) {
      answer = std::move(response);
      answered.Notify();
    });
    EXPECT_TRUE(answered.WaitForNotificationWithTimeout(absl::Seconds(30)));
    return answer;
  }
  http::Response Post(absl::string_view body, const char* key = kBoth, absl::string_view idempotency_key = "") {
    http::Request request{.method = "POST", .path = "/v1/tickets", .body = std::string(body)};
    request.headers.Add("Content-Type", "application/json; charset=utf-8");
    request.headers.Add("Authorization", absl::StrCat("Bearer ", key));
    if (!idempotency_key.empty()) request.headers.Add("Idempotency-Key", idempotency_key);
    return Send(std::move(request));
  }
  http::Response Get(absl::string_view ticket, const char* key = kBoth) {
    http::Request request{.method = "GET", .path = absl::StrCat("/v1/tickets/", ticket)};
    request.headers.Add("Authorization", absl::StrCat("Bearer ", key));
    return Send(std::move(request));
  }
  v1::InboxEvent Inbox(size_t index) {
    kafka::Record record;
    record.value = producer_.Of(kafka::kInbox).at(index).value;
    return *ReadInboxEvent(record);
  }

  std::shared_ptr<const policy::Policy> policy_;
  bool ready_ = true, view_ready_ = true;
  int ids_ = 0;
  FakeClock clock_{kNow};
  FakeProducer producer_;
  redis::TokenBucket bucket_{nullptr, clock_};
  TicketsView view_;
  telemetry::Log log_{"test"};
  telemetry::Metrics metrics_;
  std::unique_ptr<ApiEdge> edge_;  // last: its thread uses everything above
};

TEST_F(ApiEdgeTest, AMessageIsInTheInboxBeforeItIsAccepted) {
  const http::Response answer = Post(R"({"text":"Where is it?","subject":"Order","channel":"chat",
                                         "customer":{"name":"Ana"},"callback":true})");
  ASSERT_EQ(answer.status, 202) << answer.body;
  const Json body = Json::parse(answer.body);
  EXPECT_EQ(answer.headers.Get("Location"), body["status_url"].get<std::string>());
  ASSERT_THAT(producer_.Of(kafka::kInbox), SizeIs(1));
  const v1::InboxEvent event = Inbox(0);
  EXPECT_EQ(event.tenant(), "acme");
  EXPECT_EQ(event.helpdesk(), "api");
  EXPECT_EQ(event.ticket_id(), body["id"].get<std::string>());
  EXPECT_EQ(event.source(), v1::INBOX_SOURCE_API);
  EXPECT_EQ(event.api_message().id(), body["message_id"].get<std::string>());
  EXPECT_EQ(event.api_message().text(), "Where is it?");
  EXPECT_EQ(event.api_message().channel(), v1::CHANNEL_CHAT);
  EXPECT_EQ(event.api_message().customer().name(), "Ana");
  EXPECT_TRUE(event.api_message().callback());
  EXPECT_EQ(producer_.Of(kafka::kInbox)[0].key, absl::StrCat("acme/api:", event.ticket_id()));
}

TEST_F(ApiEdgeTest, WhatTheBrokerDoesNotTakeIsNotAccepted) {
  producer_.FailNext(kafka::kInbox, 1);
  const http::Response answer = Post(R"({"text":"a"})");
  EXPECT_EQ(answer.status, 503);
  EXPECT_EQ(answer.headers.Get("Retry-After"), "5");
  EXPECT_EQ(view_.size(), 0u);
}

TEST_F(ApiEdgeTest, AnAcceptedTicketIsFoundAtOnce) {
  const Json accepted = Json::parse(Post(R"({"text":"a"})").body);
  const http::Response answer = Get(accepted["id"].get<std::string>());
  ASSERT_EQ(answer.status, 200);
  EXPECT_EQ(Json::parse(answer.body)["status"], "accepted");
}

TEST_F(ApiEdgeTest, TheSameKeyGivesTheSameIds) {
  const http::Response first = Post(R"({"text":"a"})", kBoth, "order-7");
  const http::Response again = Post(R"({"text":"a"})", kBoth, "order-7");
  EXPECT_EQ(again.status, 202);
  EXPECT_EQ(first.body, again.body);
  EXPECT_NE(Post(R"({"text":"a"})", kBoth, "order-8").body, first.body);
}

TEST_F(ApiEdgeTest, WithoutAKeyEveryRequestIsAMessage) {
  EXPECT_NE(Post(R"({"text":"a"})").body, Post(R"({"text":"a"})").body);
}

TEST_F(ApiEdgeTest, AnotherBodyUnderTheSameKeyIsRefused) {
  EXPECT_EQ(Post(R"({"text":"a"})", kBoth, "k").status, 202);
  EXPECT_EQ(Post(R"({"text":"b"})", kBoth, "k").status, 422);
  EXPECT_THAT(producer_.Of(kafka::kInbox), SizeIs(1));
}

TEST_F(ApiEdgeTest, AFurtherMessageGoesToItsConversation) {
  const Json answer = Json::parse(Post(R"({"text":"a","ticket_id":"k-7"})").body);
  EXPECT_EQ(answer["id"], "k-7");
  EXPECT_EQ(Inbox(0).ticket_id(), "k-7");
}

TEST_F(ApiEdgeTest, EveryBadFieldIsNamedAndNothingIsWritten) {
  const http::Response answer = Post(R"({"subject":1,"channel":"fax"})");
  EXPECT_EQ(answer.status, 422);
  EXPECT_EQ(answer.content_type, "application/problem+json");
  EXPECT_THAT(Json::parse(answer.body)["errors"], SizeIs(3));
  EXPECT_THAT(producer_.Records(), IsEmpty());
}

TEST_F(ApiEdgeTest, RequestsThatCannotBeReadAreRefused) {
  EXPECT_EQ(Post("{").status, 400);
  EXPECT_EQ(Post(absl::StrCat(R"({"text":")", std::string(kPostBytesMax, 'x'), R"("})")).status, 413);
  EXPECT_EQ(Post(R"({"text":"a"})", kBoth, std::string(256, 'k')).status, 400);
  http::Request form{.method = "POST", .path = "/v1/tickets", .body = "text=a"};
  form.headers.Add("Authorization", absl::StrCat("Bearer ", kBoth));
  EXPECT_EQ(Send(form).status, 415);
}

TEST_F(ApiEdgeTest, KeysThatDoNotFitGetOneAnswer) {
  const http::Response wrong = Post("{}", "flk.acme.both.guess");
  EXPECT_EQ(wrong.status, 401);
  EXPECT_EQ(wrong.headers.Get("WWW-Authenticate"), "Bearer");
  for (const char* key : {"flk.acme.nobody.s3", "flk.nowhere.both.s3", kOld, "nonsense", ""}) {
    const http::Response answer = Post("{}", key);
    EXPECT_EQ(answer.status, 401) << key;
    EXPECT_EQ(answer.body, wrong.body) << key;
  }
}

TEST_F(ApiEdgeTest, AKeyDoesWhatItsScopesSay) {
  EXPECT_EQ(Post(R"({"text":"a"})", kReader).status, 403);
  EXPECT_EQ(Get("k", kWriter).status, 403);
  EXPECT_EQ(Post(R"({"text":"a"})", kWriter).status, 202);
  EXPECT_EQ(Get("k", kReader).status, 404);
}

TEST_F(ApiEdgeTest, BeyondTheRateCallersWait) {
  for (int i = 0; i < 60; ++i) ASSERT_EQ(Post(R"({"text":"a"})").status, 202) << i;
  const http::Response answer = Post(R"({"text":"a"})");
  EXPECT_EQ(answer.status, 429);
  EXPECT_EQ(answer.headers.Get("Retry-After"), "1");
  EXPECT_EQ(Get("k").status, 429);
  clock_.Advance(absl::Seconds(1));
  EXPECT_EQ(Post(R"({"text":"a"})").status, 202);
}

TEST_F(ApiEdgeTest, WhileThePoliciesAreReadCallersComeAgain) {
  ready_ = false;
  EXPECT_EQ(Post(R"({"text":"a"})", "flk.other.k.s").status, 503);
  EXPECT_EQ(Post(R"({"text":"a"})").status, 202);  // known already
}

TEST_F(ApiEdgeTest, WhileTheTicketsAreReadNoneIsDenied) {
  view_ready_ = false;
  EXPECT_EQ(Get("k").status, 503);
}

TEST_F(ApiEdgeTest, OtherMethodsAndPathsAreRefused) {
  EXPECT_TRUE(ApiEdge::Serves("/v1/tickets"));
  EXPECT_TRUE(ApiEdge::Serves("/v1/tickets/k"));
  EXPECT_FALSE(ApiEdge::Serves("/v1/ticketss"));
  http::Request request{.method = "DELETE", .path = "/v1/tickets/k"};
  const http::Response answer = Send(request);
  EXPECT_EQ(answer.status, 405);
  EXPECT_EQ(answer.headers.Get("Allow"), "GET");
  EXPECT_EQ(Send({.method = "GET", .path = "/v1/tickets/a/b"}).status, 404);
}

}  // namespace
}  // namespace firstline::ingest
