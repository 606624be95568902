#include "simulators/zendesk/webhooks.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "simulators/zendesk/json.h"
#include "simulators/zendesk/paging.h"

namespace firstline::sim::zendesk {
namespace {

Json WebhookJson(const Webhook& webhook) {
  return {{"id", webhook.id},
          {"name", webhook.name},
          {"endpoint", webhook.endpoint},
          {"http_method", "POST"},
          {"request_format", "json"},
          {"status", "active"},
          {"subscriptions", webhook.subscriptions}};
}

Outcome List(const Call& call, const std::vector<Webhook>& webhooks) {
  std::vector<Json> items;
  for (const Webhook& webhook : webhooks) items.push_back(WebhookJson(webhook));
  return Paged(call, "/api/v2/webhooks", "webhooks", std::move(items));
}

}  // namespace

Outcome RouteWebhooks(const Call& call, const std::vector<Webhook>& webhooks) {
  if (call.method != "GET") return UnknownEndpoint();
  if (call.path.size() == 1) return List(call, webhooks);
  const auto webhook =
      std::find_if(webhooks.begin(), webhooks.end(), [&](const Webhook& one) { return one.id == call.path[1]; });
  if (webhook == webhooks.end()) return NotFound();
  if (call.path.size() == 2) return Ok({{"webhook", WebhookJson(*webhook)}});
  if (call.path.size() > 3 || call.path[2] != "signing_secret") return UnknownEndpoint();
  return Ok({{"signing_secret", {{"algorithm", "SHA256"}, {"secret", webhook->secret}}}});
}

}  // namespace firstline::sim::zendesk
