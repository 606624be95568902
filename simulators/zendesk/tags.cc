#include "simulators/zendesk/tags.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "absl/strings/ascii.h"
#include "simulators/zendesk/edit.h"
#include "simulators/zendesk/json.h"
#include "simulators/zendesk/rules.h"

namespace firstline::sim::zendesk {
namespace {

bool IsWord(const std::string& text) {
  return !text.empty() && std::none_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return absl::ascii_isspace(byte) || absl::ascii_iscntrl(byte) || c == ',';
  });
}

bool Contains(const std::vector<std::string>& tags, const std::string& tag) {
  return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

std::vector<std::string> Combine(const std::string& method, std::vector<std::string> tags,
                                 const std::vector<std::string>& given) {
  if (method == "POST") return given;
  for (const std::string& tag : given) {
    if (method == "PUT" && !Contains(tags, tag)) tags.push_back(tag);
    if (method == "DELETE") tags.erase(std::remove(tags.begin(), tags.end(), tag), tags.end());
  }
  return tags;
}

}  // namespace

std::optional<std::vector<std::string>> ReadTags(const Json& value) {
  if (!value.is_array()) return std::nullopt;
  std::vector<std::string> tags;
  for (const Json& entry : value) {
    if (!entry.is_string() || !IsWord(entry.get<std::string>())) return std::nullopt;
    std::string tag = absl::AsciiStrToLower(entry.get<std::string>());
    if (!Contains(tags, tag)) tags.push_back(std::move(tag));
  }
  return tags;
}

Outcome TicketTags(const Call& call, Account& account, Ticket& ticket) {
  if (call.method == "GET") return Ok({{"tags", ticket.tags}});
  if (call.method != "PUT" && call.method != "POST" && call.method != "DELETE") return UnknownEndpoint();
  const Json body = Json::parse(call.body, nullptr, /*allow_exceptions=*/false);
  if (!body.is_object()) return InvalidAttribute("body", "an object");
  std::string stamp;
  for (const auto& [name, value] : body.items()) {
    if (name == "updated_stamp" && value.is_string()) {
      stamp = value.get<std::string>();
    } else if (name == "safe_update" && !value.is_boolean() && value != "true" && value != "false") {
      return InvalidAttribute(name, "a boolean");
    } else if (name != "tags" && name != "safe_update") {
      return InvalidAttribute(name, "no such member");
    }
  }
  const auto given = body.contains("tags") ? ReadTags(body["tags"]) : std::nullopt;
  if (!given) return InvalidAttribute("tags", "an array of words");
  if (auto problem = CheckUpdatable(ticket, body.contains("safe_update"), stamp)) return *std::move(problem);
  Edit edit(account, ticket, call.actor, call.now);
  edit.SetTags(Combine(call.method, ticket.tags, *given));
  edit.Finish();
  Outcome outcome = Ok({{"tags", ticket.tags}}, call.method == "POST" ? 201 : 200);
  outcome.changes = edit.TakeChanges();
  outcome.journal.push_back(Dump({{"op", "tags"},
                                  {"actor", "api"},
                                  {"user", call.actor.user_id},
                                  {"ticket", ticket.id},
                                  {"external_id", ticket.external_id},
                                  {"method", call.method},
                                  {"tags", *given}}));
  return outcome;
}

}  // namespace firstline::sim::zendesk
