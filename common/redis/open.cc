#include "common/redis/open.h"

#include <utility>

#include "common/base/status_macros.h"
#include "common/config/secret_file.h"

namespace firstline::redis {

absl::StatusOr<std::unique_ptr<Connection>> Open(const std::string& address, const std::string& password_file,
                                                 const Clock& clock) {
  if (address.empty()) return nullptr;
  Options options = {.address = address};
  if (!password_file.empty()) {
    FL_ASSIGN_OR_RETURN(options.password, config::ReadSecretFile(password_file));
  }
  return std::make_unique<Connection>(std::move(options), clock);
}

}  // namespace firstline::redis
