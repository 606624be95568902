#include "simulators/desk/members.h"

#include <nlohmann/json.hpp>

#include "absl/strings/str_cat.h"

namespace firstline::sim::desk {
namespace {

template <typename Target, typename Accepts>
MemberReader Reader(Target& target, const char* want, Accepts accepts) {
  return [&target, want, accepts](const std::string& member, const Json& value) -> MisfitOr {
    if (!accepts(value)) return Misfit{member, want};
    target = value.get<typename Target::value_type>();
    return std::nullopt;
  };
}

bool IsText(const Json& value) { return value.is_string(); }
bool IsInteger(const Json& value) { return value.is_number_integer(); }

}  // namespace

MisfitOr ReadMembers(const std::string& prefix, const Json& object, const MemberReaders& readers) {
  if (!object.is_object()) return Misfit{prefix, "an object"};
  for (const auto& [name, value] : object.items()) {
    const std::string member = prefix.empty() ? name : absl::StrCat(prefix, ".", name);
    const auto reader = readers.find(name);
    if (reader == readers.end()) return Misfit{member, "no such member", true};
    if (MisfitOr misfit = reader->second(member, value)) return misfit;
  }
  return std::nullopt;
}

MisfitOr ReadBody(const std::string& text, const MemberReaders& readers) {
  return ReadMembers("", Json::parse(text, nullptr, /*allow_exceptions=*/false), readers);
}

MemberReader ReadText(std::string& target) {
  return [&target](const std::string& member, const Json& value) -> MisfitOr {
    if (!value.is_string()) return Misfit{member, "a string"};
    target = value.get<std::string>();
    return std::nullopt;
  };
}

MemberReader ReadText(std::optional<std::string>& target) { return Reader(target, "a string", IsText); }

MemberReader ReadTextOrNull(std::optional<std::string>& target) {
  return [&target](const std::string& member, const Json& value) -> MisfitOr {
    if (!value.is_string() && !value.is_null()) return Misfit{member, "a string"};
    target = value.is_null() ? "" : value.get<std::string>();
    return std::nullopt;
  };
}

MemberReader ReadInteger(std::optional<int64_t>& target) { return Reader(target, "an integer", IsInteger); }

MemberReader ReadIntegerOrNull(std::optional<std::optional<int64_t>>& target) {
  return [&target](const std::string& member, const Json& value) -> MisfitOr {
    if (!value.is_number_integer() && !value.is_null()) return Misfit{member, "an integer or null"};
    target = value.is_null() ? std::optional<int64_t>() : std::optional<int64_t>(value.get<int64_t>());
    return std::nullopt;
  };
}

MemberReader ReadBoolean(std::optional<bool>& target) {
  return Reader(target, "a boolean", [](const Json& value) { return value.is_boolean(); });
}

MemberReader ReadTexts(std::optional<std::vector<std::string>>& target) {
  return Reader(target, "an array of strings", [](const Json& value) {
    if (!value.is_array()) return false;
    for (const Json& entry : value) {
      if (!entry.is_string()) return false;
    }
    return true;
  });
}

MemberReader ReadObject(std::optional<std::map<std::string, std::string>>& target) {
  return [&target](const std::string& member, const Json& value) -> MisfitOr {
    if (!value.is_object()) return Misfit{member, "an object"};
    target.emplace();
    for (const auto& [name, entry] : value.items()) (*target)[name] = Dump(entry);
    return std::nullopt;
  };
}

}  // namespace firstline::sim::desk
