#include "simulators/intercom/call.h"

#include <nlohmann/json.hpp>

#include "absl/strings/str_cat.h"

namespace firstline::sim::intercom {

using desk::Dump;
using desk::Json;

Outcome Ok(const Json& body, int status) { return {.status = status, .body = Dump(body)}; }

Outcome Error(int status, absl::string_view code, absl::string_view message) {
  const Json error = {{"code", std::string(code)}, {"message", std::string(message)}};
  return {.status = status, .body = Dump({{"type", "error.list"}, {"errors", Json::array({error})}})};
}

Outcome NotFound() { return Error(404, "not_found", "Resource Not Found"); }

Outcome ParameterInvalid(absl::string_view message) { return Error(400, "parameter_invalid", message); }

Outcome Refuse(const desk::Misfit& misfit) {
  return ParameterInvalid(absl::StrCat(misfit.member.empty() ? "body" : misfit.member, ": want ", misfit.want));
}

}  // namespace firstline::sim::intercom
