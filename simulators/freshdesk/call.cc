#include "simulators/freshdesk/call.h"

#include <nlohmann/json.hpp>

#include "absl/strings/str_cat.h"

namespace firstline::sim::freshdesk {

using desk::Dump;
using desk::Json;

Outcome Ok(const Json& body, int status) { return {.status = status, .body = Dump(body)}; }

Outcome NotFound() { return {.status = 404}; }

Outcome WrongMethod(absl::string_view allowed) {
  Outcome outcome = {.status = 405, .body = Dump({{"message", "the method is not allowed here"}})};
  outcome.headers.Add("Allow", allowed);
  return outcome;
}

Outcome Coded(int status, absl::string_view code, absl::string_view message) {
  return {.status = status, .body = Dump({{"code", std::string(code)}, {"message", std::string(message)}})};
}

Outcome Invalid(absl::string_view field, absl::string_view message, absl::string_view code) {
  const Json error = {{"field", std::string(field)}, {"message", std::string(message)}, {"code", std::string(code)}};
  return {.status = 400, .body = Dump({{"description", "Validation failed"}, {"errors", Json::array({error})}})};
}

Outcome Refuse(const desk::Misfit& misfit) {
  if (misfit.member.empty()) return Coded(400, "invalid_json", "Request body has invalid json format");
  if (misfit.unknown) return Invalid(misfit.member, "Unexpected/invalid field in request", "invalid_field");
  return Invalid(misfit.member, absl::StrCat("It should be ", misfit.want), "datatype_mismatch");
}

}  // namespace firstline::sim::freshdesk
