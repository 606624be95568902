#pragma once

#include <string>

#include "absl/strings/string_view.h"

namespace firstline::policy {

// `path`, taken relative to `base_dir` unless it is absolute or one of them is empty.
std::string ResolvePath(absl::string_view base_dir, absl::string_view path);

// "http://host" or "https://host:port/path", without white space, query or credentials.
bool IsBaseUrl(absl::string_view url);

// As IsBaseUrl, and a query may follow.
bool IsCallbackUrl(absl::string_view url);

}  // namespace firstline::policy
