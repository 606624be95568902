#include "services/ingest/edge.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "common/base/ids.h"
#include "common/http/message.h"
#include "common/runtime/ticket_record.h"
#include "common/telemetry/trace.h"
#include "firstline/v1/events.pb.h"
#include "services/ingest/records.h"
#include "services/ingest/wire.h"

namespace firstline::ingest {
namespace {

constexpr absl::string_view kWanted = "POST /v1/webhooks/{vendor}/{tenant}";

http::Response Problem(int status, absl::string_view detail) {
  http::Response response;
  response.status = status;
  response.content_type = "application/problem+json";
  const nlohmann::json body = {{"type", "about:blank"},
                               {"title", std::string(http::ReasonPhrase(status))},
                               {"status", status},
                               {"detail", std::string(detail)}};
  response.body = body.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  return response;
}

}  // namespace

struct Edge::Call {
  http::Request request;
  http::Respond respond;
  absl::Time accepted_at;
  std::string tenant;
  const WebhookSource* source = nullptr;

  absl::string_view vendor() const { return source == nullptr ? "unknown" : source->vendor(); }
};

Edge::Edge(std::vector<std::unique_ptr<WebhookSource>> sources, Tenants tenants, kafka::Producer& producer,
           const Clock& clock, const telemetry::Log& log, IngestMetrics metrics)
    : sources_(std::move(sources)),
      tenants_(std::move(tenants)),
      producer_(producer),
      clock_(clock),
      log_(log),
      metrics_(metrics),
      secrets_(clock) {}

void Edge::Handle(http::Request request, http::Respond respond) {
  auto call = std::make_shared<Call>();
  call->request = std::move(request);
  call->respond = std::move(respond);
  call->accepted_at = clock_.Now();

  const std::vector<std::string> parts = absl::StrSplit(call->request.path, '/');
  if (parts.size() < 5 || parts.size() > 6 || parts[1] != "v1" || parts[2] != "webhooks" || parts[4].empty()) {
    return Answer(*call, 404, "unknown", absl::StrCat("no such path, want ", kWanted));
  }
  call->source = FindSource(parts[3]);
  if (call->source == nullptr)
    return Answer(*call, 404, "unknown", absl::StrCat("no such vendor, want ", WantedVendors()));
  if (parts.size() == 6 && !call->source->TakesPathSecret()) {
    return Answer(*call, 404, "unknown", absl::StrCat("no such path, want ", kWanted));
  }
  if (call->source->IsProbe(call->request.method)) return Answer(*call, 200, "probed", "");
  if (call->request.method != "POST") {
    return Answer(*call, 405, "bad_method", absl::StrCat("method is ", call->request.method, ", want POST"));
  }
  const WebhookSource& source = *call->source;
  call->tenant = parts[4];
  const std::shared_ptr<const policy::Policy> policy = tenants_.current(call->tenant);
  if (policy == nullptr) {
    if (!tenants_.ready())
      return Answer(*call, source.busy_status(), "busy", "policies are still being read, send again");
    return Answer(*call, 404, "unknown", "no such tenant, want one whose policy was applied");
  }

  const Delivery delivery{.headers = call->request.headers,
                          .body = call->request.body,
                          .path_secret = parts.size() == 6 ? absl::string_view(parts[5]) : absl::string_view()};
  const absl::StatusOr<const policy::Helpdesk*> helpdesk = Authenticate(source, *policy, delivery);
  if (absl::IsFailedPrecondition(helpdesk.status())) {
    log_.Error("webhook_secrets_unreadable", {{"tenant", call->tenant}, {"vendor", source.vendor()}});
    return Answer(*call, source.busy_status(), "busy", helpdesk.status().message());
  }
  if (!helpdesk.ok()) return Answer(*call, 401, "unauthenticated", helpdesk.status().message());

  const absl::StatusOr<InboxPointer> pointer = source.Parse(delivery);
  if (!pointer.ok()) return Bury(std::move(call), pointer.status());
  if (!pointer->relevant) return Answer(*call, 200, "dropped", "this kind of event changes nothing here");
  Accept(std::move(call), **helpdesk, *pointer);
}

std::string Edge::WantedVendors() const {
  return absl::StrJoin(sources_, ", ",
                       [](std::string* out, const auto& source) { absl::StrAppend(out, source->vendor()); });
}

const WebhookSource* Edge::FindSource(absl::string_view vendor) const {
  for (const std::unique_ptr<WebhookSource>& source : sources_) {
    if (source->vendor() == vendor) return source.get();
  }
  return nullptr;
}

absl::StatusOr<const policy::Helpdesk*> Edge::Authenticate(const WebhookSource& source, const policy::Policy& policy,
                                                           const Delivery& delivery) {
  absl::Status refused = absl::UnauthenticatedError(absl::StrCat("the tenant has no helpdesk of ", source.vendor()));
  bool unreadable = false;
  for (const policy::Helpdesk& helpdesk : policy.helpdesks) {
    if (helpdesk.vendor != source.vendor()) continue;
    const std::vector<std::string> secrets = secrets_.Read(helpdesk.webhook_secret_files);
    if (secrets.empty()) {
      unreadable = true;
      continue;
    }
    const absl::Status status = source.Verify(delivery, secrets, clock_.Now());
    if (status.ok()) return &helpdesk;
    refused = status;
  }
  // With one of two helpdesks unreadable we cannot know whose delivery it was: let it come again.
  if (unreadable) return absl::FailedPreconditionError("the webhook secret cannot be read, send again");
  return refused;
}

void Edge::Accept(std::shared_ptr<Call> call, const policy::Helpdesk& helpdesk, const InboxPointer& pointer) {
  v1::InboxEvent event;
  event.set_tenant(call->tenant);
  event.set_helpdesk(helpdesk.name);
  event.set_vendor(helpdesk.vendor);
  event.set_ticket_id(pointer.ticket_id);
  event.set_source(v1::INBOX_SOURCE_WEBHOOK);
  event.set_delivery_id(pointer.delivery_id);
  event.set_event_type(pointer.event_type);
  *event.mutable_accepted_at() = ToProto(call->accepted_at);
  const std::string seed = HashId({"webhook", call->tenant, pointer.ticket_id, pointer.delivery_id});
  event.set_traceparent(telemetry::ChildTraceparent(call->request.headers.Get("traceparent"), seed));

  kafka::OutRecord record = InboxRecord(event, call->accepted_at);
  producer_.Produce(std::move(record), [this, call = std::move(call)](const absl::Status& status) {
    if (status.ok()) return Answer(*call, 200, "accepted", "");
    Answer(*call, call->source->busy_status(), "busy", "the queue does not answer, send again");
  });
}

void Edge::Bury(std::shared_ptr<Call> call, const absl::Status& error) {
  kafka::Record record;
  record.topic = absl::StrCat("http:", call->source->vendor());
  record.key = call->tenant;
  record.value = std::move(call->request.body);
  record.timestamp = call->accepted_at;
  record.headers = {{"ce_tenant", call->tenant}};
  log_.Warning("webhook_unreadable",
               {{"tenant", call->tenant}, {"vendor", call->source->vendor()}, {"reason", error.message()}});
  kafka::OutRecord dead = runtime::DeadLetter("ingest", record, error, 1, call->accepted_at);
  producer_.Produce(std::move(dead),
                    [this, call = std::move(call), reason = std::string(error.message())](const absl::Status& status) {
                      if (status.ok())
                        return Answer(*call, 200, "dead_lettered", absl::StrCat(reason, "; the delivery was kept"));
                      Answer(*call, call->source->busy_status(), "busy", "the queue does not answer, send again");
                    });
}

void Edge::Answer(const Call& call, int status, absl::string_view result, absl::string_view detail) {
  metrics_.Webhook(call.vendor(), result, clock_.Now() - call.accepted_at);
  if (status != 200) {
    http::Response response = Problem(status, detail);
    if (status == 405) response.headers.Add("Allow", "POST");
    if (status == 503) response.headers.Add("Retry-After", "30");
    return call.respond(std::move(response));
  }
  http::Response response;
  nlohmann::json body = {{"result", std::string(result)}};
  if (!detail.empty()) body["detail"] = std::string(detail);
  response.body = body.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  call.respond(std::move(response));
}

}  // namespace firstline::ingest
