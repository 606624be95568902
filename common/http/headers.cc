#include "common/http/headers.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"

namespace firstline::http {

void Headers::Add(absl::string_view name, absl::string_view value) {
  fields_.emplace_back(std::string(name), std::string(value));
}

void Headers::Set(absl::string_view name, absl::string_view value) {
  fields_.erase(std::remove_if(fields_.begin(), fields_.end(),
                               [name](const Field& field) { return absl::EqualsIgnoreCase(field.first, name); }),
                fields_.end());
  Add(name, value);
}

std::optional<absl::string_view> Headers::Find(absl::string_view name) const {
  for (const Field& field : fields_) {
    if (absl::EqualsIgnoreCase(field.first, name)) return absl::string_view(field.second);
  }
  return std::nullopt;
}

absl::string_view Headers::Get(absl::string_view name) const { return Find(name).value_or(absl::string_view()); }

bool IsSafeField(absl::string_view name, absl::string_view value) {
  constexpr absl::string_view kTokenPunctuation = "!#$%&'*+-.^_`|~";
  const bool name_ok = !name.empty() && std::all_of(name.begin(), name.end(), [&](char c) {
    return absl::ascii_isalnum(static_cast<unsigned char>(c)) || kTokenPunctuation.find(c) != absl::string_view::npos;
  });
  return name_ok && std::none_of(value.begin(), value.end(), [](char c) {
           return c != '\t' && absl::ascii_iscntrl(static_cast<unsigned char>(c));
         });
}

}  // namespace firstline::http
