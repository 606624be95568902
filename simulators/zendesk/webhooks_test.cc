#include "simulators/zendesk/webhooks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "simulators/zendesk/routes.h"
#include "simulators/zendesk/webhook.h"

namespace firstline::sim::zendesk {
namespace {

using ::testing::ElementsAre;

const std::vector<Webhook> kWebhooks = {{.id = "01F1",
                                         .name = "Firstline",
                                         .endpoint = "https://fl.example/v1/webhooks/zendesk/t",
                                         .secret = "whsec",
                                         .subscriptions = {"zen:event-type:ticket.created"}}};

Outcome Get(std::vector<std::string> path) {
  return RouteWebhooks({.method = "GET", .path = std::move(path)}, kWebhooks);
}

TEST(WebhooksTest, AreListedWithoutTheirSecret) {
  const Outcome outcome =
      RouteWebhooks({.method = "GET", .path = {"webhooks"}, .query = {{"page[size]", "100"}}}, kWebhooks);
  ASSERT_EQ(outcome.status, 200);
  const auto body = nlohmann::json::parse(outcome.body);
  EXPECT_EQ(body["meta"]["has_more"], false);
  EXPECT_EQ(body["webhooks"][0]["endpoint"], "https://fl.example/v1/webhooks/zendesk/t");
  EXPECT_EQ(body["webhooks"][0]["subscriptions"][0], "zen:event-type:ticket.created");
  EXPECT_EQ(outcome.body.find("whsec"), std::string::npos);
}

TEST(WebhooksTest, OneShowsItsSigningSecret) {
  EXPECT_EQ(nlohmann::json::parse(Get({"webhooks", "01F1"}).body)["webhook"]["name"], "Firstline");
  EXPECT_EQ(nlohmann::json::parse(Get({"webhooks", "01F1", "signing_secret"}).body)["signing_secret"]["secret"],
            "whsec");
  EXPECT_EQ(Get({"webhooks", "02"}).status, 404);
  EXPECT_EQ(Get({"webhooks", "01F1", "invocations"}).status, 404);
  EXPECT_EQ(RouteWebhooks({.method = "POST", .path = {"webhooks"}, .body = "{}"}, kWebhooks).status, 404);
}

TEST(WebhooksTest, NeedAScopeOfTheirOwn) {
  EXPECT_EQ(KindOf({.method = "GET", .path = {"webhooks"}}).resource, "webhooks");
}

TEST(WebhooksTest, SubscriptionsAreNamedAsInTheEvents) {
  EXPECT_THAT(SubscriptionsOf(WebhookKind::kEvent, {Change::Kind::kCreated, Change::Kind::kRating}),
              ElementsAre("zen:event-type:ticket.created", "zen:event-type:ticket.csat_received"));
  EXPECT_THAT(SubscriptionsOf(WebhookKind::kTrigger, {Change::Kind::kCreated}),
              ElementsAre("conditional_ticket_events"));
}

}  // namespace
}  // namespace firstline::sim::zendesk
