#include "common/config/secret_file.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <system_error>

#include "absl/strings/str_cat.h"
#include "common/base/status_macros.h"

namespace firstline::config {

absl::StatusOr<std::string> ReadFile(const std::string& path, size_t max_bytes) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return absl::NotFoundError(absl::StrCat(path, ": cannot be read: ", std::strerror(errno)));
  std::ostringstream contents;
  contents << in.rdbuf();
  if (in.bad()) return absl::UnavailableError(absl::StrCat(path, ": reading failed"));
  std::string text = contents.str();
  if (text.size() > max_bytes) {
    return absl::InvalidArgumentError(absl::StrCat(path, ": has ", text.size(), " bytes, want at most ", max_bytes));
  }
  return text;
}

absl::StatusOr<std::string> ReadSecretFile(const std::string& path) {
  FL_ASSIGN_OR_RETURN(std::string secret, ReadFile(path, 64u << 10));
  while (!secret.empty() && (secret.back() == '\n' || secret.back() == '\r')) secret.pop_back();
  if (secret.empty()) return absl::InvalidArgumentError(absl::StrCat(path, ": is empty, want a secret"));
  return secret;
}

absl::Status WriteFile(const std::string& path, absl::string_view contents) {
  // A device or a pipe is written to: renaming over /dev/null would take it away from the whole machine.
  std::error_code error;
  const bool in_place = std::filesystem::exists(path, error) && !std::filesystem::is_regular_file(path, error);
  const std::string temporary = in_place ? path : absl::StrCat(path, ".tmp");
  {
    std::ofstream out(temporary, std::ios::binary | std::ios::trunc);
    out.write(contents.data(), static_cast<std::streamsize>(contents.size()));
    if (!out.flush()) return absl::UnavailableError(absl::StrCat(path, ": cannot be written: ", std::strerror(errno)));
  }
  if (!in_place && std::rename(temporary.c_str(), path.c_str()) != 0) {
    return absl::UnavailableError(absl::StrCat(path, ": cannot be replaced: ", std::strerror(errno)));
  }
  return absl::OkStatus();
}

}  // namespace firstline::config
