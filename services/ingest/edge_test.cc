#include "services/ingest/edge.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/base/ids.h"
#include "common/config/secret_file.h"
#include "common/kafka/event.h"
#include "firstline/v1/events.pb.h"
#include "services/ingest/wire.h"

namespace firstline::ingest {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

// Accepts what the secret "good" signed (header `sig: good`); the body is "ticket <id>", "nothing" or unreadable.
class FakeSource : public WebhookSource {
 public:
  explicit FakeSource(int busy) : busy_(busy) {}
  absl::string_view vendor() const override { return "zendesk"; }
  absl::Status Verify(const Delivery& delivery, absl::Span<const std::string> secrets, absl::Time) const override {
    for (const std::string& secret : secrets) {
      if (delivery.headers.Get("sig") == secret) return absl::OkStatus();
    }
    return absl::UnauthenticatedError("signature does not fit");
  }
  absl::StatusOr<InboxPointer> Parse(const Delivery& delivery) const override {
    if (delivery.body == "nothing") return InboxPointer{};
    if (!absl::StartsWith(delivery.body, "ticket ")) return absl::InvalidArgumentError("body is no ticket");
    return InboxPointer{.ticket_id = std::string(delivery.body.substr(7)),
                        .delivery_id = "d1",
                        .event_type = "created",
                        .relevant = true};
  }
  int busy_status() const override { return busy_; }

 private:
  const int busy_;
};

// Keeps records; the test says when and how they are acknowledged.
class FakeProducer : public kafka::Producer {
 public:
  void Produce(kafka::OutRecord record, Done done) override {
    records.push_back(std::move(record));
    if (answer_later) {
      waiting.push_back(std::move(done));
    } else {
      done(result);
    }
  }
  absl::Status Flush(absl::Duration) override { return absl::OkStatus(); }

  std::vector<kafka::OutRecord> records;
  std::vector<Done> waiting;
  absl::Status result;
  bool answer_later = false;
};

class EdgeTest : public ::testing::Test {
 protected:
  EdgeTest() {
    EXPECT_TRUE(config::WriteFile(secret_file_, "good\n").ok());
    policy_ = std::make_shared<policy::Policy>();
    policy_->tenant = "acme";
    policy_->helpdesks = {{.name = "main", .vendor = "zendesk", .webhook_secret_files = {secret_file_}}};
    Start(409);
  }
  void Start(int busy) {
    std::vector<std::unique_ptr<WebhookSource>> sources;
    sources.push_back(std::make_unique<FakeSource>(busy));
    Tenants tenants;
    tenants.current = [this](absl::string_view tenant) { return tenant == "acme" ? policy_ : nullptr; };
    tenants.ready = [this] { return ready_; };
    edge_ = std::make_unique<Edge>(std::move(sources), tenants, producer_, clock_, log_, IngestMetrics(metrics_));
  }
  http::Request Webhook(absl::string_view body, absl::string_view signature = "good") {
    return {.method = "POST",
            .path = "/v1/webhooks/zendesk/acme",
            .query = "",
            .headers = {{"sig", std::string(signature)}},
            .body = std::string(body),
            .remote = ""};
  }
  // Status of the answer, 0 while there is none.
  int Send(http::Request request) {
    answer_ = {.status = 0};
    edge_->Handle(std::move(request), [this](http::Response response) { answer_ = std::move(response); });
    return answer_.status;
  }
  std::string Detail() {
    EXPECT_EQ(answer_.content_type, "application/problem+json");
    const nlohmann::json problem = nlohmann::json::parse(answer_.body);
    EXPECT_EQ(problem["status"], answer_.status);
    return problem["detail"];
  }
  bool Counted(absl::string_view result) {
    return absl::StrContains(metrics_.Text(), absl::StrCat("result=\"", result, "\""));
  }

