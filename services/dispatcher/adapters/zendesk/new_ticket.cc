#include "services/dispatcher/adapters/zendesk/new_ticket.h"

#include <nlohmann/json.hpp>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "services/dispatcher/adapters/html.h"
#include "services/dispatcher/adapters/zendesk/encode.h"

namespace firstline::dispatcher::zendesk {
namespace {

using Json = nlohmann::json;

std::string Text(absl::string_view text) { return std::string(text.data(), text.size()); }

}  // namespace

http::HttpRequest EncodeNewTicket(const NewTicket& ticket, int64_t author_id) {
  Json body = {{"subject", ticket.subject},
               {"external_id", ticket.external_id},
               {"comment",
                {{"html_body", NoteHtml(ticket.text, kCommentBytesMax)}, {"public", false}, {"author_id", author_id}}},
               {"metadata", {{"firstline_delivery", ticket.effect_id}}}};
  if (!ticket.customer_email.empty()) {
    const std::string& name = ticket.customer_name.empty() ? ticket.customer_email : ticket.customer_name;
    body["requester"] = {{"name", name}, {"email", ticket.customer_email}};
  }
  if (const std::vector<std::string> tags = ToTags(ticket.tags); !tags.empty()) body["tags"] = tags;
  if (const auto priority = PriorityWord(ticket.fields.priority)) body["priority"] = Text(*priority);
  if (int64_t group = 0; absl::SimpleAtoi(ticket.fields.team_id, &group) && group > 0) body["group_id"] = group;
  http::HttpRequest request;
  request.method = "POST";
  request.url = "/api/v2/tickets";
  request.headers.Add("Idempotency-Key", ticket.effect_id);
  // Ill-formed UTF-8 is replaced, never thrown at.
  request.body = Json{{"ticket", std::move(body)}}.dump(-1, ' ', false, Json::error_handler_t::replace);
  request.not_after = ticket.not_after;
  return request;
}

std::string TicketIdOf(const std::string& body) {
  const Json answer = Json::parse(body, nullptr, /*allow_exceptions=*/false);
  const Json::json_pointer path("/ticket/id");
  if (!answer.is_object() || !answer.contains(path) || !answer[path].is_number_integer()) return "";
  return absl::StrCat(answer[path].get<int64_t>());
}

}  // namespace firstline::dispatcher::zendesk
