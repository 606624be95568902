#include "common/policy/addresses.h"

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"

namespace firstline::policy {

std::string ResolvePath(absl::string_view base_dir, absl::string_view path) {
  if (base_dir.empty() || path.empty() || absl::StartsWith(path, "/")) return std::string(path);
  return absl::StrCat(base_dir, absl::EndsWith(base_dir, "/") ? "" : "/", path);
}

bool IsBaseUrl(absl::string_view url) {
  absl::string_view rest = url;
  if (!absl::ConsumePrefix(&rest, "https://") && !absl::ConsumePrefix(&rest, "http://")) return false;
  return !rest.empty() && rest[0] != '/' && rest.find_first_of(" \t\r\n?#@\\") == absl::string_view::npos;
}

bool IsCallbackUrl(absl::string_view url) {
  const size_t query = url.find('?');
  const absl::string_view rest = query == absl::string_view::npos ? "" : url.substr(query);
  return IsBaseUrl(url.substr(0, query)) && rest.find_first_of(" \t\r\n#\\") == absl::string_view::npos;
}

}  // namespace firstline::policy
