#include "simulators/freshdesk/world.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "absl/strings/str_cat.h"
#include "simulators/freshdesk/api.h"
#include "simulators/freshdesk/json.h"
#include "simulators/freshdesk/portal.h"
#include "simulators/freshdesk/routes.h"

namespace firstline::sim::freshdesk {
namespace {

using desk::ResultOf;

class Helpdesk final : public desk::Helpdesk {
 public:
  explicit Helpdesk(const WorldOptions& options)
      : options_(options), account_(options.account), api_(options.api_key, options.account) {}

  std::string vendor() const override { return "freshdesk"; }

  Admission Admit(const http::Request& request, absl::Time now) override {
    Api::Admission admission = api_.Admit(request, now);
    Admission result = {.call = std::move(admission.call)};
    if (admission.refusal) result.refusal = ResultOf(*std::move(admission.refusal));
    return result;
  }

  void Finish(const Admission& admission, const std::string& request_id, absl::Time now,
              desk::Result* result) override {
    if (!admission.call.path.empty()) api_.AddRateHeaders(admission.call, now, &result->headers);
    result->headers.Add("X-Request-Id", request_id);
  }

  desk::Result CarryOut(const desk::Command& command) override {
    Outcome outcome = command.side == desk::Side::kApi ? Route(command.call, account_, options_.account)
                                                       : RouteControl(command.call, account_, options_.account);
    std::vector<desk::Delivery> webhooks;
    for (const Change& change : outcome.changes) {
      for (const std::string& rule : options_.rules) Fire(rule, change, &webhooks);
    }
    desk::Result result = ResultOf(std::move(outcome));
    result.webhooks = std::move(webhooks);
    return result;
  }

  std::optional<std::string> FindTicket(const std::string& id) const override {
    const Ticket* const ticket = FindAnyTicket(account_, id);
    return ticket == nullptr ? std::nullopt : std::optional<std::string>(absl::StrCat(ticket->id));
  }

  size_t tickets() const override { return account_.tickets.size(); }

  desk::Result FaultAnswer(const desk::Fault& fault, absl::Time) const override {
    Outcome outcome = fault.status == 404 ? NotFound() : Coded(fault.status, "injected_fault", "asked for by the test");
    if (fault.retry_after_seconds > 0) outcome.headers.Set("Retry-After", absl::StrCat(fault.retry_after_seconds));
    return ResultOf(std::move(outcome));
  }

  Json ErrorName(const Json& body) const override {
    if (!body.is_object()) return nullptr;
    if (body.contains("errors") && !body["errors"].empty()) return body["errors"][0].value("code", Json());
    return body.value("code", Json());
  }

 private:
  void Fire(const std::string& rule, const Change& change, std::vector<desk::Delivery>* webhooks) {
    const std::optional<std::string> body = RuleBody(rule, options_.body_mode, account_, change);
    if (!body) return;
    for (int i = 1; i <= options_.rules_per_change; ++i) {
      // The number is the journal's; the vendor sends none.
      webhooks->push_back({.ticket = absl::StrCat(change.ticket_id),
                           .id = absl::StrCat(++calls_made_),
                           .webhook = i == 1 ? rule : absl::StrCat(rule, " ", i),
                           .body = *body});
    }
  }

  const WorldOptions options_;
  Account account_;
  Api api_;
  int64_t calls_made_ = 0;
};

}  // namespace

absl::StatusOr<std::unique_ptr<desk::World>> OpenWorld(const WorldOptions& options, const Clock& clock) {
  return desk::World::Open(options.state_folder, std::make_unique<Helpdesk>(options),
                           MakePostman(options.credential, options.delivery), options.delivery, clock);
}

}  // namespace firstline::sim::freshdesk
