#include "common/helpdesks/credentials_file.h"

#include <algorithm>
#include <cstdint>
#include <nlohmann/json.hpp>

#include "absl/strings/escaping.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "common/base/status_macros.h"

namespace firstline::helpdesks {
namespace {

using Json = nlohmann::json;

absl::Status Read(const CredentialMember& member, const Json& value) {
  if (member.kind == CredentialMember::Kind::kId) {
    int64_t id = 0;
    if (value.is_number_integer()) {
      id = value.get<int64_t>();
    } else if (!value.is_string() || !absl::SimpleAtoi(value.get_ref<const std::string&>(), &id)) {
      id = 0;
    }
    if (id <= 0)
      return absl::InvalidArgumentError(absl::StrCat("credentials: ", member.name, " is no positive integer"));
    *member.target = absl::StrCat(id);
    return absl::OkStatus();
  }
  if (!value.is_string() || value.get_ref<const std::string&>().empty()) {
    return absl::InvalidArgumentError(absl::StrCat("credentials: ", member.name, " is no text"));
  }
  *member.target = value.get<std::string>();
  return absl::OkStatus();
}

// A member's name as an error may show it: one that is none of ours may be anything, also a key in the wrong place.
std::string ShownName(absl::string_view name) {
  constexpr size_t kLongest = 32;  // our longest has 13, tokens have 40 and more
  return name.size() > kLongest ? "with a long name" : absl::CEscape(name);
}

}  // namespace

absl::Status ParseCredentials(absl::string_view json, absl::Span<const CredentialMember> members) {
  const Json root = Json::parse(json.begin(), json.end(), nullptr, /*allow_exceptions=*/false);
  if (!root.is_object()) return absl::InvalidArgumentError("credentials are no JSON object");
  for (const auto& [name, value] : root.items()) {
    const auto member =
        std::find_if(members.begin(), members.end(), [&](const CredentialMember& m) { return name == m.name; });
    if (member == members.end()) {
      return absl::InvalidArgumentError(absl::StrCat("credentials: unknown member ", ShownName(name)));
    }
    FL_RETURN_IF_ERROR(Read(*member, value));
  }
  for (const CredentialMember& member : members) {
    if (member.required && !root.contains(member.name)) {
      return absl::InvalidArgumentError(absl::StrCat("credentials: ", member.name, " is missing"));
    }
  }
  return absl::OkStatus();
}

}  // namespace firstline::helpdesks
