#include "simulators/intercom/world.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "absl/strings/str_cat.h"
#include "simulators/intercom/api.h"
#include "simulators/intercom/inbox.h"
#include "simulators/intercom/json.h"
#include "simulators/intercom/routes.h"

namespace firstline::sim::intercom {
namespace {

using desk::ResultOf;

// 32 hex digits as a UUID: what the vendor's description says a request's id is.
std::string AsUuid(const std::string& hex) {
  return absl::StrCat(hex.substr(0, 8), "-", hex.substr(8, 4), "-4", hex.substr(13, 3), "-9", hex.substr(17, 3), "-",
                      hex.substr(20, 12));
}

class Helpdesk final : public desk::Helpdesk {
 public:
  explicit Helpdesk(const WorldOptions& options)
      : options_(options), workspace_(options.workspace), api_(options.token, options.workspace) {}

  std::string vendor() const override { return "intercom"; }

  Admission Admit(const http::Request& request, absl::Time now) override {
    Api::Admission admission = api_.Admit(request, now);
    Admission result = {.call = std::move(admission.call)};
    if (admission.refusal) result.refusal = ResultOf(*std::move(admission.refusal));
    return result;
  }

  void Finish(const Admission& admission, const std::string& request_id, absl::Time now,
              desk::Result* result) override {
    if (result->status != 401) api_.AddRateHeaders(now, &result->headers);
    result->headers.Add("X-Request-Id", AsUuid(request_id));
    if (!admission.call.version.empty()) result->headers.Add("Intercom-Version", admission.call.version);
    if (result->status < 400) return;
    Json body = Json::parse(result->body);
    body["request_id"] = AsUuid(request_id);
    result->body = Dump(body);
  }

  desk::Result CarryOut(const desk::Command& command) override {
    Outcome outcome = command.side == desk::Side::kApi ? Route(command.call, workspace_, options_.workspace)
                                                       : RouteControl(command.call, workspace_, options_.workspace);
    std::vector<desk::Delivery> webhooks;
    for (const Change& change : outcome.changes) {
      const auto& topics = options_.topics;
      if (std::find(topics.begin(), topics.end(), change.topic) == topics.end()) continue;
      webhooks.push_back(
          NotificationOf(change, workspace_, options_.workspace, ++notifications_made_, command.call.now));
    }
    desk::Result result = ResultOf(std::move(outcome));
    result.webhooks = std::move(webhooks);
    return result;
  }

  std::optional<std::string> FindTicket(const std::string& id) const override {
    const Conversation* const conversation = FindAnyConversation(workspace_, id);
    return conversation == nullptr ? std::nullopt : std::optional<std::string>(Dump(Json(conversation->id)));
  }

  size_t tickets() const override { return workspace_.conversations.size(); }

  std::vector<desk::Delivery> Greeting(absl::Time now) override { return {Ping(options_.workspace, now)}; }

  desk::Result FaultAnswer(const desk::Fault& fault, absl::Time now) const override {
    const bool limited = fault.status == 429;
    desk::Result result =
        ResultOf(Error(fault.status, limited ? "rate_limit_exceeded" : "server_error", "asked for by the test"));
    // The vendor documents no Retry-After, but the second at which the window ends (2.5).
    if (fault.retry_after_seconds > 0) {
      result.headers.Set("X-RateLimit-Reset", absl::StrCat(absl::ToUnixSeconds(now) + fault.retry_after_seconds));
    }
    return result;
  }

  Json ErrorName(const Json& body) const override {
    const bool listed = body.is_object() && body.contains("errors") && !body["errors"].empty();
    return listed ? body["errors"][0].value("code", Json()) : Json();
  }

 private:
  const WorldOptions options_;
  Workspace workspace_;
  Api api_;
  int64_t notifications_made_ = 0;
};

}  // namespace

absl::StatusOr<std::unique_ptr<desk::World>> OpenWorld(const WorldOptions& options, const Clock& clock) {
  return desk::World::Open(options.state_folder, std::make_unique<Helpdesk>(options),
                           MakePostman(options.client_secret, options.delivery), options.delivery, clock);
}

}  // namespace firstline::sim::intercom
