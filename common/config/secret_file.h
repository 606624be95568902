#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace firstline::config {

// Contents of a file, at most `max_bytes`. NotFound names the path; contents never appear in errors.
absl::StatusOr<std::string> ReadFile(const std::string& path, size_t max_bytes = 16u << 20);

// A secret: the file's contents without trailing line breaks; an empty secret is InvalidArgument.
absl::StatusOr<std::string> ReadSecretFile(const std::string& path);

// Replaces the file in one step (temporary file, rename); what is no file, as /dev/null, is written to.
absl::Status WriteFile(const std::string& path, absl::string_view contents);

}  // namespace firstline::config
