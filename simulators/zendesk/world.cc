#include "simulators/zendesk/world.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "common/base/ids.h"
#include "simulators/zendesk/api.h"
#include "simulators/zendesk/json.h"
#include "simulators/zendesk/people_at_work.h"
#include "simulators/zendesk/webhooks.h"

namespace firstline::sim::zendesk {
namespace {

using desk::ResultOf;

class Helpdesk final : public desk::Helpdesk {
 public:
  explicit Helpdesk(const WorldOptions& options)
      : options_(options), account_(options.account), api_(options.credentials, options.account) {}

  std::string vendor() const override { return "zendesk"; }

  Admission Admit(const http::Request& request, absl::Time now) override {
    Api::Admission admission = api_.Admit(request, account_.bot_id, now);
    Admission result = {.call = std::move(admission.call)};
    if (admission.answer) result.refusal = ResultOf(*std::move(admission.answer));
    return result;
  }

  void Finish(const Admission& admission, const std::string& request_id, absl::Time, desk::Result* result) override {
    if (!admission.refusal) api_.AddRateHeaders(admission.call, &result->headers);
    result->headers.Add("X-Request-Id", request_id);
  }

  desk::Result CarryOut(const desk::Command& command) override {
    Outcome outcome = command.side == desk::Side::kApi ? RouteApi(command.call)
                                                       : RouteControl(command.call, account_, options_.account);
    std::vector<desk::Delivery> webhooks;
    for (const Change& change : outcome.changes) {
      for (const WebhookKind kind : options_.kinds) AddWebhook(kind, change, command.call.now, &webhooks);
    }
    desk::Result result = ResultOf(std::move(outcome));
    result.webhooks = std::move(webhooks);
    return result;
  }

  std::optional<std::string> FindTicket(const std::string& id) const override {
    const auto external = account_.tickets_by_external_id.find(id);
    if (external != account_.tickets_by_external_id.end()) return absl::StrCat(external->second);
    int64_t number = 0;
    if (!absl::SimpleAtoi(id, &number) || !account_.tickets.contains(number)) return std::nullopt;
    return absl::StrCat(number);
  }

  size_t tickets() const override { return account_.tickets.size(); }

  void PointTo(const std::string& url) override {
    webhooks_.clear();
    for (const WebhookKind kind : options_.kinds) {
      webhooks_.push_back({.id = WebhookId(kind),
                           .name = "Firstline",
                           .endpoint = url,
                           .secret = options_.webhook_secret,
                           .subscriptions = SubscriptionsOf(kind, options_.subscriptions)});
    }
  }

  std::optional<desk::Result> OwnControl(const http::Request& request) override {
    if (request.method != "POST" || request.path != "/_sim/revoke_tokens") return std::nullopt;
    api_.auth().RevokeAll();
    return desk::Result{.body = R"({"ok":true})"};
  }

  desk::Result FaultAnswer(const desk::Fault& fault, absl::Time) const override {
    desk::Result result = ResultOf(Error(fault.status, "InjectedFault", "asked for by the test"));
    if (fault.retry_after_seconds > 0) result.headers.Set("Retry-After", absl::StrCat(fault.retry_after_seconds));
    return result;
  }

  Json ErrorName(const Json& body) const override { return body.is_object() ? body.value("error", Json()) : Json(); }

 private:
  Outcome RouteApi(const Call& call) {
    if (KindOf(call).resource == "webhooks") return RouteWebhooks(call, webhooks_);
    return Route(call, account_, options_.account);
  }

  void AddWebhook(WebhookKind kind, const Change& change, absl::Time now, std::vector<desk::Delivery>* webhooks) {
    const bool event = kind == WebhookKind::kEvent;
    const auto& wanted = options_.subscriptions;
    if (event && std::find(wanted.begin(), wanted.end(), change.kind) == wanted.end()) return;
    const auto body = WebhookBody(kind, account_, options_.account, change, now);
    if (!body) return;
    const std::string id = HashId({"invocation", absl::StrCat(++webhooks_made_)});
    webhooks->push_back({.ticket = absl::StrCat(change.ticket_id),
                         .id = absl::AsciiStrToUpper(id.substr(0, 26)),
                         .webhook = WebhookId(kind),
                         .body = *body});
  }

  const WorldOptions options_;
  Account account_;
  Api api_;
  std::vector<Webhook> webhooks_;
  int64_t webhooks_made_ = 0;
};

}  // namespace

absl::StatusOr<std::unique_ptr<World>> OpenWorld(const WorldOptions& options, const Clock& clock) {
  return World::Open(options.state_folder, std::make_unique<Helpdesk>(options),
                     MakePostman(options.webhook_secret, options.account.account_id, options.delivery),
                     options.delivery, clock);
}

}  // namespace firstline::sim::zendesk