  const std::string secret_file_ = absl::StrCat(::testing::TempDir(), "/edge_test.secret");
  std::shared_ptr<policy::Policy> policy_;
  bool ready_ = true;
  FakeProducer producer_;
  FakeClock clock_{absl::FromUnixSeconds(1'795'255'200)};
  telemetry::Log log_{"ingest", telemetry::Level::kError};
  telemetry::Metrics metrics_;
  std::unique_ptr<Edge> edge_;
  http::Response answer_;
};

TEST_F(EdgeTest, AnAcceptedWebhookIsAPointerInTheInbox) {
  EXPECT_EQ(Send(Webhook("ticket 35")), 200);
  ASSERT_THAT(producer_.records, SizeIs(1));
  const kafka::OutRecord& record = producer_.records[0];
  EXPECT_EQ(record.topic, "inbox");
  EXPECT_EQ(record.key, ConversationKey("acme", "main:35"));
  v1::InboxEvent event;
  ASSERT_TRUE(event.ParseFromString(*record.value));
  EXPECT_EQ(event.tenant(), "acme");
  EXPECT_EQ(event.helpdesk(), "main");
  EXPECT_EQ(event.vendor(), "zendesk");
  EXPECT_EQ(event.ticket_id(), "35");
  EXPECT_EQ(event.source(), v1::INBOX_SOURCE_WEBHOOK);
  EXPECT_EQ(event.delivery_id(), "d1");
  EXPECT_EQ(FromProto(event.accepted_at()), clock_.Now());
  kafka::Record read;
  read.headers = record.headers;
  EXPECT_EQ(kafka::EventOf(read).conversation, "main:35");
  EXPECT_EQ(kafka::EventOf(read).tenant, "acme");
  EXPECT_TRUE(Counted("accepted"));
}

TEST_F(EdgeTest, NothingIsAnsweredBeforeTheBrokerAcknowledged) {
  producer_.answer_later = true;
  EXPECT_EQ(Send(Webhook("ticket 35")), 0);
  producer_.waiting[0](absl::OkStatus());
  EXPECT_EQ(answer_.status, 200);
}

TEST_F(EdgeTest, WithoutTheBrokerTheVendorIsAskedToSendAgain) {
  producer_.result = absl::UnavailableError("no broker");
  EXPECT_EQ(Send(Webhook("ticket 35")), 409);
  EXPECT_EQ(Detail(), "the queue does not answer, send again");
  EXPECT_TRUE(Counted("busy"));
}

TEST_F(EdgeTest, AVendorThatUnderstands503IsToldWhenToComeBack) {
  Start(503);
  producer_.result = absl::UnavailableError("no broker");
  EXPECT_EQ(Send(Webhook("ticket 35")), 503);
  EXPECT_TRUE(answer_.headers.Has("Retry-After"));
}

TEST_F(EdgeTest, AForgedWebhookIsRefusedAndLeavesNoTrace) {
  EXPECT_EQ(Send(Webhook("ticket 35", "bad")), 401);
  EXPECT_EQ(Detail(), "signature does not fit");
  EXPECT_THAT(producer_.records, IsEmpty());
}

TEST_F(EdgeTest, ASignatureIsCheckedBeforeTheBodyIsLookedAt) { EXPECT_EQ(Send(Webhook("garbage", "bad")), 401); }

TEST_F(EdgeTest, ATenantWithoutThatVendorRefuses) {
  policy_->helpdesks[0].vendor = "intercom";
  EXPECT_EQ(Send(Webhook("ticket 35")), 401);
}

TEST_F(EdgeTest, TheHelpdeskIsTheOneWhoseSecretSigned) {
  const std::string other = absl::StrCat(::testing::TempDir(), "/edge_test.other");
  ASSERT_TRUE(config::WriteFile(other, "other").ok());
  policy_->helpdesks.push_back({.name = "second", .vendor = "zendesk", .webhook_secret_files = {other}});
  EXPECT_EQ(Send(Webhook("ticket 35", "other")), 200);
  EXPECT_EQ(producer_.records[0].key, ConversationKey("acme", "second:35"));
}

TEST_F(EdgeTest, AnUnreadableBodyWithAGoodSignatureIsKeptAndNotSentAgain) {
  EXPECT_EQ(Send(Webhook("garbage")), 200);
  ASSERT_THAT(producer_.records, SizeIs(1));
  EXPECT_EQ(producer_.records[0].topic, "ingest.dlq");
  EXPECT_EQ(*producer_.records[0].value, "garbage");
  EXPECT_EQ(answer_.body, R"({"detail":"body is no ticket; the delivery was kept","result":"dead_lettered"})");
  EXPECT_TRUE(Counted("dead_lettered"));
}

TEST_F(EdgeTest, AnUnreadableBodyThatCannotBeKeptIsSentAgain) {
  producer_.result = absl::UnavailableError("no broker");
  EXPECT_EQ(Send(Webhook("garbage")), 409);
}

TEST_F(EdgeTest, AnIrrelevantEventIsDroppedAndCounted) {
  EXPECT_EQ(Send(Webhook("nothing")), 200);
  EXPECT_THAT(producer_.records, IsEmpty());
  EXPECT_TRUE(Counted("dropped"));
}

TEST_F(EdgeTest, ADuplicateIsAcceptedAgain) {
  EXPECT_EQ(Send(Webhook("ticket 35")), 200);
  EXPECT_EQ(Send(Webhook("ticket 35")), 200);
  EXPECT_THAT(producer_.records, SizeIs(2));
}

TEST_F(EdgeTest, UnknownPathsVendorsAndTenantsAreNotFound) {
  for (const char* path : {"/", "/v1/webhooks/zendesk", "/v1/webhooks/zendesk/", "/v1/webhooks/zendesk/acme/x",
                           "/v2/webhooks/zendesk/acme", "/v1/webhooks/other/acme", "/v1/webhooks/zendesk/nobody"}) {
    http::Request request = Webhook("ticket 35");
    request.path = path;
    EXPECT_EQ(Send(std::move(request)), 404) << path;
    EXPECT_NE(Detail(), "") << path;
  }
}

TEST_F(EdgeTest, BeforeThePoliciesAreKnownNoTenantIsUnknown) {
  ready_ = false;
  http::Request request = Webhook("ticket 35");
  request.path = "/v1/webhooks/zendesk/nobody";
  EXPECT_EQ(Send(std::move(request)), 409);
}

TEST_F(EdgeTest, OnlyPostIsServed) {
  http::Request request = Webhook("ticket 35");
  request.method = "GET";
  EXPECT_EQ(Send(std::move(request)), 405);
  EXPECT_EQ(answer_.headers.Get("Allow"), "POST");
}

TEST_F(EdgeTest, AMissingSecretFileIsOurFaultNotTheSenders) {
  policy_->helpdesks[0].webhook_secret_files = {"/nowhere/secret"};
  EXPECT_EQ(Send(Webhook("ticket 35")), 409);
  EXPECT_FALSE(absl::StrContains(answer_.body, "nowhere"));
}

TEST_F(EdgeTest, ARotatedSecretWorksAfterTenSecondsAndALostFileKeepsItsSecret) {
  EXPECT_EQ(Send(Webhook("ticket 35")), 200);
  ASSERT_TRUE(config::WriteFile(secret_file_, "rotated").ok());
  clock_.Advance(absl::Seconds(10));
  EXPECT_EQ(Send(Webhook("ticket 35", "rotated")), 200);
  EXPECT_EQ(Send(Webhook("ticket 35", "good")), 401);
  ASSERT_EQ(std::remove(secret_file_.c_str()), 0);
  clock_.Advance(absl::Seconds(10));
  EXPECT_EQ(Send(Webhook("ticket 35", "rotated")), 200);
}

}  // namespace
}  // namespace firstline::ingest
