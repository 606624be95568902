#pragma once

// Strict reading of a request's JSON object: every member has a reader; one without is refused. What a refusal looks
// like is the vendor's.

#include <functional>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "simulators/desk/json.h"

namespace firstline::sim::desk {

// Why a body is refused.
struct Misfit {
  std::string member;    // "ticket.comment.public"; "" for the body itself
  std::string want;      // "a boolean"
  bool unknown = false;  // no such member
};
using MisfitOr = std::optional<Misfit>;

using MemberReader = std::function<MisfitOr(const std::string& member, const Json& value)>;
using MemberReaders = std::map<std::string, MemberReader>;

// `prefix` is what the object is called in refusals, "" for the body.
MisfitOr ReadMembers(const std::string& prefix, const Json& object, const MemberReaders& readers);
// The same for text; what is no JSON is a misfit of the body.
MisfitOr ReadBody(const std::string& text, const MemberReaders& readers);

// Readers keep a reference to their target.
MemberReader ReadText(std::string& target);
MemberReader ReadText(std::optional<std::string>& target);
MemberReader ReadTextOrNull(std::optional<std::string>& target);  // null: ""
MemberReader ReadInteger(std::optional<int64_t>& target);
MemberReader ReadIntegerOrNull(std::optional<std::optional<int64_t>>& target);
MemberReader ReadBoolean(std::optional<bool>& target);
MemberReader ReadTexts(std::optional<std::vector<std::string>>& target);
// Any object, as name to JSON text.
MemberReader ReadObject(std::optional<std::map<std::string, std::string>>& target);

}  // namespace firstline::sim::desk
