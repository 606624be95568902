#include "cli/dev/helpdesk.h"

#include <nlohmann/json.hpp>

#include "absl/strings/str_cat.h"
#include "common/base/status_macros.h"
#include "common/http/url.h"

namespace firstline::dev {
namespace {

using Json = nlohmann::json;

absl::StatusOr<Helpdesk::Posted> PostedOf(const std::string& body, const char* message_key) {
  const Json json = Json::parse(body, nullptr, false);
  if (!json.is_object() || !json.contains("ticket_id") || !json.contains(message_key)) {
    return absl::InternalError("the simulator's answer names no ticket and message");
  }
  return Helpdesk::Posted{json["ticket_id"].get<std::string>(), json[message_key].get<std::string>()};
}

}  // namespace

absl::StatusOr<std::string> Helpdesk::Call(const std::string& method, const std::string& path,
                                           const std::string& body) {
  http::HttpRequest request;
  request.method = method;
  request.url = absl::StrCat(url_, path);
  request.body = body;
  if (!body.empty()) request.headers.Set("Content-Type", "application/json");
  FL_ASSIGN_OR_RETURN(const http::HttpResponse response, client_.Send(request));
  if (response.status == 404) return absl::NotFoundError(absl::StrCat("the simulator knows no ", path));
  if (response.status >= 300) {
    return absl::InternalError(
        absl::StrCat("the simulator answered ", response.status, " to ", path, ": ", response.body));
  }
  return response.body;
}

absl::Status Helpdesk::SetWebhook(const std::string& target) {
  return Call("POST", "/_sim/webhook", Json{{"url", target}}.dump()).status();
}

absl::Status Helpdesk::AddFault(const std::string& fault) { return Call("POST", "/_sim/faults", fault).status(); }

absl::Status Helpdesk::SetMischief(const std::string& mischief) {
  return Call("POST", "/_sim/mischief", mischief).status();
}

absl::StatusOr<Helpdesk::Posted> Helpdesk::Create(const PlayedTicket& ticket) {
  const Json body = {{"external_id", ticket.id},
                     {"requester", {{"name", ticket.name}, {"email", ticket.email}, {"attributes", ticket.attributes}}},
                     {"subject", ticket.subject},
                     {"text", ticket.messages.front().text},
                     {"channel", ticket.channel}};
  FL_ASSIGN_OR_RETURN(const std::string answer, Call("POST", "/_sim/tickets", body.dump()));
  return PostedOf(answer, "message_id");
}

absl::StatusOr<Helpdesk::Posted> Helpdesk::Add(const std::string& ticket_id, const PlayedMessage& message) {
  const Json body = {{"from", message.from_agent ? "agent" : "customer"}, {"text", message.text}};
  FL_ASSIGN_OR_RETURN(const std::string answer,
                      Call("POST", absl::StrCat("/_sim/tickets/", ticket_id, "/messages"), body.dump()));
  return PostedOf(answer, "message_id");
}

absl::StatusOr<Helpdesk::Posted> Helpdesk::Lookup(const std::string& id) {
  FL_ASSIGN_OR_RETURN(const std::string answer,
                      Call("GET", absl::StrCat("/_sim/tickets/", http::PercentEncode(id)), ""));
  return PostedOf(answer, "last_customer_message_id");
}

absl::Status Helpdesk::Replay(const std::string& id) {
  return Call("POST", "/_sim/replay", Json{{"external_id", id}}.dump()).status();
}

}  // namespace firstline::dev
