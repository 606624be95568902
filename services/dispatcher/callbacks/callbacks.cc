#include "services/dispatcher/callbacks/callbacks.h"

#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/api_channel/outcome.h"
#include "common/api_channel/ticket_json.h"
#include "common/base/ids.h"
#include "common/base/status_macros.h"
#include "common/config/secret_file.h"
#include "common/http/retry_after.h"
#include "common/runtime/ticket_record.h"
#include "services/dispatcher/callbacks/pacing.h"
#include "services/dispatcher/callbacks/signature.h"

namespace firstline::dispatcher {
namespace {

constexpr absl::Duration kRevokeWait = absl::Seconds(8);   // the runtime allows 10 s
constexpr absl::Duration kPostTimeout = absl::Seconds(7);  // so that one under way ends within it
constexpr size_t kAnswerBytesMax = size_t{64} << 10;

bool IsWanted(const v1::Ticket& ticket) {
  return api_channel::IsApiConversation(ticket.conversation_id()) && ticket.helpdesk().api().callback() &&
         !ticket.replay() && ticket.outcome().end() != v1::END_SUPERSEDED;
}

}  // namespace

absl::StatusOr<runtime::RecordHandler::Output> Callbacks::Handle(const kafka::Record& record, const Context& context) {
  if (!record.value.has_value()) return Output{};
  FL_ASSIGN_OR_RETURN(v1::Ticket ticket, runtime::ReadTicket(record));
  if (!IsWanted(ticket)) return Output{};
  std::string name = absl::StrCat(record.partition, "/", record.offset);
  retrier_.Schedule(std::move(name), record.partition, absl::ZeroDuration(),
                    [this, ticket = std::move(ticket), finish = context.finish](int tries) {
                      const std::optional<absl::Duration> again = Post(ticket, tries);
                      if (!again.has_value()) finish();
                      return again;
                    });
  return Output{.records = {}, .deferred = true};
}

runtime::RecordHandler::Output Callbacks::Fail(const kafka::Record&, const absl::Status& error, int) {
  // The record is the dispatcher's own; whoever else reads it reports it.
  parts_.metrics.Callback("unreadable");
  parts_.log.Error("callback_unreadable", {{"code", absl::StatusCodeToString(error.code())}});
  return {};
}

void Callbacks::Revoked(const std::vector<int32_t>& partitions) { retrier_.Drop(partitions, kRevokeWait); }

std::optional<absl::Duration> Callbacks::Post(const v1::Ticket& ticket, int tries) {
  const Policies::Handle policy = parts_.policies.current(ticket.tenant());
  if (policy == nullptr || policy->api.callback_url.empty()) {
    parts_.metrics.Callback("no_callback");
    return std::nullopt;
  }
  absl::Duration retry_after;
  const absl::Status status = Send(ticket, policy->api, &retry_after);
  if (status.ok()) {
    parts_.metrics.Callback("posted");
    return std::nullopt;
  }
  const std::optional<absl::Duration> again = CallbackDelay(tries, retry_after);
  parts_.metrics.Callback(again.has_value() ? "failed" : "given_up");
  parts_.log.Warning(
      again.has_value() ? "callback_failed" : "callback_given_up",
      {{"tenant", ticket.tenant()}, {"turn_id", ticket.turn_id()}, {"tries", tries}, {"status", status.ToString()}});
  return again;
}

absl::Status Callbacks::Send(const v1::Ticket& ticket, const policy::ApiChannel& api, absl::Duration* retry_after) {
  if (parts_.https_only && !absl::StartsWithIgnoreCase(api.callback_url, "https://")) {
    return absl::InvalidArgumentError("callback: want an https address");
  }
  FL_ASSIGN_OR_RETURN(const std::string secret, config::ReadSecretFile(api.callback_secret_file));
  FL_ASSIGN_OR_RETURN(const std::string key, WebhookKey(secret));
  http::HttpRequest request;
  request.method = "POST";
  request.url = api.callback_url;
  request.body = api_channel::CallbackJson(ticket);
  request.headers = SignedHeaders(key, EffectId(ticket.turn_id(), "callback"), parts_.clock.Now(), request.body);
  request.headers.Add("Content-Type", "application/json");
  request.total_timeout = kPostTimeout;
  request.response_bytes_max = kAnswerBytesMax;
  FL_ASSIGN_OR_RETURN(const http::HttpResponse response, parts_.send(request));
  if (response.status >= 200 && response.status < 300) return absl::OkStatus();
  if (const auto asked = http::ParseRetryAfter(response.headers.Get("Retry-After"), parts_.clock.Now())) {
    *retry_after = *asked;
  }
  return absl::UnavailableError(absl::StrCat("the receiver answered ", response.status));
}

}  // namespace firstline::dispatcher
